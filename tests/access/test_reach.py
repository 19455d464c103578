"""Who sees whom: the view in the database against the oracle, over every world and random ones."""

import pytest
from django.db import connections, transaction

from tests.access.asking import Answers, answers, expected, message
from tests.access.oracle import SECTIONS
from tests.access.worlds import World, every_world, random_world
from tests.conftest import Cast
from walkwith.access.commands import assign
from walkwith.access.matrix import cells
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotFound
from walkwith.foundation.identifiers import new_id
from walkwith.people.models import Participant
from walkwith.people.sections import SECTIONS as SECTIONS_OF_THE_HOUSE

RANDOM_WORLDS = 200


def compare(world: World) -> tuple[Answers, Answers]:
    """What the database answers, and what the oracle does; the world is gone afterwards."""
    with transaction.atomic(using="owner"):
        found = answers(message(world))
        transaction.set_rollback(True, using="owner")
    return found, expected(world)


def share_of_yes(world: World, told: Answers) -> tuple[int, float]:
    """How many cells were asked, and how large a part of them is allowed."""
    pairs = set(world.pairs)
    yes = {
        (viewer, home, sight.person, sight.section, sight.action)
        for viewer, home, sight in told["reach"]
        if (viewer, home, sight.person) in pairs
    }
    asked = len(pairs) * len(SECTIONS) * 2
    return asked, len(yes) / asked


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_view_agrees_with_the_oracle_in_every_world() -> None:
    world = every_world()
    found, told = compare(world)
    assert found["reach"] ^ told["reach"] == set()
    assert found["told"] == told["told"]
    asked, share = share_of_yes(world, told)
    assert asked > 20_000
    assert 0.05 < share < 0.95
    assert {"true", "false", "own", "refused", "assigned", "supervises"} <= set(told["told"])


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_view_agrees_with_the_oracle_in_random_worlds() -> None:
    world = random_world(seed=20261121, towns=RANDOM_WORLDS)
    found, told = compare(world)
    assert found["reach"] ^ told["reach"] == set()
    assert len(told["reach"]) > 1000


def test_the_oracle_knows_all_sections() -> None:
    assert SECTIONS == SECTIONS_OF_THE_HOUSE


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_table_of_the_matrix_is_the_file() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT role, relationship, section, action FROM access_matrix")
        assert sorted(cursor.fetchall()) == sorted(cells())


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
