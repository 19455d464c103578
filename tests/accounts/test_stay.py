"""How long a participant stays signed in, what the tab says, and signing out everywhere."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import translation

from tests.access.doors import a_door_with_password
from tests.accounts.signing_in import NINE, later, sign_in, signed_in
from tests.conftest import PASSWORD, Cast
from tests.house_rules import NEUTRAL
from walkwith.accounts.commands import choose_stay
from walkwith.accounts.models import Account, Device, TabNames
from walkwith.accounts.rules import kind_of_device
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.clock import stopped_at
from walkwith.foundation.errors import NotAllowed

ME = "/accounts/me/"


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return a_door_with_password(cast.rosa, cast.dee.pk, PASSWORD)


def is_in(client: Client) -> bool:
    return client.get(ME).status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("stay", "idle", "hours"), [("short", 10, 2), ("shorter", 5, 1), ("own_phone", 30, 12)]
)
def test_it_ends_when_she_chose(dee: Actor, stay: str, idle: int, hours: int) -> None:
    choose_stay(actor=dee, stay=stay)
    with stopped_at(NINE):
        client = signed_in("dee")
    for minutes in range(idle - 1, hours * 60, idle - 1):
        with stopped_at(later(minutes)):
            assert is_in(client), minutes
    with stopped_at(later(hours * 60 + 1)):
        assert not is_in(client)
    with stopped_at(NINE):
        client = signed_in("dee")
    with stopped_at(later(idle + 0.5)):
        assert not is_in(client)


def test_a_choice_holds_on_every_device_at_once(dee: Actor) -> None:
    with stopped_at(NINE):
        library = signed_in("dee")
        phone = signed_in("dee")
        said = {"stay": "shorter", "tab_name": ""}
        assert phone.post("/accounts/choose-stay/", said)["Location"] == "/access/my-door/"
    with stopped_at(later(6)):
        assert not is_in(library)


def test_the_cookie_ends_with_the_browser(cast: Cast, dee: Actor) -> None:
    for username in ("dee", "rosa"):
        cookie = signed_in(username).cookies["walkwith"]
        assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_the_tab_says_what_she_chose_and_nothing_else(dee: Actor, cast: Cast) -> None:
    choose_stay(actor=dee, stay="short", tab_name="recipes")
    client = signed_in("dee")
    for path in ("/", f"/plans/{cast.dee.pk}/", "/access/my-door/"):
        page = client.get(path).content.decode()
        assert "<title>Recipes</title>" in page, path


def test_the_names_of_tabs_are_those_of_the_house_rules() -> None:
    said = set()
    for language in ("en", "es"):
        with translation.override(language):
            said |= {str(name.label) for name in TabNames}
    assert said == NEUTRAL


def test_whoever_works_here_stays_as_long_as_the_house_says(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        choose_stay(actor=cast.rosa, stay="own_phone")
    assert Account.objects.get(username="rosa").stay == "work"


def test_sign_out_everywhere(dee: Actor) -> None:
    library, phone = signed_in("dee"), signed_in("dee")
    with acting_as(dee):
        assert Device.objects.count() == 2
    assert phone.post("/accounts/sign-out-everywhere/")["Location"] == "/sign-in/"
    assert not is_in(library) and not is_in(phone)
    assert is_in(signed_in("dee"))


def test_a_device_is_gone_with_its_session(dee: Actor, cast: Cast) -> None:
    with stopped_at(NINE):
        client = signed_in("dee")
    with stopped_at(later(6)):
        client.get(ME)
        with acting_as(dee):
            assert Device.objects.get().seen_at == later(6)
        client.post("/sign-in/sign-out/")
    for actor in (dee, cast.rosa):
        with acting_as(actor):
            assert not Device.objects.exists()


def test_nobody_else_reads_where_she_is_signed_in(dee: Actor, cast: Cast) -> None:
    signed_in("dee")
    for actor in (cast.rosa, cast.pat, cast.kit):
        with acting_as(actor):
            assert not Device.objects.filter(account_id=dee.account_id).exists()


def test_a_changed_password_ends_the_others(dee: Actor) -> None:
    library, phone = signed_in("dee"), Client()
    sign_in(phone, "dee")
    new = {"oldpassword": PASSWORD, "password1": "other-words-72", "password2": "other-words-72"}
    assert phone.post("/sign-in/change-password/", new).status_code == HTTPStatus.FOUND
    assert is_in(phone) and not is_in(library)
    with acting_as(dee):
        assert Device.objects.count() == 1


def test_which_device_it_is() -> None:
    said = {
        "Mozilla/5.0 (Linux; Android 9)": "android",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 15_4)": "iphone",
        "Mozilla/5.0 (X11; CrOS x86_64)": "chromebook",
        "Mozilla/5.0 (Windows NT 10.0)": "windows",
        "curl": "other",
    }
    assert {agent: kind_of_device(agent) for agent in said} == said
