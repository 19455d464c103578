"""The card that was handed over: it opens once, by its picture or by its words."""

from http import HTTPStatus

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.access.doors import a_door, a_door_with_password
from tests.accounts.signing_in import sign_in, signed_in
from tests.conftest import PASSWORD, Cast
from walkwith.access.commands import NewCard, confirm_card, make_door_card
from walkwith.access.models import DoorCard
from walkwith.accounts.commands import choose_pin
from walkwith.accounts.models import Account
from walkwith.foundation.actor import acting_as

OWN = {"password1": "my-own-words-31", "password2": "my-own-words-31"}


@pytest.fixture
def card(cast: Cast) -> NewCard:
    a_door(cast.rosa, cast.dee.pk)
    return make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    cache.clear()


def at(card: NewCard) -> str:
    return f"/sign-in/card/{card.words}/"


def test_by_its_picture_she_comes_in_and_chooses_her_own(card: NewCard, cast: Cast) -> None:
    dee = Client()
    page = dee.get(at(card)).content.decode()
    assert "<title>Walkwith</title>" in page and 'id="leave"' in page
    answer = dee.post(at(card))
    assert answer["Location"] == "/"
    assert dee.get("/")["Location"] == "/sign-in/choose-password/?next=/"
    page = dee.get("/sign-in/choose-password/").content.decode()
    assert "Your card has done its work." in page and "/sign-in/ways/passkeys/add/" in page
    assert dee.post("/sign-in/choose-password/", OWN)["Location"] == "/"
    assert dee.get("/").status_code == HTTPStatus.OK
    with acting_as(cast.rosa):
        assert DoorCard.objects.get().used_at is not None


def test_by_its_words_on_the_sign_in_page(card: NewCard) -> None:
    dee = Client()
    typed = card.words.replace("-", " ").upper()
    assert sign_in(dee, "dee", typed) == "/"
    assert dee.get("/")["Location"].startswith("/sign-in/choose-password/")


def test_it_may_be_a_passkey_in_place_of_a_password(card: NewCard) -> None:
    dee = Client()
    dee.post(at(card))
    assert dee.get("/sign-in/ways/passkeys/add/").status_code == HTTPStatus.OK
    assert dee.get("/accounts/me/").status_code == HTTPStatus.FOUND


def test_to_look_at_it_uses_nothing_up_and_it_opens_once(card: NewCard) -> None:
    for _ in range(3):
        assert Client().get(at(card)).status_code == HTTPStatus.OK
    assert Client().post(at(card))["Location"] == "/"
    again = Client().post(at(card))
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This card does not open." in again.content.decode()


def test_its_words_open_nobody_elses_account(card: NewCard) -> None:
    typed = {"login": "rosa", "password": card.words}
    assert Client().post("/sign-in/", typed).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Client().post(at(card)).status_code == HTTPStatus.FOUND


def test_guessing_is_slowed_down(card: NewCard) -> None:
    client = Client()
    statuses = [client.post(f"/sign-in/card/oak-owl-pine-{n}/").status_code for n in range(12)]
    assert statuses[0] == HTTPStatus.UNPROCESSABLE_ENTITY
    assert statuses[-1] == HTTPStatus.TOO_MANY_REQUESTS


def test_a_new_card_ends_all_that_opened_before(cast: Cast) -> None:
    own = a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    choose_pin(actor=own, digits="4826")
    lost = signed_in("dee")
    Authenticator.objects.create(user_id=own.account_id, type="totp", data={"secret": "x"})
    card = make_door_card(actor=cast.rosa, participant_id=cast.dee.pk)
    assert lost.get("/").status_code == HTTPStatus.OK  # until it is used
    confirm_card(actor=cast.lorraine, username="dee")
    assert Client().post(at(card))["Location"] == "/"
    account = Account.objects.get(username="dee")
    assert (account.pin, account.has_usable_password()) == ("", False)
    assert not Authenticator.objects.filter(user_id=own.account_id).exists()
    assert lost.get("/")["Location"].startswith("/sign-in/")


def test_a_card_on_the_phone_of_somebody_signed_in(card: NewCard, cast: Cast) -> None:
    phone = signed_in("rosa")
    assert phone.post(at(card))["Location"] == "/"
    assert phone.session["_auth_user_id"] == str(Account.objects.get(username="dee").pk)
