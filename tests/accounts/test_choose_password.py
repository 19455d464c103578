"""A password somebody else made is good for one thing: choosing one's own."""

from http import HTTPStatus

import pytest
from django.test import Client

from tests.accounts.signing_in import sign_in, signed_in
from tests.conftest import PASSWORD, Cast
from walkwith.accounts.commands import choose_password, renew_sign_in
from walkwith.accounts.models import Account
from walkwith.foundation.errors import NotAllowed

CHOOSE = "/sign-in/choose-password/"
GIVEN = "apple-river-moon-lamp-42"
OWN = "my-own-words-31"


@pytest.fixture
def marcus(cast: Cast) -> Client:
    """Marcus, signed in with what Pat gave him."""
    renew_sign_in(actor=cast.pat, membership_id=cast.marcus.id, password=GIVEN)
    client = Client()
    sign_in(client, "marcus", GIVEN)
    return client


@pytest.mark.parametrize("path", ["/", "/accounts/me/", "/sign-in/ways/", "/accounts/members/"])
def test_nothing_else_opens_before(marcus: Client, path: str) -> None:
    assert marcus.get(path)["Location"] == f"{CHOOSE}?next={path}"


def test_signing_out_and_the_language_stay_open(marcus: Client) -> None:
    assert (
        marcus.post("/accounts/language/", {"language": "es"}).status_code == HTTPStatus.SEE_OTHER
    )
    assert marcus.post("/sign-in/sign-out/")["Location"] == "/sign-in/"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("short-1", "short-1", "too short"),
        ("password123", "password123", "too common"),
        ("marcus2026", "marcus2026", "too similar"),
        (OWN, "other-words-31", "same password"),
        ("", "", "Please fill this in."),
    ],
)
def test_what_it_refuses(marcus: Client, first: str, second: str, said: str) -> None:
    answer = marcus.post(CHOOSE, {"password1": first, "password2": second})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in answer.content.decode()
    assert Account.objects.get(username="marcus").password_is_temporary


def test_then_everything_opens_without_signing_in_again(marcus: Client) -> None:
    assert marcus.post(CHOOSE, {"password1": OWN, "password2": OWN})["Location"] == "/"
    assert marcus.get("/accounts/me/").status_code == HTTPStatus.OK
    assert sign_in(Client(), "marcus", OWN) == "/"


def test_who_has_their_own_changes_it_with_the_old_one(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        choose_password(actor=cast.rosa, password=OWN)
    client = signed_in("rosa")
    answer = client.post(CHOOSE, {"password1": OWN, "password2": OWN})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    typed = {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN}
    assert client.post("/sign-in/change-password/", typed)["Location"] == "/accounts/me/"
    assert client.get("/accounts/me/").status_code == HTTPStatus.OK
    assert sign_in(Client(), "rosa", OWN) == "/"


def test_changing_it_signs_out_everywhere_else(cast: Cast) -> None:
    here, there = signed_in("rosa"), signed_in("rosa")
    typed = {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN}
    here.post("/sign-in/change-password/", typed)
    assert there.get("/accounts/me/").status_code == HTTPStatus.FOUND
