"""A PIN of one's own before notes and plan."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.test import Client

from tests.access.doors import a_door_with_password
from tests.accounts.signing_in import NINE, later, sign_in, signed_in
from tests.architecture.source import fail_with
from tests.architecture.test_addresses import all_addresses, filled
from tests.conftest import PASSWORD, Cast
from walkwith.accounts.commands import choose_pin
from walkwith.accounts.models import Account
from walkwith.accounts.pin_gate import OPEN_WITHOUT_PIN
from walkwith.accounts.rules import is_easy_pin, wait_for_pin
from walkwith.foundation.clock import stopped_at

ENTER = "/accounts/enter-pin/"
CHOOSE = "/accounts/choose-pin/"
PIN = "4826"


def plan(cast: Cast) -> str:
    return f"/plans/{cast.dee.pk}/"


def dee_with_pin(cast: Cast) -> Client:
    choose_pin(actor=a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD), digits=PIN)
    return signed_in("dee")


def test_chosen_on_ones_own_door(cast: Cast) -> None:
    a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    dee = signed_in("dee")
    answer = dee.post(CHOOSE, {"digits": PIN, "again": PIN})
    assert answer["Location"] == "/access/my-door/"
    kept = Account.objects.get(username="dee").pin
    assert kept.startswith("argon2") and PIN not in kept
    assert dee.get(plan(cast)).status_code == HTTPStatus.OK  # typed a moment ago
    assert dee.post("/accounts/take-off-pin/").status_code == HTTPStatus.SEE_OTHER
    assert Account.objects.get(username="dee").pin == ""


@pytest.mark.parametrize(
    ("digits", "again", "sentence"),
    [
        ("482", "482", "Four to eight digits, please."),
        ("48a6", "48a6", "Four to eight digits, please."),
        ("1234", "1234", "Mix them more."),
        ("7777", "7777", "Mix them more."),
        ("4826", "4862", "These two are not the same."),
    ],
)
def test_not_every_one_does(cast: Cast, digits: str, again: str, sentence: str) -> None:
    a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)
    answer = signed_in("dee").post(CHOOSE, {"digits": digits, "again": again})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.content.decode()


def test_every_page_but_the_listed_asks_for_it(cast: Cast) -> None:
    """A new page is behind the PIN by itself."""
    dee, wrong = dee_with_pin(cast), []
    for address in all_addresses():
        if address.is_open or address.name in OPEN_WITHOUT_PIN:
            continue
        answer = dee.get(filled(address))
        if not answer.headers.get("Location", "").startswith(ENTER):
            wrong.append(f"{address.name} is not behind the PIN: {answer.status_code}")
    fail_with(wrong)


def test_home_is_there_and_shows_nothing_of_it(cast: Cast) -> None:
    dee = dee_with_pin(cast)
    page = dee.get("/").content.decode()
    assert "Your page is closed until you type your PIN." in page and "988" in page
    assert "Dee" not in page.split("<main", 1)[1]
    assert dee.get("/library/help/").status_code == HTTPStatus.OK


def test_it_is_asked_again_after_five_idle_minutes(cast: Cast) -> None:
    with stopped_at(NINE):
        dee = dee_with_pin(cast)
        assert dee.get(plan(cast))["Location"] == f"{ENTER}?next={plan(cast)}"
        answer = dee.post(ENTER, {"digits": PIN, "next": plan(cast)})
        assert answer["Location"] == plan(cast)
    for minutes in (4.5, 9):
        with stopped_at(later(minutes)):
            assert dee.get(plan(cast)).status_code == HTTPStatus.OK
    with stopped_at(later(14.5)):
        assert dee.get(plan(cast))["Location"].startswith(ENTER)


def test_a_part_of_a_page_is_told_to_go_there(cast: Cast) -> None:
    dee = dee_with_pin(cast)
    answer = dee.get(plan(cast), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(ENTER)


def test_words_that_were_about_to_be_saved_come_back(cast: Cast) -> None:
    dee = dee_with_pin(cast)
    want = f"/plans/{cast.dee.pk}/want/"
    asked = dee.post(want, {"words": "A place of my own"})
    assert asked["Location"] == f"{ENTER}?next={want}"
    dee.post(ENTER, {"digits": PIN, "next": want})
    assert "A place of my own" in dee.get(want).content.decode()


def test_misses_are_slowed_down_and_five_end_the_session(cast: Cast) -> None:
    with stopped_at(NINE):
        dee = dee_with_pin(cast)
        for _ in range(2):
            answer = dee.post(ENTER, {"digits": "1357"})
            assert "That is not it." in answer.content.decode()
        assert "Wait 5 seconds" in dee.post(ENTER, {"digits": PIN}).content.decode()
    for minutes in (1, 2):
        with stopped_at(later(minutes)):
            assert dee.post(ENTER, {"digits": "1357"}).status_code == 422
    with stopped_at(later(3)):
        answer = dee.post(ENTER, {"digits": "1357"})
        assert answer["Location"] == "/sign-in/"
        assert "_auth_user_id" not in dee.session
        page = dee.get("/sign-in/").content.decode()
        assert "The PIN was missed too often" in page
        sign_in(dee, "dee")
        assert dee.post(ENTER, {"digits": PIN, "next": plan(cast)})["Location"] == plan(cast)


def test_forgotten_it_takes_a_new_sign_in_to_choose_another(cast: Cast) -> None:
    dee = dee_with_pin(cast)
    assert dee.get(CHOOSE)["Location"].startswith(ENTER)
    assert dee.post("/accounts/forgot-pin/")["Location"] == f"/sign-in/?next={CHOOSE}"
    assert dee.get(CHOOSE)["Location"].startswith("/sign-in/")
    assert sign_in(dee, "dee", next=CHOOSE) == CHOOSE
    assert dee.get(plan(cast))["Location"].startswith(ENTER)
    assert dee.post(CHOOSE, {"digits": "9053", "again": "9053"}).status_code == 303
    assert dee.get(plan(cast)).status_code == HTTPStatus.OK


def test_somebody_elses_sign_in_does_not_choose_it(cast: Cast) -> None:
    phone = dee_with_pin(cast)
    phone.post("/accounts/forgot-pin/")
    sign_in(phone, "rosa")
    assert phone.get(CHOOSE).status_code == HTTPStatus.NOT_FOUND


def test_the_open_addresses_exist() -> None:
    assert set(OPEN_WITHOUT_PIN) <= {address.name for address in all_addresses()}


def test_the_rules() -> None:
    assert [is_easy_pin(digits) for digits in ("1234", "8765", "0000", "4826", "1122")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert wait_for_pin(4, NINE, NINE + dt.timedelta(seconds=10)) == 20
    assert wait_for_pin(4, NINE, NINE + dt.timedelta(seconds=40)) == 0
    assert wait_for_pin(1, NINE, NINE) == wait_for_pin(0, None, NINE) == 0
