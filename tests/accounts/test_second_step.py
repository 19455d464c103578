"""A second step that the person switches on: a code from an app, recovery codes."""

import base64
import hmac
import re
import struct
import time
from http import HTTPStatus
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.accounts.signing_in import sign_in, signed_in
from tests.conftest import PASSWORD, Cast

APP = "/sign-in/ways/app/"
CODES = "/sign-in/ways/codes/"
SECOND = "/sign-in/second-step/"


def code_now(secret: str) -> str:
    """RFC 6238 with SHA-1, 30 seconds and six digits, as every authenticator app has it."""
    moment = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), moment, "sha1").digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def confirmed(client: Client, path: str) -> str:
    """The page at `path`, after saying the password once more."""
    asked = client.get(path)
    client.post(asked["Location"], {"password": PASSWORD, "next": path})
    return client.get(path).content.decode()


def with_app(username: str) -> tuple[Client, str, list[str]]:
    """Somebody who switched on the app: their browser, its secret, their recovery codes."""
    client = signed_in(username)
    found = re.search(r"<code>(\w+)</code>", confirmed(client, APP))
    assert found
    answer = client.post(APP, {"code": code_now(found[1])})
    assert answer["Location"] == CODES
    codes = re.findall(r"<strong>(\d+)</strong>", client.get(CODES).content.decode())
    return client, found[1], codes


def test_changing_how_one_signs_in_asks_for_the_password_again(cast: Cast) -> None:
    client = signed_in("rosa")
    answer = client.get(APP)
    assert answer["Location"] == f"/sign-in/confirm/?next={quote(APP, safe='')}"
    refused = client.post(answer["Location"], {"password": "wrong"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert client.get(APP).status_code == HTTPStatus.FOUND


def test_the_picture_for_the_app_is_in_the_page_itself(cast: Cast) -> None:
    page = confirmed(signed_in("rosa"), APP)
    found = re.search(r'<img src="data:image/svg\+xml;base64,([\w+/=]+)"', page)
    assert found
    assert 'fill="white"' in base64.b64decode(found[1]).decode()
    assert "style=" not in page.split("<main", 1)[1].split("<script", 1)[0]


def test_a_wrong_code_switches_nothing_on(cast: Cast) -> None:
    client = signed_in("rosa")
    confirmed(client, APP)
    answer = client.post(APP, {"code": "000000"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "That code did not fit." in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_with_the_app_on_a_password_alone_opens_nothing(cast: Cast) -> None:
    _client, secret, _codes = with_app("rosa")
    other = Client()
    assert sign_in(other, "rosa") == SECOND
    assert other.get("/accounts/me/")["Location"] == "/sign-in/?next=/accounts/me/"
    wrong = other.post(SECOND, {"code": "123"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert other.post(SECOND, {"code": code_now(secret)})["Location"] == "/"
    assert other.get("/accounts/me/").status_code == HTTPStatus.OK


def test_a_recovery_code_gets_in_once(cast: Cast) -> None:
    _client, _secret, codes = with_app("rosa")
    assert len(codes) == 10
    first, second = Client(), Client()
    sign_in(first, "rosa")
    assert first.post(SECOND, {"code": codes[0]})["Location"] == "/"
    sign_in(second, "rosa")
    again = second.post(SECOND, {"code": codes[0]})
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_recovery_codes_are_shown_once_to_print_and_download(cast: Cast) -> None:
    client = signed_in("rosa")
    found = re.search(r"<code>(\w+)</code>", confirmed(client, APP))
    assert found
    client.post(APP, {"code": code_now(found[1])})
    page = client.get(CODES).content.decode()
    codes = re.findall(r"<strong>(\d+)</strong>", page)
    assert f'href="data:text/plain;charset=utf-8,{"%0A".join(codes)}%0A"' in page
    assert "data-print" in page
    once_more = client.get(CODES).content.decode()
    assert not any(code in once_more for code in codes)
    assert "10 codes are still good." in once_more


def test_new_codes_end_the_old_ones(cast: Cast) -> None:
    client, _secret, codes = with_app("rosa")
    assert client.post("/sign-in/ways/codes/make/")["Location"] == CODES
    fresh = re.findall(r"<strong>(\d+)</strong>", client.get(CODES).content.decode())
    assert len(fresh) == 10
    assert not set(fresh) & set(codes)


def test_it_can_be_switched_off(cast: Cast) -> None:
    client, _secret, _codes = with_app("rosa")
    assert client.post("/sign-in/ways/app/off/").status_code == HTTPStatus.FOUND
    assert sign_in(Client(), "rosa") == "/"


def test_starting_over_leads_back_to_the_password(cast: Cast) -> None:
    with_app("rosa")
    client = Client()
    sign_in(client, "rosa")
    assert client.post("/sign-in/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/sign-in/").status_code == HTTPStatus.OK


def test_secrets_are_kept_encrypted(cast: Cast) -> None:
    _client, secret, _codes = with_app("rosa")
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in kept
    assert kept.startswith("gAAAA")


@pytest.mark.parametrize("path", ["/sign-in/ways/", "/sign-in/ways/passkeys/", "/accounts/me/"])
def test_each_person_sees_only_their_own_ways(cast: Cast, path: str) -> None:
    with_app("rosa")
    page = signed_in("marcus").get(path).content.decode()
    assert "recovery code" not in page
    assert "Switch it off" not in page


def test_my_page_says_what_is_on(cast: Cast) -> None:
    client, _secret, _codes = with_app("rosa")
    page = client.get("/accounts/me/").content.decode()
    assert "Code from an app" in page
    assert "10 recovery codes left" in page
