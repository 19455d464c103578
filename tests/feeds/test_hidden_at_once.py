"""Two lists taken in at the same moment, two people who save at the same moment."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.at_once import real_transactions, while_unfinished
from tests.conftest import Cast
from tests.feeds.made_services import a_service, taken_in
from tests.feeds.test_hiding import FLED
from tests.feeds.test_secret_again import HAVEN, OTHERS, at, hidden, secret
from walkwith.directory.models import Source
from walkwith.directory.said import learn
from walkwith.feeds.commands import keep_secret
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Crossed

LOCK = "SELECT 1 FROM directory_source WHERE name = %s FOR UPDATE"


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield from real_transactions(django_db_blocker)


def all_hidden(cast: Cast) -> set[bool]:
    with acting_as(cast.rosa):
        return set(hidden().values())


def test_one_hides_what_the_other_brings(cast: Cast) -> None:
    """The second waits for the first, and knows what it hid."""
    first = lambda: taken_in(cast.rosa, a_service("haven", description=FLED))  # noqa: E731
    with while_unfinished(cast.rosa, first) as meanwhile:
        second = meanwhile(lambda: taken_in(cast.rosa, at("279 Fisk St"), source="The county"))
        assert not second.done()
    second.result()
    assert all_hidden(cast) == {True}


def test_the_other_way_round(cast: Cast) -> None:
    first = lambda: taken_in(cast.rosa, at("279 Fisk St"), source="The county")  # noqa: E731
    with while_unfinished(cast.rosa, first) as meanwhile:
        second = meanwhile(lambda: taken_in(cast.rosa, a_service("haven", description=FLED)))
        assert not second.done()
    second.result()
    assert all_hidden(cast) == {True}


def test_a_person_while_another_list_comes_in(cast: Cast) -> None:
    taken_in(cast.rosa, HAVEN, *OTHERS)
    with acting_as(cast.rosa):
        key = secret().pk
    first = lambda: taken_in(cast.rosa, at("279 Fisk St"), source="The county")  # noqa: E731
    with while_unfinished(cast.rosa, first) as meanwhile:
        second = meanwhile(lambda: keep_secret(actor=cast.rosa, service_id=key))
        assert not second.done()
    second.result()
    assert all_hidden(cast) == {True}


def test_words_that_are_known_make_nobody_wait(cast: Cast) -> None:
    """Two who check two services at once count the same words."""
    taken_in(cast.rosa, HAVEN, *OTHERS)
    _learned(cast.rosa)
    with while_unfinished(cast.rosa, lambda: _learned(cast.rosa)) as meanwhile:
        second = meanwhile(lambda: _learned(cast.rosa))
        assert second.done() and second.exception() is None


def test_of_two_that_wait_for_each_other_one_is_asked_to_send_again(cast: Cast) -> None:
    with acting_as(cast.rosa):
        for name in ("One", "Two"):
            Source.objects.create(organization_id=cast.rosa.organization_id, name=name)
    with while_unfinished(cast.rosa, lambda: _locked("One")) as meanwhile:
        other = meanwhile(lambda: both(actor=cast.rosa, names=["Two", "One"]))
        refused = [_refused(lambda: both(actor=cast.rosa, names=["Two"]))]
    refused.append(_refused(other.result))
    assert sorted(refused) == [False, True]


@command
def both(*, actor: Actor, names: list[str]) -> None:
    for name in names:
        _locked(name)
        time.sleep(0.1)


def _locked(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [name])


def _learned(actor: Actor) -> None:
    with acting_as(actor):
        learn(actor.organization_id, "services")


def _refused(act: Any) -> bool:
    try:
        act()
    except Crossed as crossed:
        return "send it again" in crossed.words
    return False
