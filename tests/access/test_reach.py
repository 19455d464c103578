"""Who sees whom: the views in the database against the oracle, over every world and random ones."""

from collections.abc import Iterator, Sequence
from itertools import islice

import pytest
from django.db import connections, transaction

from tests.access import equivalents
from tests.access.asking import differences
from tests.access.oracle.openings import SECTIONS
from tests.access.worlds.chance import random_worlds
from tests.access.worlds.consents import consents
from tests.access.worlds.every import every_world
from tests.access.worlds.world import World, cells
from tests.conftest import Cast
from tests.said import Say
from walkwith.access.commands import assign
from walkwith.access.matrix import cells as cells_of_the_house
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotFound
from walkwith.foundation.identifiers import new_id
from walkwith.people.models import Participant
from walkwith.people.sections import SECTIONS as SECTIONS_OF_THE_HOUSE

SOME_WORLDS, MANY_WORLDS, AT_ONCE = 500, 20_000, 50


def differ(worlds: Sequence[World]) -> list[str]:
    """What the database answers otherwise than the oracle; the worlds are gone afterwards."""
    with transaction.atomic(using="owner"):
        try:
            return differences(worlds)
        finally:
            transaction.set_rollback(True, using="owner")


def agree(worlds: Iterator[World], say: Say, what: str) -> int:
    """Ask them all, some at once; says how many cells there were, and what share of them is yes."""
    asked = yes = number = questions = 0
    while some := list(islice(worlds, AT_ONCE)):
        assert differ(some) == []
        counts = [cells(world) for world in some]
        asked, yes = asked + sum(a for a, _ in counts), yes + sum(y for _, y in counts)
        number, questions = number + len(some), questions + sum(len(w.questions) for w in some)
    say(
        f"{what}: {number:,} worlds, {questions:,} questions, {asked:,} cells,"
        f" {yes / asked:.1%} yes"
    )
    assert 0.05 <= yes / asked <= 0.95
    return asked


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_views_agree_with_the_oracle_in_every_world(say: Say) -> None:
    assert agree(every_world(), say, "every way") >= 70_000
    assert agree(consents(), say, "every consent") >= 10_000


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_functions_agree_with_the_oracle() -> None:
    makes = {id(make): make for make in equivalents.PROVEN.values()}
    for make in makes.values():
        assert differ(list(make())) == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_views_agree_with_the_oracle_in_random_worlds(say: Say) -> None:
    assert agree(random_worlds(20261121, SOME_WORLDS), say, "by chance") >= 250_000


@pytest.mark.prove
@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("part", range(8))
def test_the_views_agree_with_the_oracle_in_many_random_worlds(say: Say, part: int) -> None:
    agree(random_worlds(part, MANY_WORLDS // 8), say, f"by chance, part {part + 1} of 8")


def test_the_oracle_knows_all_sections() -> None:
    assert SECTIONS == SECTIONS_OF_THE_HOUSE


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_table_of_the_matrix_is_the_file() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT role, relationship, section, action FROM access_matrix")
        assert sorted(cursor.fetchall()) == sorted(cells_of_the_house())


def test_rosa_and_her_supervisor_see_dee(cast: Cast) -> None:
    for actor in (cast.rosa, cast.lorraine):
        with acting_as(actor):
            assert list(Participant.objects.all()) == [cast.dee]


def test_strangers_see_nobody(cast: Cast) -> None:
    for actor in cast.strangers():
        with acting_as(actor):
            assert list(Participant.objects.all()) == []


@pytest.mark.parametrize("name", ["marcus", "pat", "kit"])
def test_a_command_answers_for_dee_as_for_nobody(cast: Cast, name: str) -> None:
    stranger = getattr(cast, name)
    for person in (cast.dee.pk, new_id()):
        with pytest.raises(NotFound):
            assign(actor=stranger, participant_id=person, worker_id=stranger.id)
