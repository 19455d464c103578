"""One's own page about coming in: everything that is set, and each thing to change."""

from django.test import Client

from tests.access.doors import a_door_with_password
from tests.accounts.signing_in import sign_in
from tests.conftest import PASSWORD, Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import confirm_card, make_door_card
from walkwith.access.queries.doors import has_pin
from walkwith.accounts.commands import choose_pin
from walkwith.foundation.actor import acting_as

MY_DOOR = "/access/my-door/"
ANDROID = "Mozilla/5.0 (Linux; Android 9; SM-A105) AppleWebKit Chrome/106"


def test_it_shows_what_is_set_and_leads_to_each(cast: Cast) -> None:
    a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    dee = Client(headers={"user-agent": ANDROID})
    sign_in(dee, "dee")
    page = dee.get(MY_DOOR).content.decode()
    assert "An Android phone or tablet" in page and "this one" in page
    assert "Short: 10 minutes without a tap, 2 hours in all" in page
    for way in (
        "/sign-in/change-password/",
        "/sign-in/ways/passkeys/add/",
        "/accounts/choose-pin/",
        "/accounts/choose-stay/",
        "/accounts/sign-out-everywhere/",
        "/access/close-my-door/",
    ):
        assert f'"{way}"' in page, way


def test_every_card_stands_there_with_who_made_and_confirmed_it(cast: Cast, browse: Browse) -> None:
    dee = browse(a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD))
    make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)
    assert "Waits for a second person who works here." in dee.get(MY_DOOR).content.decode()
    confirm_card(actor=cast.marcus, username="dee")
    page = dee.get(MY_DOOR).content.decode()
    assert "Made by Rosa on" in page and "Confirmed in person by Marcus on" in page


def test_it_is_reached_from_ones_own_pages(cast: Cast, browse: Browse) -> None:
    dee = browse(open_dees_door(cast))
    assert MY_DOOR in dee.get("/accounts/me/").content.decode()
    assert MY_DOOR in dee.get(f"/access/{cast.dee.pk}/record/").content.decode()
    assert MY_DOOR not in browse(cast.rosa).get("/accounts/me/").content.decode()


def test_only_within_reach_does_anybody_learn_of_a_pin(cast: Cast) -> None:
    choose_pin(actor=open_dees_door(cast), digits="4826")
    for actor, known in ((cast.rosa, True), (cast.marcus, False), (cast.kit, False)):
        with acting_as(actor):
            assert has_pin(cast.dee.pk) is known
