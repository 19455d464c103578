"""What several tests of this folder do: sign in as a person would, and let time pass."""

import datetime as dt
import re

from django.test import Client

from tests.conftest import PASSWORD

NINE = dt.datetime(2026, 11, 20, 14, 0, tzinfo=dt.UTC)


def signed_in(username: str, password: str = PASSWORD, *, csrf: bool = False) -> Client:
    """A browser in which `username` has signed in with the password."""
    client = Client(enforce_csrf_checks=csrf)
    sign_in(client, username, password)
    return client


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str) -> str:
    """Sign in on the page that is open; where it leads."""
    token = token_of(client, "/sign-in/")
    typed = {"login": username, "password": password, "csrfmiddlewaretoken": token, **more}
    return str(client.post("/sign-in/", typed)["Location"])


def token_of(client: Client, path: str) -> str:
    """The form token in the page at `path`."""
    found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', client.get(path).content.decode())
    assert found, f"no form on {path}"
    return found[1]


def later(minutes: float) -> dt.datetime:
    return NINE + dt.timedelta(minutes=minutes)
