"""What a run would do to each service, for its report: asked before it is done."""

from typing import Any

from django.db import connection
from psycopg import sql

from walkwith.directory.models import Source
from walkwith.feeds.staging import LONGEST_TOLD, MOST_CHANGES, Change

TOLD = (
    *("name", "status", "description", "alert", "application_process", "fees_description"),
    *("eligibility_description", "minimum_age", "maximum_age", "url", "email", "needs", "features"),
)
# Parts of `details` a person would want to hear of.
PARTS = ("phones", "schedules", "languages", "cost_options", "required_documents")

NEW = """
SELECT i.id, i.name FROM incoming_service i WHERE i.known IS NULL
ORDER BY i.name, i.key LIMIT %(most)s
"""
BACK = """
SELECT m.id, i.name FROM incoming_service i JOIN directory_service m ON m.id = i.known
WHERE m.unlisted_at IS NOT NULL ORDER BY i.name, i.key LIMIT %(most)s
"""
GONE = """
SELECT m.id, m.name FROM directory_service m
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
  AND m.unlisted_at IS NULL AND %(is_whole)s AND (m.missed > 0) = %(before)s
  AND NOT EXISTS (SELECT 1 FROM incoming_service i WHERE i.known = m.id)
ORDER BY m.name, m.key LIMIT %(most)s
"""
CHANGED = """
SELECT m.id, i.name, m.confirmed, {columns}
FROM incoming_service i JOIN directory_service m ON m.id = i.known
WHERE m.unlisted_at IS NULL AND m.fingerprint IS DISTINCT FROM i.fingerprint
ORDER BY i.name, i.key LIMIT %(most)s
"""


def changes(source: Source, *, is_whole: bool, most: int = MOST_CHANGES) -> list[Change]:
    """What a merge would do, the first of each kind by name."""
    asked = {
        "organization": source.organization_id,
        "source": source.pk,
        "most": most,
        "is_whole": is_whole,
    }
    kinds: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("new", NEW, {}),
        ("back", BACK, {}),
        ("missing", GONE, {"before": False}),
        ("unlisted", GONE, {"before": True}),
    )
    told = [
        Change(kind, listing, name)
        for kind, statement, more in kinds
        for listing, name in _rows(statement, asked | more)
    ]
    return told + [
        _changed(row) for row in _rows(sql.SQL(CHANGED).format(columns=_columns()), asked)
    ]


def _columns() -> sql.Composed:
    """What each service was, then what it is."""
    return sql.SQL(", ").join(
        [
            column
            for row in ("m", "i")
            for column in (
                *(sql.SQL("{}.{}").format(sql.Identifier(row), sql.Identifier(n)) for n in TOLD),
                *(
                    sql.SQL("{}.details -> {}").format(sql.Identifier(row), sql.Literal(part))
                    for part in PARTS
                ),
            )
        ]
    )


def _changed(row: Any) -> Change:
    """The fields that differ, but for those a person checked: their word stays."""
    listing, name, confirmed, *values = row
    names = (*TOLD, *PARTS)
    was, now = values[: len(names)], values[len(names) :]
    fields = {
        field: [_short(before), _short(after)]
        for field, before, after in zip(names, was, now, strict=True)
        if before != after and field not in confirmed
    }
    return Change("changed", listing, name, fields)


def _short(value: Any) -> Any:
    return value[:LONGEST_TOLD] if isinstance(value, (str, list)) else value


def _rows(statement: str | sql.Composed, asked: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return list(cursor.fetchall())
