"""A place ends by itself unless somebody renews it, and nobody is ever locked out of the house."""

import datetime as dt
import re
from http import HTTPStatus

import pytest
from django.conf import settings

from tests.access.letting_in import let_in
from tests.access.signing import a_sister, an_agency
from tests.accounts.signing_in import signed_in
from tests.conftest import PASSWORD, Cast, actor_of
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import assign, end_assignment
from walkwith.access.models import Assignment
from walkwith.accounts.commands import (
    add_member,
    edit_member,
    end_membership,
    renew_membership,
)
from walkwith.accounts.models import Membership
from walkwith.accounts.queries import left_walks, places_that_end
from walkwith.accounts.rules import ends_soon, first_end
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.days import until_words
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.people.models import Participant
from walkwith.supervision.commands import see_off

DAY = dt.timedelta(days=1)
YEAR = DAY * settings.PLACE_DAYS


def end_of(cast: Cast, who: Actor) -> dt.datetime | None:
    with acting_as(cast.pat):
        return Membership.objects.get(pk=who.id).ends_at


def let_it_end(cast: Cast, who: Actor, *, within: dt.timedelta) -> None:
    with acting_as(cast.pat):
        place = Membership.objects.filter(pk=who.id)
        place.update(starts_at=clock.now() - YEAR, ends_at=clock.now() + within)


def olu(cast: Cast) -> Actor:
    member = add_member(
        actor=cast.pat, role="administrator", name="Olu", username="olu", password=PASSWORD
    )
    return actor_of(member)


def test_who_works_here_has_a_year_and_the_founder_no_end(cast: Cast) -> None:
    for who in (cast.rosa, cast.lorraine, cast.marcus, olu(cast)):
        end = end_of(cast, who)
        assert end
        assert abs(end - clock.now() - YEAR) < DAY
    assert end_of(cast, cast.pat) is None
    with acting_as(open_dees_door(cast)):
        assert Membership.objects.get(role="participant").ends_at is None


def test_a_partner_has_a_year_and_one_of_dees_people_no_end(cast: Cast) -> None:
    for name, recipient in (("ana", an_agency(cast)), ("sam", a_sister(cast))):
        let_in(cast, recipient, name)
    with acting_as(cast.rosa):
        ends = [Membership.objects.get(account__username=name).ends_at for name in ("ana", "sam")]
    assert ends[0]
    assert abs(ends[0] - clock.now() - YEAR) < DAY
    assert ends[1] is None


def test_a_place_that_has_ended_opens_nothing(cast: Cast, browse: Browse) -> None:
    rosa = signed_in("rosa")
    let_it_end(cast, cast.rosa, within=-DAY)
    assert rosa.get("/").status_code == HTTPStatus.FORBIDDEN
    with acting_as(cast.rosa):
        assert not Participant.objects.exists()
    page = browse(cast.lorraine).get("/").content.decode()
    assert "Rosa is no longer here. Nobody walks with them now." in page


def test_everybody_is_told_before(cast: Cast, browse: Browse) -> None:
    let_it_end(cast, cast.rosa, within=22 * DAY)
    page = browse(cast.pat).get("/").content.decode()
    assert re.search(r"<h3>Rosa</h3><small>ends in 3 weeks</small>", page)
    assert f'href="/accounts/members/{cast.rosa.id}/renew/"' in page
    said = "Your place here ends by itself on"
    assert said in browse(cast.rosa).get("/accounts/me/").content.decode()
    assert said not in browse(cast.marcus).get("/accounts/me/").content.decode()
    with acting_as(cast.pat):
        assert [one.name for one in places_that_end(actor=cast.pat)] == ["Rosa"]


def test_one_tap_gives_another_year(cast: Cast, browse: Browse) -> None:
    let_it_end(cast, cast.rosa, within=3 * DAY)
    client, path = browse(cast.pat), f"/accounts/members/{cast.rosa.id}/renew/"
    assert "Does Rosa stay?" in client.get(path).content.decode()
    answer = client.post(path)
    assert answer["Location"] == f"/accounts/members/{cast.rosa.id}/"
    end = end_of(cast, cast.rosa)
    assert end
    assert abs(end - clock.now() - YEAR) < DAY
    assert "Places that end soon" not in client.get("/").content.decode()
    with acting_as(cast.pat):
        assert Change.objects.get(event="MembershipRenewed").details["name"] == "Rosa"


def test_who_was_forgotten_comes_back(cast: Cast, browse: Browse) -> None:
    let_it_end(cast, cast.rosa, within=-DAY)
    client, path = browse(cast.pat), f"/accounts/members/{cast.rosa.id}/renew/"
    assert f'href="{path}"' in client.get("/accounts/members/").content.decode()
    assert "Does Rosa come back?" in client.get(path).content.decode()
    assert client.post(path).status_code == HTTPStatus.SEE_OTHER
    assert signed_in("rosa").get("/").status_code == HTTPStatus.OK


def test_who_left_comes_back_once_their_people_are_handed_on(cast: Cast, browse: Browse) -> None:
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    path = f"/accounts/members/{cast.rosa.id}/renew/"
    answer = browse(cast.pat).post(path)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Hand them on first." in answer.content.decode()
    assign(actor=cast.lorraine, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    with acting_as(cast.lorraine):
        [of_rosa] = Assignment.objects.filter(worker_id=cast.rosa.id)
    end_assignment(actor=cast.lorraine, assignment_id=of_rosa.pk)
    renew_membership(actor=cast.pat, membership_id=cast.rosa.id)
    with acting_as(cast.rosa):
        assert not Participant.objects.exists()


def test_nobody_but_an_administrator_is_told_who_left(cast: Cast) -> None:
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    for who, told in ((cast.pat, True), (cast.lorraine, False), (cast.kit, False)):
        with acting_as(who):
            assert left_walks(membership_id=cast.rosa.id) is told


def test_nobody_renews_their_own(cast: Cast) -> None:
    other = olu(cast)
    with pytest.raises(Refused, match="Another of those who run the program renews your place"):
        renew_membership(actor=other, membership_id=other.id)
    with pytest.raises(Refused, match="does not end by itself"):
        renew_membership(actor=other, membership_id=cast.pat.id)
    with pytest.raises(NotAllowed):
        renew_membership(actor=cast.lorraine, membership_id=cast.rosa.id)
    with pytest.raises(NotFound):
        renew_membership(actor=cast.pat, membership_id=cast.kit.id)
    renew_membership(actor=cast.pat, membership_id=other.id)


def test_one_administrator_always_stays(cast: Cast) -> None:
    other = olu(cast)
    end_membership(actor=other, membership_id=cast.pat.id)
    with acting_as(other):
        assert Membership.objects.get(pk=other.id).ends_at is None


def test_one_administrator_always_stays_when_another_changes_roles(cast: Cast) -> None:
    other = olu(cast)
    edit_member(actor=other, membership_id=cast.pat.id, changes={"role": "supervisor"})
    with acting_as(other):
        assert Membership.objects.get(pk=other.id).ends_at is None
        assert Membership.objects.get(pk=cast.pat.id).ends_at is not None


def test_the_rules() -> None:
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert first_end("peer_specialist", start, days=365) == dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    assert first_end("partner", start, days=1) == start + DAY
    assert first_end("participant", start, days=1) is None
    assert first_end("supporter", start, days=1) is None
    assert [ends_soon(start + days * DAY, start) for days in (0, 1, 30, 31)] == [
        False,
        True,
        True,
        False,
    ]
    assert not ends_soon(None, start)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (29, "in 4 weeks"),
    ],
)
def test_until_in_words(days: int, said: str) -> None:
    today = dt.date(2026, 11, 20)
    assert until_words(today + days * DAY, today) == said
