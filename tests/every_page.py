"""A plugin: every page any test is given is checked against the house rules, where it is given.

Only whole answers in HTML are looked at; an answer to htmx is a part of a page and is checked
as one. A page that breaks a rule fails the test that asked for it, with the address and the rule.
"""

import re
from functools import lru_cache, wraps
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client

from tests.house_rules import check_page

# The token of a form is another one on every page that is otherwise the same.
TOKEN = re.compile(r"\b[A-Za-z0-9]{64}\b")


@lru_cache(maxsize=500)
def broken_on(html: str) -> list[str]:
    return check_page(html)


def broken_rules(address: str, response: HttpResponseBase) -> list[str]:
    """What is wrong with an answer, each with the address; nothing for an answer without HTML."""
    kind = response.headers.get("Content-Type", "")
    if response.streaming or not kind.startswith("text/html"):
        return []
    html = TOKEN.sub("token", getattr(response, "content", b"").decode())
    return [f"{address}: {broken}" for broken in broken_on(html)] if html.strip() else []


def checked(request: Any) -> Any:
    """`Client.request`, which fails the test for a page that breaks a house rule."""

    @wraps(request)
    def ask(self: Client, **environment: Any) -> Any:
        response = request(self, **environment)
        address = f"{environment.get('REQUEST_METHOD')} {environment.get('PATH_INFO')}"
        if broken := broken_rules(address, response):
            pytest.fail("\n".join(["the house rules are broken:", *broken]), pytrace=False)
        return response

    return ask


Client.request = checked(Client.request)  # type: ignore[method-assign]
