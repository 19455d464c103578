"""What is theirs in the big organization: parts of life, goals, routines, a wellness plan, money.

Every line has its first version, as the trigger would have kept it; the rows are copied past it.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db import models
from django.db.backends.utils import CursorWrapper

from walkwith.demo.bulk.copying import copied, copy_in
from walkwith.demo.bulk.world import Person, World, key
from walkwith.plans.models import Amount, Area, Goal, Line, Routine, Step, Want, WellnessLine

AREAS = ("health", "home", "community")
GOALS = ("A room with a door", "Sleep through the night", "See my kids on weekends")
ROUTINES = (("Walk by the river", "{0,2,4}"), ("Call my sister", "{6}"))
AMOUNTS = (("in", "Pay", 61_250, "two_weekly"), ("out", "Rent", 78_000, "monthly"))


def copy_lines(cursor: CursorWrapper, world: World) -> None:
    """The same few lines for everybody, so that a page of any of them is a page of all."""
    areas = list(_areas(world))
    _copy(cursor, world, Area, ("kind",), [(at, kind) for at, kind in areas])
    _copy(cursor, world, Goal, ("words",), _of_each(world, [(words,) for words in GOALS]))
    _copy(cursor, world, Routine, ("words", "days"), _of_each(world, ROUTINES))
    headings = [(heading, "Somebody to call") for heading in WellnessLine.Headings.values]
    _copy(cursor, world, WellnessLine, ("heading", "words"), _of_each(world, headings))
    day = world.now.date().isoformat()
    amounts = [(way, words, str(cents), rhythm, day) for way, words, cents, rhythm in AMOUNTS]
    columns = ("way", "words", "cents", "rhythm", "day")
    _copy(cursor, world, Amount, columns, _of_each(world, amounts))
    for kind in (Amount, Area, Goal, Routine, Step, Want, WellnessLine):
        keep_first_versions(cursor, kind)


def keep_first_versions(cursor: CursorWrapper, kind: type[Line]) -> None:
    table = kind._meta.db_table
    cursor.execute(
        "INSERT INTO access_version (id, made_at, organization_id, participant_id, section, kind,"  # noqa: S608
        " line_id, number, values, by_id, ground, beside_id)"
        " SELECT gen_random_uuid(), made_at, organization_id, participant_id, %s, %s, id, 1,"
        f" to_jsonb(t), written_by_id, 'brought', NULL FROM {table} t",
        [kind.section, kind._meta.model_name],
    )


def _areas(world: World) -> Iterator[tuple[Person, str]]:
    for person in world.people:
        for kind in AREAS:
            yield person, kind


def _of_each(
    world: World, lines: Sequence[tuple[str, ...]]
) -> Iterator[tuple[Person, *tuple[str, ...]]]:
    for person in world.people:
        for line in lines:
            yield person, *line


def _copy(
    cursor: CursorWrapper,
    world: World,
    kind: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[tuple[Person, *tuple[str, ...]]],
) -> None:
    def written() -> Iterator[tuple[str, ...]]:
        for person, *said in rows:
            at = world.on_day(person.since, 13).isoformat()
            yield (key(), at, at, person.key, person.worker, *map(copied, said))

    first = ("id", "made_at", "changed_at", "participant_id", "written_by_id")
    copy_in(cursor, kind, (*first, *columns), written(), organization_id=world.organization)
