"""Refusals become pages in the words they carry; other mistakes stay mistakes."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.middleware import Refusals


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (NotAllowed("Ask Lorraine."), 403, "Ask Lorraine."),
        (Refused("It has to be a day.", field="day"), 422, "It has to be a day."),
        (NotFound(), 404, "<h1"),
    ],
)
def test_each_refusal_has_its_page(rf: RequestFactory, error: Any, status: int, says: str) -> None:
    middleware = Refusals(lambda request: HttpResponse())
    response = middleware.process_exception(rf.get("/"), error)
    assert response is not None
    assert response.status_code == status
    assert says in response.content.decode()


def test_other_mistakes_are_not_hidden(rf: RequestFactory) -> None:
    middleware = Refusals(lambda request: HttpResponse())
    assert middleware.process_exception(rf.get("/"), ValueError("a mistake")) is None
