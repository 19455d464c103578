"""The plugin that checks every rendered page is at work, and fails what it must."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client

from tests.every_page import broken_rules, checked

BAD = "<!doctype html><html lang='en'><title>a</title><body><h1>One</h1><h1>Two</h1></body></html>"


def test_every_client_of_the_tests_is_checked() -> None:
    assert hasattr(Client.request, "__wrapped__")


def test_a_bad_page_is_named_with_its_address() -> None:
    broken = broken_rules("GET /here/", HttpResponse(BAD))
    assert any("one <h1>" in rule for rule in broken)
    assert all(rule.startswith("GET /here/: ") for rule in broken)


def test_a_bad_part_is_found_too() -> None:
    assert broken_rules("GET /", HttpResponse("<p id='a'>1</p><p id='a'>2</p>"))


def test_what_is_no_page_is_let_through() -> None:
    assert broken_rules("GET /", HttpResponse(BAD, content_type="application/json")) == []
    assert broken_rules("GET /", HttpResponse(status=302)) == []
    assert broken_rules("GET /", StreamingHttpResponse(iter([b"x"]))) == []


def test_a_bad_page_fails_the_test_that_asked_for_it() -> None:
    def answer(self: Any, **environment: Any) -> HttpResponse:
        return HttpResponse(BAD)

    with pytest.raises(pytest.fail.Exception, match="GET /there/: one <h1>"):
        checked(answer)(SimpleNamespace(), REQUEST_METHOD="GET", PATH_INFO="/there/")
