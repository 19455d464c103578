"""A person's own door: after a talk about safety, a card that is handed over in person."""

import re

import pytest
from django.http import HttpResponseBase
from django.test import Client

from tests.access.doors import a_door, a_door_with_password, talked
from tests.conftest import PASSWORD, Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import close_own_door, make_door_card, open_own_door
from walkwith.access.models import DoorCard
from walkwith.accounts.models import Account, Membership
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.foundation.models import Change

WORDS = re.compile(r"<b>([a-z]+(?:-[a-z]+){3}-\d\d)</b>")


def address(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/open-door/"


def words_on(answer: HttpResponseBase) -> str:
    found = WORDS.search(getattr(answer, "content", b"").decode())
    assert found
    return found[1]


def test_it_is_off_until_they_talked_about_safety(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    page = rosa.get(address(cast)).content.decode()
    assert "The door stays closed until you have talked about it." in page
    assert 'name="username"' not in page
    answer = rosa.post(address(cast), {"username": "dee"})
    assert answer.status_code == 422
    assert not Account.objects.filter(username="dee").exists()


def test_a_no_keeps_it_closed(cast: Cast) -> None:
    talked(cast.rosa, cast.dee.pk, wants_door=False, topics=[])
    with pytest.raises(Refused, match="Talk about safety first"):
        open_own_door(actor=cast.rosa, participant_id=cast.dee.pk, username="dee")


def test_rosa_or_lorraine_opens_it_and_gets_a_card_once(cast: Cast, browse: Browse) -> None:
    talked(cast.rosa, cast.dee.pk)
    lorraine = browse(cast.lorraine)
    answer = lorraine.post(address(cast), {"username": "Dee"})
    words, page = words_on(answer), answer.content.decode()
    assert 'src="data:image/svg+xml' in page and "<b>dee</b>" in page
    assert "Your way in" in page and "It does not open yet" not in page
    account = Account.objects.get(username="dee")
    assert account.password_is_temporary and not account.has_usable_password()
    assert account.stay == "short"
    with acting_as(cast.rosa):
        kept = DoorCard.objects.get()
        assert words not in repr(vars(kept)) + repr(Change.objects.values_list("details"))
    again = lorraine.get(address(cast)).content.decode()
    assert "Dee has a sign-in of their own." in again and words not in again


def test_what_they_chose_in_the_talk_holds_from_the_first_day(cast: Cast) -> None:
    talked(cast.rosa, cast.dee.pk, stay="shorter", tab_name="notes")
    open_own_door(actor=cast.rosa, participant_id=cast.dee.pk, username="dee")
    account = Account.objects.get(username="dee")
    assert (account.stay, account.tab_name) == ("shorter", "notes")


def test_a_new_card_takes_the_place_of_the_one_before(cast: Cast, browse: Browse) -> None:
    a_door(cast.rosa, cast.dee.pk)
    first = make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)
    second = browse(cast.rosa).post(address(cast), {"act": "renew"})
    assert words_on(second) != first.words
    with acting_as(cast.rosa):
        assert DoorCard.objects.filter(withdrawn_at=None).count() == 1
        assert DoorCard.objects.count() == 2


def test_a_closed_door_opens_nothing_and_can_be_opened_again(cast: Cast, browse: Browse) -> None:
    dee = browse(open_dees_door(cast))
    browse(cast.lorraine).post(address(cast), {"act": "close"})
    assert dee.get(f"/today/people/{cast.dee.pk}/").status_code == 403
    assert browse(cast.rosa).post(address(cast), {"act": "renew"}).status_code == 422
    assert words_on(browse(cast.rosa).post(address(cast), {"username": "dee-again"}))


def test_a_later_no_closes_it_at_once(cast: Cast, browse: Browse) -> None:
    dee = browse(open_dees_door(cast))
    talked(cast.rosa, cast.dee.pk, wants_door=False)
    assert dee.get(f"/today/people/{cast.dee.pk}/").status_code == 403
    with pytest.raises(Refused, match="no sign-in of their own"):
        make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)


def test_dee_reads_her_own_record_through_it(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    page = browse(dee).get(f"/today/people/{cast.dee.pk}/").content.decode()
    assert "Reaching you safely" in page


def test_a_membership_of_a_participant_shows_only_within_reach(cast: Cast) -> None:
    dee = open_dees_door(cast)
    for actor in (cast.rosa, cast.lorraine):
        with acting_as(actor):
            assert Membership.objects.filter(pk=dee.id).exists()
    for actor in cast.strangers():
        with acting_as(actor):
            assert not Membership.objects.filter(pk=dee.id).exists()


@pytest.mark.parametrize(
    ("username", "sentence"),
    [
        ("rosa", "Somebody signs in with that user name already."),
        ("de e", "A user name has no spaces."),
    ],
)
def test_it_stays_closed(cast: Cast, browse: Browse, username: str, sentence: str) -> None:
    talked(cast.rosa, cast.dee.pk)
    answer = browse(cast.rosa).post(address(cast), {"username": username})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Account.objects.filter(username="dee").exists()


def test_it_is_opened_once(cast: Cast) -> None:
    open_dees_door(cast)
    with pytest.raises(Refused, match="They can sign in already"):
        open_dees_door(cast)


def test_strangers_and_dee_herself_open_no_door(cast: Cast, browse: Browse) -> None:
    for stranger in cast.strangers():
        visitor = browse(stranger)
        assert visitor.get(address(cast)).status_code == 404
        assert visitor.post(address(cast), {"username": "dee"}).status_code == 404
    own = a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    assert browse(own).get(address(cast)).status_code == 403
    with pytest.raises(NotAllowed):
        make_door_card(actor=own, participant_id=cast.dee.pk)


def test_she_closes_it_herself(cast: Cast, browse: Browse) -> None:
    own = open_dees_door(cast)
    dee = browse(own)
    assert "Close my door?" in dee.get("/access/close-my-door/").content.decode()
    answer = dee.post("/access/close-my-door/")
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/")
    assert "_auth_user_id" not in dee.session
    with acting_as(cast.rosa):
        assert Change.objects.filter(event="OwnDoorClosed", actor_id=own.id).exists()
    with pytest.raises(Refused, match="no sign-in of their own"):
        close_own_door(actor=cast.rosa, participant_id=cast.dee.pk)


def test_the_door_needs_a_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(address(cast)).status_code == 302
