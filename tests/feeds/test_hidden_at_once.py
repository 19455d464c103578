"""Two lists taken in at the same moment, two people who save at the same moment."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.at_once import real_transactions, while_unfinished
from tests.conftest import Cast
from tests.feeds.made_services import a_service, taken_in
from tests.feeds.test_hiding import FLED, kept
from tests.feeds.test_keep_secret import elsewhere
from tests.feeds.test_own_secrets import FISK, HERE
from tests.feeds.test_secret_again import HAVEN, OTHERS, at, hidden, secret
from walkwith.directory import offers
from walkwith.directory.commands import look_for_duplicates, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Duplicate, Service, Source
from walkwith.directory.own import AgencyFacts, ServiceFacts
from walkwith.directory.said import learn
from walkwith.directory.spelling import known_words
from walkwith.feeds.commands import add_own_service, decide_duplicate, keep_secret, leave_out
from walkwith.feeds.models import QuarantinedRow
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Crossed, Refused

HOUSE, FOOD = AgencyFacts(name="Our House"), ServiceFacts(name="Food")
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


@pytest.mark.parametrize("how", ["a list", "a person"])
def test_a_check_that_says_where_it_is(cast: Cast, how: str) -> None:
    """Written while the place is being hidden, it says nothing, and nothing else of it is lost."""
    with acting_as(cast.rosa):
        written = add_own_service(actor=cast.rosa, agency=HOUSE, service=FOOD, site=HERE)
    taken_in(cast.rosa, a_service("haven"))
    with acting_as(cast.rosa):
        key = secret().pk
    right = {"eligibility_description": f"Only women. {FISK}"}
    finding = Finding(verdict="wrong", right=right, note=FISK)
    hides = {
        "a list": lambda: taken_in(cast.rosa, a_service("haven", description=FLED)),
        "a person": lambda: keep_secret(actor=cast.rosa, service_id=key),
    }
    check = lambda: verify_service(actor=cast.rosa, service_id=written.pk, finding=finding)  # noqa: E731
    with while_unfinished(cast.rosa, check) as meanwhile:
        second = meanwhile(hides[how])
    second.result()
    with acting_as(cast.rosa):
        right_now = Service.objects.get(pk=written.pk).eligibility_description
        assert right_now == "Only women. We are at …" and "279 fisk s" not in kept()


def test_what_is_linked_while_a_person_hides_one(cast: Cast) -> None:
    taken_in(cast.rosa, elsewhere(), source="The county")
    taken_in(cast.rosa, HAVEN | {"name": "Haven"})
    with acting_as(cast.rosa):
        look_for_duplicates(actor=cast.rosa)
        pair = Duplicate.objects.get().pk
        key = Service.objects.get(source__name="The county").pk
    link = lambda: decide_duplicate(actor=cast.rosa, duplicate_id=pair, state="linked")  # noqa: E731
    with while_unfinished(cast.rosa, link) as meanwhile:
        second = meanwhile(lambda: keep_secret(actor=cast.rosa, service_id=key))
    second.result()
    with acting_as(cast.rosa):
        assert set(Service.objects.values_list("is_secret", flat=True)) == {True}


def test_a_row_left_out_while_its_list_comes_in(cast: Cast) -> None:
    bare = a_service("row", name=..., organization={"id": "others"})
    taken_in(cast.rosa, bare, *OTHERS)
    with acting_as(cast.rosa):
        row = QuarantinedRow.objects.get(state="waiting").pk
    first = lambda: list(Source.objects.select_for_update())  # noqa: E731  (as an import does)
    with while_unfinished(cast.rosa, first) as meanwhile:
        second = meanwhile(lambda: leave_out(actor=cast.rosa, row_id=row))
        assert taken_in(cast.rosa, *OTHERS).state == "done"
    assert isinstance(second.exception(), Refused)  # its list does not say it any more


def test_a_word_that_is_taken_away_meanwhile(cast: Cast) -> None:
    """And said anew by another service: a search knows it."""
    house = cast.rosa.organization_id
    taken_in(cast.rosa, a_service("one", name="Fiskwood"), a_service("two", name="Food"))

    def renamed(key: str, name: str) -> None:
        with acting_as(cast.rosa):
            Service.objects.filter(key=key).update(name=name)
            offers.rebuild(house, list(Service.objects.values_list("pk", flat=True)))
            learn(house, "services", keys=None if key == "one" else [])

    with while_unfinished(cast.rosa, lambda: renamed("one", "Gone")) as meanwhile:
        second = meanwhile(lambda: renamed("two", "Fiskwood"))
    second.result()
    with acting_as(cast.rosa):
        assert "fiskwood" in known_words(house, "services", "fiskwoob")


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
