from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.house_rules import check_page
from walkwith.accounts.models import Account
from walkwith.foundation.actor import Actor

Browse = Callable[[Actor], Client]
EMPTY = {"name": "", "day_day": "31", "day_month": "2", "day_year": "2026"}


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Good morning, Rosa"), ("es", "Buenos días, Rosa")]
)
def test_it_shows_every_component_in_both_languages(
    cast: Cast, browse: Browse, language: str, said: str
) -> None:
    Account.objects.filter(pk=cast.rosa.account_id).update(language=language)
    answer = browse(cast.rosa).get("/ui/gallery/")
    assert answer.status_code == HTTPStatus.OK
    assert said in answer.content.decode()
    assert check_page(answer.content.decode()) == []


def test_a_refused_form_shows_its_problems(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).post("/ui/gallery/", EMPTY)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'id="error-summary"' in answer.content.decode()
    assert check_page(answer.content.decode()) == []


def test_it_is_for_people_who_are_signed_in(client: Client, db: None) -> None:
    assert client.get("/ui/gallery/").status_code == HTTPStatus.FOUND
