from collections.abc import Callable
from http import HTTPStatus

from django.test import Client

from tests.conftest import Cast
from walkwith.foundation.actor import Actor

EMPTY = {"name": "", "day_day": "31", "day_month": "2", "day_year": "2026"}


def test_the_gallery_shows_every_component(cast: Cast, browse: Callable[[Actor], Client]) -> None:
    answer = browse(cast.rosa).get("/ui/gallery/")
    assert answer.status_code == HTTPStatus.OK


def test_a_refused_form_says_each_problem_once(
    cast: Cast, browse: Callable[[Actor], Client]
) -> None:
    answer = browse(cast.rosa).post("/ui/gallery/", EMPTY)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'id="error-summary"' in answer.content.decode()
