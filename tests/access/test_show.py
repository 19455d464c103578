"""Parts of what is theirs, shown by name until a moment, and taken back at once."""

import datetime as dt
import time
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.doors import a_door
from tests.access.letting_in import let_in
from tests.access.signing import a_sister, signed_for
from tests.conftest import PASSWORD, Cast, actor_of, sit_beside
from walkwith.access.commands import assign, show_part, take_back_part
from walkwith.access.models import Share
from walkwith.access.queries.showing import choices_to_show, parts_shown
from walkwith.access.queries.side_by_side import this_moment
from walkwith.access.rules.showing import end_of, in_three_months, last_day_of, quick_ends
from walkwith.accounts.commands import choose_password
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.plans.commands import add_wellness_line
from walkwith.plans.models import WellnessLine

Browse = Callable[[Actor], Client]
DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)
HEADINGS = WellnessLine.Headings.values
PART = "wellness:early_signs"


@pytest.fixture
def dee(cast: Cast) -> Actor:
    """Dee at her own door."""
    membership = a_door(cast.rosa, cast.dee.pk)
    actor = actor_of(membership)
    choose_password(actor=actor, password=PASSWORD)
    return actor


@pytest.fixture
def written(cast: Cast, dee: Actor) -> None:
    for heading in HEADINGS:
        add_wellness_line(
            actor=dee, participant_id=cast.dee.pk, heading=heading, words=f"Mine: {heading}"
        )


def shown(actor: Actor, cast: Cast, to: Actor, part: str = PART, last: dt.timedelta = DAY) -> Share:
    with acting_as(actor):
        ends_at = this_moment() + last
    return show_part(
        actor=actor, participant_id=cast.dee.pk, part=part, member_id=to.id, ends_at=ends_at
    )


def seen_by(actor: Actor, participant_id: UUID) -> set[str]:
    with acting_as(actor):
        found = WellnessLine.objects.filter(participant_id=participant_id)
        return set(found.values_list("heading", flat=True))


def told(browse: Browse, actor: Actor, cast: Cast) -> set[str]:
    """The headings whose lines stand on the page."""
    answer = browse(actor).get(f"/plans/{cast.dee.pk}/wellness/")
    if answer.status_code == HTTPStatus.NOT_FOUND:
        return set()
    html = answer.content.decode()
    return {heading for heading in HEADINGS if f"Mine: {heading}" in html}


def a_supporter(cast: Cast, *sections: str) -> Actor:
    sister = a_sister(cast, "Sam")
    sam = actor_of(let_in(cast, sister, "sam"))
    choose_password(actor=sam, password=PASSWORD)
    signed_for(cast, sister, sections=("identity", *sections))
    return sam


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.usefixtures("written")
def test_each_heading_is_shown_alone_and_to_nobody_else(
    cast: Cast, dee: Actor, browse: Browse, heading: str
) -> None:
    share = shown(dee, cast, cast.rosa, f"wellness:{heading}")
    assert seen_by(cast.rosa, cast.dee.pk) == told(browse, cast.rosa, cast) == {heading}
    for other in (cast.lorraine, *cast.strangers()):
        assert seen_by(other, cast.dee.pk) == told(browse, other, cast) == set()
    take_back_part(actor=dee, share_id=share.pk)
    assert seen_by(cast.rosa, cast.dee.pk) == told(browse, cast.rosa, cast) == set()
    assert told(browse, dee, cast) == set(HEADINGS)


@pytest.mark.usefixtures("written")
def test_side_by_side_all_of_it_is_open(cast: Cast, browse: Browse) -> None:
    assert told(browse, cast.rosa, cast) == set()
    sit_beside(cast.rosa, cast.dee.pk)
    assert told(browse, cast.rosa, cast) == set(HEADINGS)
    assert told(browse, cast.lorraine, cast) == set()


@pytest.mark.usefixtures("written")
def test_it_ends_to_the_moment(cast: Cast, dee: Actor) -> None:
    shown(dee, cast, cast.rosa, last=2 * SECOND)
    assert seen_by(cast.rosa, cast.dee.pk) == {"early_signs"}
    time.sleep(2)
    assert seen_by(cast.rosa, cast.dee.pk) == set()


@pytest.mark.usefixtures("written")
def test_one_of_their_own_people_needs_the_consent_as_well(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    sam = a_supporter(cast, "schedule")
    with acting_as(dee):
        closed = {one.name: one.opens for one in choices_to_show(cast.dee.pk, "wellness")}
    assert closed == {"Rosa": True, "Lorraine": True, "Sam": False}
    with pytest.raises(Refused) as refused:
        shown(dee, cast, sam)
    assert refused.value.field == "member"
    html = browse(dee).get(f"/access/{cast.dee.pk}/show/{PART}/").content.decode()
    assert "Sam cannot see this yet." in html
    assert f"/access/{cast.dee.pk}/sign-consent/" in html
    assert told(browse, sam, cast) == set()


@pytest.mark.usefixtures("written")
def test_one_of_their_own_people_sees_what_is_shown_to_them(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    sam = a_supporter(cast, "wellness")
    assert told(browse, sam, cast) == set()
    share = shown(dee, cast, sam)
    assert seen_by(sam, cast.dee.pk) == told(browse, sam, cast) == {"early_signs"}
    take_back_part(actor=dee, share_id=share.pk)
    assert seen_by(sam, cast.dee.pk) == told(browse, sam, cast) == set()


def test_who_can_be_chosen(cast: Cast, dee: Actor) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id, kind="backup")
    with acting_as(dee):
        names = [one.name for one in choices_to_show(cast.dee.pk, "wellness")]
    assert sorted(names) == ["Lorraine", "Marcus", "Rosa"]
    for nobody in (cast.pat, cast.kit):
        with pytest.raises(Refused):
            shown(dee, cast, nobody)


def test_only_the_person_shows(cast: Cast, dee: Actor) -> None:
    for actor, error in (
        (cast.rosa, NotAllowed),
        (cast.lorraine, NotAllowed),
        (cast.kit, NotFound),
    ):
        with pytest.raises(error):
            shown(actor, cast, cast.rosa)
    with pytest.raises(NotFound):
        shown(dee, cast, cast.rosa, "plan")
    share = shown(dee, cast, cast.rosa)
    with pytest.raises(NotAllowed):
        take_back_part(actor=cast.rosa, share_id=share.pk)
    with pytest.raises(NotFound):
        take_back_part(actor=cast.lorraine, share_id=share.pk)
    sit_beside(cast.rosa, cast.dee.pk)
    take_back_part(actor=cast.rosa, share_id=share.pk)
    with acting_as(dee):
        assert parts_shown(cast.dee.pk) == []


def test_shown_again_the_last_day_counts(cast: Cast, dee: Actor) -> None:
    shown(dee, cast, cast.rosa)
    longer = shown(dee, cast, cast.rosa, last=14 * DAY)
    with acting_as(dee):
        assert [one.share.pk for one in parts_shown(cast.dee.pk)] == [longer.pk]


def test_until_sunday_and_taken_back_in_the_browser(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    address = f"/access/{cast.dee.pk}/show/{PART}/"
    next_page = f"/plans/{cast.dee.pk}/wellness/"
    html = client.get(f"{address}?next={next_page}").content.decode()
    assert "Until Sunday," in html
    with acting_as(dee):
        today = this_moment().date()
    sunday = quick_ends(today)[1][1]
    asked = {"member": str(cast.rosa.id), "last_day": sunday.isoformat(), "next": next_page}
    answer = client.post(address, asked)
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, next_page)
    with acting_as(dee):
        share = Share.objects.get()
    assert share.ends_at == end_of(sunday, "America/New_York")
    assert "Rosa can see this until" in client.get(next_page).content.decode()
    assert "Early signs" in client.get(f"/access/{cast.dee.pk}/shown/").content.decode()
    client.post(f"/access/shares/{share.pk}/take-back/", {"next": next_page})
    assert "Rosa can see this until" not in client.get(next_page).content.decode()


def test_nothing_leads_away_from_us(cast: Cast, dee: Actor, browse: Browse) -> None:
    html = browse(dee).get(f"/access/{cast.dee.pk}/show/{PART}/?next=javascript:alert(1)")
    for place in ('href="javascript', 'name="next" value="javascript'):
        assert place not in html.content.decode()


def test_statements_are_constant(cast: Cast, dee: Actor) -> None:
    counts = []
    for part in ("wellness:well", "wellness:back", "wellness:crisis"):
        shown(dee, cast, cast.rosa, part)
        with acting_as(dee), CaptureQueriesContext(connection) as asked:
            parts_shown(cast.dee.pk)
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(
    ("day", "sunday"),
    [("2026-11-16", "2026-11-22"), ("2026-11-21", "2026-11-22"), ("2026-11-22", "2026-11-22")],
)
def test_the_quick_days(day: str, sunday: str) -> None:
    today = dt.date.fromisoformat(day)
    assert quick_ends(today)[0] == ("sunday", dt.date.fromisoformat(sunday))
    assert quick_ends(today)[1] == ("two_weeks", today + 14 * DAY)


@pytest.mark.parametrize(
    ("day", "later"),
    [("2026-11-30", "2027-02-28"), ("2026-12-31", "2027-03-31"), ("2026-01-15", "2026-04-15")],
)
def test_three_months_later(day: str, later: str) -> None:
    assert in_three_months(dt.date.fromisoformat(day)) == dt.date.fromisoformat(later)


@pytest.mark.parametrize(
    ("zone", "over"),
    [
        ("America/New_York", "2026-11-23T05:00:00+00:00"),
        ("Pacific/Honolulu", "2026-11-23T10:00:00+00:00"),
        ("Pacific/Kiritimati", "2026-11-22T10:00:00+00:00"),
    ],
)
def test_until_sunday_is_the_end_of_that_day_where_they_live(zone: str, over: str) -> None:
    sunday = dt.date(2026, 11, 22)
    ends_at = end_of(sunday, zone)
    assert ends_at == dt.datetime.fromisoformat(over)
    assert last_day_of(ends_at, zone) == sunday


def test_a_day_without_midnight_ends_all_the_same() -> None:
    """Clocks in Havana skip the first hour of that Sunday."""
    saturday = dt.date(2026, 3, 7)
    ends_at = end_of(saturday, "America/Havana")
    assert last_day_of(ends_at, "America/Havana") == saturday
