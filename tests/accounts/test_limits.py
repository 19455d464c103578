"""Trying often is slowed down: by account, by address, and after the password as well."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.test import Client

from tests.accounts.signing_in import sign_in, signed_in
from tests.accounts.test_second_step import SECOND, with_app
from tests.conftest import PASSWORD, Cast

SIGN_IN = "/sign-in/"


@pytest.fixture(autouse=True)
def fresh(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def try_as(login: str, *, times: int, password: str = "wrong", address: str = "") -> list[int]:
    client = Client(REMOTE_ADDR=address or "127.0.0.1")
    typed = {"login": login, "password": password}
    return [client.post(SIGN_IN, typed).status_code for _ in range(times)]


def test_the_sixth_wrong_password_for_an_account_has_to_wait(cast: Cast) -> None:
    assert try_as("rosa", times=6) == [HTTPStatus.UNPROCESSABLE_ENTITY] * 5 + [
        HTTPStatus.TOO_MANY_REQUESTS
    ]


def test_then_even_the_right_password_from_elsewhere_has_to_wait(cast: Cast) -> None:
    try_as("rosa", times=5)
    answer = Client(REMOTE_ADDR="10.0.0.9").post(SIGN_IN, {"login": "rosa", "password": PASSWORD})
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "That was tried too often." in answer.content.decode()


def test_another_account_elsewhere_is_not_slowed_down(cast: Cast) -> None:
    try_as("rosa", times=6)
    assert try_as("marcus", times=1, password=PASSWORD, address="10.0.0.9") == [HTTPStatus.FOUND]


def test_one_address_cannot_try_many_names(cast: Cast) -> None:
    answers = [try_as(f"somebody{number}", times=1)[0] for number in range(11)]
    assert answers == [HTTPStatus.UNPROCESSABLE_ENTITY] * 10 + [HTTPStatus.TOO_MANY_REQUESTS]


def test_a_forwarded_address_is_not_believed(cast: Cast) -> None:
    answers = [
        Client(headers={"x-forwarded-for": f"10.0.0.{number}"})
        .post(SIGN_IN, {"login": f"somebody{number}", "password": "wrong"})
        .status_code
        for number in range(11)
    ]
    assert answers[-1] == HTTPStatus.TOO_MANY_REQUESTS


def test_signing_in_rightly_is_never_counted(cast: Cast) -> None:
    assert try_as("rosa", times=8, password=PASSWORD) == [HTTPStatus.FOUND] * 8


def test_codes_cannot_be_guessed(cast: Cast) -> None:
    with_app("rosa")
    client = Client()
    sign_in(client, "rosa")
    answers = [client.post(SECOND, {"code": f"{n:06}"}).status_code for n in range(6)]
    assert answers == [HTTPStatus.UNPROCESSABLE_ENTITY] * 5 + [HTTPStatus.TOO_MANY_REQUESTS]


def test_the_page_of_a_limit_is_clear(cast: Cast) -> None:
    client = signed_in("rosa")
    path = "/sign-in/change-password/"
    answers = [client.post(path, {"oldpassword": "wrong"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [
        *[HTTPStatus.UNPROCESSABLE_ENTITY] * 5,
        HTTPStatus.TOO_MANY_REQUESTS,
    ]
    assert "A short break" in answers[-1].content.decode()
