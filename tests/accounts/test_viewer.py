"""Each request runs in one transaction, as somebody, and all of it or nothing."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

import pytest
from django.test import Client, override_settings

from tests.accounts.signing_in import signed_in
from tests.conftest import Cast
from walkwith.access.models import Look
from walkwith.accounts.models import Program
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def going_wrong() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.accounts.failing_addresses"):
        yield


def programs_of(actor: Actor) -> set[str]:
    with acting_as(actor):
        return set(Program.objects.values_list("name", flat=True))


def test_what_breaks_leaves_nothing_half_done(cast: Cast, browse: Browse) -> None:
    client = browse(cast.pat)
    client.raise_request_exception = False
    assert client.post("/test/breaks/").status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert programs_of(cast.pat) == {"Hill", "River"}


def test_an_answer_of_500_or_more_leaves_no_look(cast: Cast, browse: Browse) -> None:
    assert browse(cast.rosa).get("/test/looks/").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    with acting_as(cast.rosa):
        assert not Look.objects.filter(page="people").exists()


def test_no_look_no_page(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    client.raise_request_exception = False
    answer = client.get("/test/no-reason/")
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "a secret" not in answer.content.decode()


def test_a_refusal_keeps_what_was_complete_before_it(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.pat).post("/test/refuses/")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Done before" in programs_of(cast.pat)


def test_nobody_signed_in_sees_no_rows(cast: Cast) -> None:
    assert Client().get("/test/open/").content == b"0"
    assert signed_in("rosa").get("/test/open/").content == b"1"
    assert signed_in("marcus").get("/test/open/").content == b"0"


def test_the_next_request_is_nobody_again(cast: Cast, browse: Browse) -> None:
    browse(cast.rosa).get("/test/open/")
    assert Client().get("/test/open/").content == b"0"
