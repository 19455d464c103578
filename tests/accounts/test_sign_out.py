from http import HTTPStatus

from django.test import Client

from tests.accounts.signing_in import signed_in
from tests.conftest import Cast

SIGN_OUT = "/sign-in/sign-out/"
ME = "/accounts/me/"


def test_it_ends_the_session_and_clears_the_browser(cast: Cast) -> None:
    client = signed_in("rosa")
    answer = client.post(SIGN_OUT)
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, "/sign-in/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    gone = {name: cookie["max-age"] for name, cookie in answer.cookies.items()}
    assert gone == {"walkwith": 0, "csrftoken": 0}
    assert client.get(ME)["Location"] == f"/sign-in/?next={ME}"


def test_the_old_cookie_opens_nothing(cast: Cast) -> None:
    client = signed_in("rosa")
    old = client.cookies["walkwith"].value
    client.post(SIGN_OUT)
    thief = Client()
    thief.cookies["walkwith"] = old
    assert thief.get(ME).status_code == HTTPStatus.FOUND


def test_a_link_only_asks(cast: Cast) -> None:
    client = signed_in("rosa")
    answer = client.get(SIGN_OUT)
    assert answer.status_code == HTTPStatus.OK
    assert "Clear-Site-Data" not in answer
    assert client.get(ME).status_code == HTTPStatus.OK


def test_other_devices_stay_signed_in(cast: Cast) -> None:
    phone, laptop = signed_in("rosa"), signed_in("rosa")
    phone.post(SIGN_OUT)
    assert laptop.get(ME).status_code == HTTPStatus.OK


def test_no_other_answer_clears_the_browser(cast: Cast) -> None:
    client = signed_in("rosa")
    assert not any("Clear-Site-Data" in client.get(path) for path in (ME, "/sign-in/"))
