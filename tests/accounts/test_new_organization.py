"""`walkwith new-organization`: the first administrator of a real organization."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.accounts.signing_in import sign_in
from walkwith.accounts.commands import found_organization
from walkwith.accounts.models import Organization

GOOD = {
    "name": "River House",
    "zone": "America/Chicago",
    "zip": "60601",
    "administrator": "Ana Ruiz",
    "username": "Ana",
}
PASSWORD = "river-house-2026"


@pytest.fixture(autouse=True)
def password(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WALKWITH_PASSWORD", PASSWORD)


def run(**changes: str) -> str:
    said = StringIO()
    call_command("new_organization", **{**GOOD, **changes}, stdout=said)
    return said.getvalue()


def test_it_opens_the_house_and_its_administrator_signs_in() -> None:
    assert run() == "River House is open. ana can sign in.\n"
    house = Organization.objects.get()
    assert (house.name, house.zone, house.zip_code, house.is_demo) == (
        "River House",
        "America/Chicago",
        "60601",
        False,
    )
    client = Client()
    assert sign_in(client, "ana", PASSWORD) == "/"
    assert "Ana Ruiz" in client.get("/accounts/me/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"zone": "Central"}, "'Central' is no time zone"),
        ({"zip": "6060"}, "'6060' is no ZIP code"),
        ({"name": " "}, "a name"),
        ({"username": "a b"}, "Use three letters or more"),
    ],
)
def test_what_it_refuses(changes: dict[str, str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        run(**changes)
    assert not Organization.objects.exists()


@pytest.mark.parametrize("weak", ["short", "password123", "1234567890"])
def test_it_refuses_a_weak_password(monkeypatch: pytest.MonkeyPatch, weak: str) -> None:
    monkeypatch.setenv("WALKWITH_PASSWORD", weak)
    with pytest.raises(CommandError, match="password"):
        run()
    assert not Organization.objects.exists()


def test_it_asks_twice_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WALKWITH_PASSWORD")
    typed = iter([PASSWORD, "another-word-2026", PASSWORD, PASSWORD])
    monkeypatch.setattr(
        "walkwith.accounts.management.commands.new_organization.getpass", lambda _asked: next(typed)
    )
    with pytest.raises(CommandError, match="differ"):
        run()
    assert run().startswith("River House is open.")


def test_it_never_joins_made_up_people() -> None:
    found_organization(
        name="Demo",
        zone="America/New_York",
        zip_code="15201",
        administrator="Pat",
        username="pat",
        password=PASSWORD,
        is_demo=True,
    )
    with pytest.raises(CommandError, match="never kept in the same database"):
        run()


def test_a_user_name_is_given_once() -> None:
    run()
    with pytest.raises(CommandError, match="user name already"):
        run(name="Lake House")
