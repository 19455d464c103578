"""What is said when something is wrong: kindly, in both languages, with a way on."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.client import MULTIPART_CONTENT
from django.utils.http import urlencode

from tests.conftest import Cast
from tests.house_rules import check_page
from walkwith.foundation.actor import Actor
from walkwith.ui import views

Browse = Callable[[Actor], Client]


@pytest.fixture
def request_of_nobody() -> HttpRequest:
    return RequestFactory().post("/plans/")


def test_a_page_that_is_not_there(cast: Cast, browse: Browse) -> None:
    for client in (browse(cast.rosa), Client()):
        answer = client.get("/nothing/of/this/name/")
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert check_page(answer.content.decode()) == []


def test_too_much_at_once(request_of_nobody: HttpRequest) -> None:
    answer = views.bad_request(request_of_nobody, RequestDataTooBig())
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "too much at once" in answer.content.decode()
    assert check_page(answer.content.decode()) == []


@pytest.mark.parametrize("kind", [MULTIPART_CONTENT, "application/x-www-form-urlencoded"])
def test_three_megabytes_are_answered_with_a_sentence(
    cast: Cast, browse: Browse, kind: str
) -> None:
    words = {"words": "a" * 3_000_000}
    data = words if kind == MULTIPART_CONTENT else urlencode(words)
    answer = browse(cast.rosa).post("/ui/gallery/", data, kind)
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "too much at once" in answer.content.decode()


def test_one_megabyte_is_too_long_and_is_not_lost(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).post("/ui/gallery/", {"words": "a" * 1_000_000})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    html = answer.content.decode()
    assert "4000 letters at most" in html
    assert "a" * 1_000_000 in html


def test_a_request_nobody_understands(request_of_nobody: HttpRequest) -> None:
    answer = views.bad_request(request_of_nobody, SuspiciousOperation())
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert check_page(answer.content.decode()) == []


def test_something_forbidden(request_of_nobody: HttpRequest) -> None:
    answer = views.forbidden(request_of_nobody, PermissionError())
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert check_page(answer.content.decode()) == []


def test_a_broken_page_needs_nothing_and_speaks_both_languages() -> None:
    html = render_to_string("500.html")
    assert check_page(html) == []
    assert "it is our fault" in html
    assert "la culpa es nuestra" in html
    assert 'href="tel:988"' in html


def test_a_form_from_elsewhere_is_asked_for_once_more(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/ui/theme/", {"theme": "dark"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Please send it once more" in answer.content.decode()
    assert check_page(answer.content.decode()) == []
