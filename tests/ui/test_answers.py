from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from tests.conftest import Cast
from walkwith.foundation.actor import Actor
from walkwith.ui.answers import done, page
from walkwith.ui.context import said_once

Browse = Callable[[Actor], Client]


@pytest.fixture
def asked() -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    return request


@pytest.fixture
def asked_by_htmx(asked: HttpRequest) -> HttpRequest:
    asked.htmx = True  # type: ignore[attr-defined]
    return asked


def test_a_page_is_never_kept_by_the_browser(asked: HttpRequest) -> None:
    answer = page(asked, "404.html", {}, status=HTTPStatus.NOT_FOUND)
    assert answer["Cache-Control"] == "no-store"
    assert "HX-Request" in answer["Vary"]
    assert "HX-Retarget" not in answer


def test_a_whole_page_takes_the_place_of_the_page(asked_by_htmx: HttpRequest) -> None:
    answer = page(asked_by_htmx, "refused.html", {"words": "Not today."}, status=422)
    assert answer["HX-Retarget"] == "body"
    assert "Not today." in answer.content.decode()


def test_done_goes_on_and_says_so_once(asked: HttpRequest) -> None:
    answer = done(asked, "/people/", "Saved.")
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, "/people/")
    assert said_once(asked) == "Saved."
    assert said_once(asked) == ""


def test_done_tells_htmx_where_to_go(asked_by_htmx: HttpRequest) -> None:
    answer = done(asked_by_htmx, "/people/")
    assert (answer.status_code, answer["HX-Redirect"]) == (HTTPStatus.NO_CONTENT, "/people/")


def test_what_was_said_stands_on_the_next_page_alone(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    session = rosa.session
    session["said"] = "Saved. <b>Dee</b> can read it."
    session.save()
    assert "Saved. &lt;b&gt;Dee" in rosa.get("/ui/gallery/").content.decode()
    assert "Saved. &lt;b&gt;Dee" not in rosa.get("/ui/gallery/").content.decode()
