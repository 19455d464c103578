"""What reach adds to a statement: the same question under the policies, and without any.

Without, the owner of the tables asks with the ids written into the statement, as a program would
that decides by itself. Both are asked in turn on one connection each, so that the machine's mood
touches them alike.
"""

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg

if TYPE_CHECKING:
    from walkwith.foundation.actor import Actor

ROUNDS = 300
QUESTIONS = {
    "20 newest contact notes": (
        "contact_notes",
        "SELECT * FROM contacts_contactnote WHERE organization_id = %(home)s{known}"
        " ORDER BY started_at DESC LIMIT 20",
    ),
    "contact notes of one person": (
        "contact_notes",
        "SELECT * FROM contacts_contactnote WHERE organization_id = %(home)s"
        " AND participant_id = %(person)s{known} ORDER BY started_at DESC LIMIT 20",
    ),
    "open steps of everybody": (
        "plan",
        "SELECT * FROM plans_step WHERE organization_id = %(home)s{known}"
        " AND done_at IS NULL AND let_go_at IS NULL ORDER BY day LIMIT 50",
    ),
    "names of everybody": (
        "identity",
        "SELECT * FROM people_participant WHERE organization_id = %(home)s{known_self}"
        " ORDER BY preferred_name LIMIT 50",
    ),
}


@dataclass(frozen=True, slots=True)
class Added:
    """Milliseconds of one question (medians), as its viewer and as the owner of the tables."""

    viewer: str
    question: str
    with_reach: float
    without: float

    @property
    def added(self) -> float:
        return self.with_reach - self.without


def added(url: str, actors: "dict[str, Actor]") -> list[Added]:
    """Each question as each viewer, on the database that `url` leads to."""
    with psycopg.connect(url) as viewing, psycopg.connect(url) as owning:
        return [
            _asked_both_ways(viewing, owning, name, actor, question)
            for name, actor in actors.items()
            for question in QUESTIONS
        ]


def _asked_both_ways(
    viewing: psycopg.Connection,
    owning: psycopg.Connection,
    name: str,
    actor: "Actor",
    question: str,
) -> Added:
    section, sql = QUESTIONS[question]
    viewing.rollback()
    viewing.execute(
        "SELECT set_config('role', 'walkwith_app', true),"
        " set_config('walkwith.viewer', %s, true), set_config('walkwith.organization', %s, true)",
        [str(actor.id), str(actor.organization_id)],
    )
    [(people,)] = viewing.execute("SELECT reachable(%s, 'read')", [section]).fetchall()
    values = {"home": actor.organization_id, "person": people[0], "people": people}
    bare = sql.format(known="", known_self="")
    known = sql.format(
        known=" AND participant_id = ANY(%(people)s)", known_self=" AND id = ANY(%(people)s)"
    )
    _compare(viewing, bare, owning, known, values)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        times[0].append(_timed(viewing, bare, values))
        times[1].append(_timed(owning, known, values))
    with_reach, without = (statistics.median(found) * 1000 for found in times)
    return Added(name, question, with_reach, without)


def _compare(
    viewing: psycopg.Connection,
    bare: str,
    owning: psycopg.Connection,
    known: str,
    values: dict[str, UUID | list[UUID]],
) -> None:
    """Both ways must answer the same rows, or they are not the same question."""
    ours, theirs = viewing.execute(bare, values), owning.execute(known, values)
    assert len(ours.fetchall()) == len(theirs.fetchall())


def _timed(connection: psycopg.Connection, sql: str, values: dict[str, UUID | list[UUID]]) -> float:
    began = time.perf_counter()
    connection.execute(sql, values).fetchall()
    return time.perf_counter() - began


def as_text(found: list[Added]) -> str:
    lines = [f"{'viewer':<10} {'question':<28} {'with reach':>11} {'without':>9} {'added':>8}"]
    for one in found:
        lines.append(
            f"{one.viewer:<10} {one.question:<28} {one.with_reach:>8.2f} ms"
            f" {one.without:>6.2f} ms {one.added:>+5.2f} ms"
        )
    return "\n".join(lines)
