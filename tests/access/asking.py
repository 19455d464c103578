"""Put worlds into the database and ask it there, all in one message.

One message has one `statement_timestamp()`, so a fact can begin and end at the very moment at
which it is asked about. Each question carries the answer of the oracle; the database says where
its own is another one, and, for a small wrong in its SQL, which question notices it.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.db import connections
from psycopg import sql

from tests.access.oracle.answers import expected
from tests.access.rows import TABLES, rows_of
from tests.access.worlds.world import Question, World

ASKING = (Path(__file__).parent / "asking.sql").read_text()


def differences(worlds: Sequence[World]) -> list[str]:
    """The questions that the database and the oracle answer differently, and both answers."""
    found = _send([*_facts(worlds), ASKING, _questions(worlds), "SELECT * FROM pg_temp.differ();"])
    return [f"{question}: {said!r}, not {told!r}" for question, said, told in found]


def noticed(worlds: Sequence[World], wrongs: Sequence[str]) -> list[str]:
    """For each wrong, made and undone again: the number of the question that notices it, or
    `alive`, or why it could not be made.
    """
    rows = ", ".join(f"({place}, {_plain(wrong)})" for place, wrong in enumerate(wrongs))
    found = _send(
        [
            *_facts(worlds),
            ASKING,
            _questions(worlds),
            f"SELECT n, pg_temp.notice(change) FROM (VALUES {rows}) AS w(n, change) ORDER BY n;",
        ]
    )
    return [answer for _, answer in found]


def _facts(worlds: Sequence[World]) -> list[str]:
    tables = ", ".join(model._meta.db_table for model, _ in TABLES.values())
    return [*rows_of(*(world.facts for world in worlds)), f"ANALYZE {tables};"]


def _questions(worlds: Iterable[World]) -> str:
    rows = [
        f"({place}, {_row(question)}, {_plain(expected(world.facts, question))})"
        for place, (world, question) in enumerate(
            (world, question) for world in worlds for question in world.questions
        )
    ]
    return f"INSERT INTO questions VALUES {', '.join(rows)};"


def _row(question: Question) -> str:
    said = json.dumps(question.said, default=_as_json)
    return ", ".join(map(_plain, (question.viewer, question.home, question.kind, said)))


def _as_json(value: Any) -> Any:
    return vars(value) if hasattr(value, "__dataclass_fields__") else str(value)


def _plain(value: Any) -> str:
    return "NULL" if value is None else sql.Literal(str(value)).as_string()


def _send(parts: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of the last statement; everything is asked as the owner of the tables."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "\n".join(
                ["SET LOCAL jit = off; SET LOCAL plan_cache_mode = force_generic_plan;", *parts]
            )
        )
        rows: list[tuple[Any, ...]] = []
        while True:
            if cursor.description:
                rows = list(cursor.fetchall())
            if not cursor.nextset():
                return rows
