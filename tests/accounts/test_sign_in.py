"""Signing in with a user name or an e-mail address and a password; and what is not offered."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.conftest import PASSWORD, Cast
from walkwith.accounts.commands import add_member, end_membership
from walkwith.accounts.models import Account

SIGN_IN = "/sign-in/"


@pytest.mark.parametrize("login", ["rosa", "Rosa", " rosa ", "ROSA"])
def test_a_user_name_in_any_letters_signs_in(cast: Cast, login: str) -> None:
    client = Client()
    answer = client.post(SIGN_IN, {"login": login, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, "/")
    assert client.session["_auth_user_id"] == str(cast.rosa.account_id)


def test_an_email_address_signs_in(cast: Cast) -> None:
    add_member(
        actor=cast.pat,
        role="peer_specialist",
        name="Ana",
        username="ana",
        password=PASSWORD,
        email="Ana@Example.org",
    )
    answer = Client().post(SIGN_IN, {"login": "ana@example.ORG", "password": PASSWORD})
    assert answer.status_code == HTTPStatus.FOUND


def test_passwords_are_kept_with_argon2(cast: Cast) -> None:
    assert Account.objects.get(username="rosa").password.startswith("argon2")


@pytest.mark.parametrize(
    "typed", [{"login": "rosa", "password": "wrong"}, {"login": "nobody", "password": PASSWORD}]
)
def test_a_wrong_password_and_an_unknown_name_answer_alike(
    cast: Cast, typed: dict[str, str]
) -> None:
    answer = Client().post(SIGN_IN, typed)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert "That user name and password do not go together." in page
    assert f'value="{typed["login"]}"' in page


def test_it_leads_to_the_page_that_was_asked_for(cast: Cast) -> None:
    client = Client()
    asked = client.get("/accounts/me/")
    assert asked["Location"] == "/sign-in/?next=/accounts/me/"
    answer = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD, "next": "/accounts/me/"})
    assert answer["Location"] == "/accounts/me/"


def test_it_never_leads_to_another_house(cast: Cast) -> None:
    answer = Client().post(
        SIGN_IN, {"login": "rosa", "password": PASSWORD, "next": "https://elsewhere.example/"}
    )
    assert answer["Location"] == "/"


def test_a_place_that_ended_opens_nothing(cast: Cast) -> None:
    client = Client()
    client.post(SIGN_IN, {"login": "marcus", "password": PASSWORD})
    assert client.get("/accounts/me/").status_code == HTTPStatus.OK
    end_membership(actor=cast.pat, membership_id=cast.marcus.id)
    answer = client.get("/accounts/me/")
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Your place here has ended" in answer.content.decode()
    assert client.post("/sign-in/sign-out/").status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_confirm_email"])
def test_what_we_do_not_offer_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_who_cannot_sign_in_is_told_whom_to_ask(db: None) -> None:
    page = Client().get(reverse("account_reset_password"))
    assert page.status_code == HTTPStatus.OK
    assert "Ask the person who runs Walkwith at your place." in page.content.decode()


def test_the_sign_in_page_speaks_spanish(db: None) -> None:
    page = Client(headers={"accept-language": "es"}).get(SIGN_IN).content.decode()
    assert 'lang="es"' in page
