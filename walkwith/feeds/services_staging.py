"""The incoming tables of services: what a feed says of agencies, sites, services and where they
are, laid beside what we have, compared and merged set by set.

All of it happens in the transaction of one run: a feed that breaks off leaves no trace.
"""

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg import sql

from walkwith.directory.models import Source
from walkwith.feeds.hsds.rows import (
    NAMES,
    AgencyRow,
    PlaceRow,
    Row,
    ServiceRow,
    SiteRow,
    fingerprint,
    stand_in,
)
from walkwith.feeds.staging import Comparison
from walkwith.foundation.identifiers import new_id


@dataclass(frozen=True, slots=True)
class Noun:
    """One kind of row on its way: where it waits, where it goes, how it says whose it is."""

    row: type[Any]
    table: str
    waiting: str
    owner: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        own = ("raw", "key", "agency_key")
        return tuple(each.name for each in dataclasses.fields(self.row) if each.name not in own)

    @property
    def columns(self) -> tuple[str, ...]:
        told = tuple(each.name for each in dataclasses.fields(self.row))
        return ("number", "size", "id", "fingerprint", *told)


AGENCY = Noun(AgencyRow, "directory_agency", "incoming_agency")
SITE = Noun(SiteRow, "directory_site", "incoming_site", "agency_id")
SERVICE = Noun(ServiceRow, "directory_service", "incoming_service", "agency_id")
NOUNS = (AGENCY, SITE, SERVICE)

WAITING = """
CREATE TEMPORARY TABLE {waiting} ON COMMIT DROP AS
SELECT 0 AS number, 0 AS size, ''::text AS agency_key, NULL::uuid AS known, t.*
FROM {table} t LIMIT 0
"""
# Which of ours each is. One look into the index for each: nobody has told the planner how many
# rows a run before this one left, and it would rather compare all with all.
KNOW = """
UPDATE {waiting} i SET known = found.id
FROM (SELECT o.id AS own, (SELECT m.id FROM {table} m
                           WHERE m.organization_id = %(organization)s
                             AND m.source_id = %(source)s AND m.key = o.key) AS id
      FROM {waiting} o OFFSET 0) AS found
WHERE found.own = i.id AND found.id IS NOT NULL
"""
WAITING_PLACES = """
CREATE TEMPORARY TABLE incoming_place
(id uuid, key text, service_key text, site_key text, details jsonb) ON COMMIT DROP
"""
INDEXED = {
    "incoming_agency": ("id", "key", "known"),
    "incoming_site": ("id", "key", "known", "agency_key"),
    "incoming_service": ("id", "key", "known", "agency_key"),
    "incoming_place": ("id", "service_key", "site_key"),
}
# Of several tellings of one thing the fullest is taken, whatever order they came in.
FULLEST = """
DELETE FROM {waiting} a USING (
  SELECT id, row_number() OVER (PARTITION BY key ORDER BY size DESC, fingerprint, id) AS nth
  FROM {waiting}
) AS counted
WHERE a.id = counted.id AND counted.nth > 1
"""
FULLEST_PLACE = """
DELETE FROM incoming_place a USING (
  SELECT id, row_number() OVER (PARTITION BY service_key, site_key
                                ORDER BY length(details::text) DESC, details::text, key, id) AS nth
  FROM incoming_place
) AS counted
WHERE a.id = counted.id AND counted.nth > 1
"""
NOBODYS = """
DELETE FROM incoming_service WHERE agency_key = '' RETURNING number, name, raw::text, key
"""
# Agencies that services name by their key alone: called after their place, else their service.
UNTOLD = """
SELECT s.agency_key,
       CASE WHEN bool_or(coalesce(s.is_secret, 'safe_house' = ANY(s.needs))) THEN min(s.name)
            ELSE coalesce((SELECT min(t.name) FROM incoming_site t
                           WHERE t.agency_key = s.agency_key AND t.name <> ''), min(s.name)) END
FROM incoming_service s
WHERE s.agency_key <> ''
  AND NOT EXISTS (SELECT 1 FROM incoming_agency a WHERE a.key = s.agency_key)
  AND (SELECT a.id FROM directory_agency a WHERE a.organization_id = %(organization)s
         AND a.source_id = %(source)s AND a.key = s.agency_key) IS NULL
GROUP BY s.agency_key ORDER BY s.agency_key
"""
NOWHERE = """
DELETE FROM incoming_place p
WHERE NOT EXISTS (SELECT 1 FROM incoming_service s WHERE s.key = p.service_key)
   OR NOT (EXISTS (SELECT 1 FROM incoming_site t WHERE t.key = p.site_key)
           OR EXISTS (SELECT 1 FROM directory_site t WHERE t.organization_id = %(organization)s
                        AND t.source_id = %(source)s AND t.key = p.site_key))
"""
COMPARE = """
SELECT count(*) FILTER (WHERE m.id IS NULL),
       count(*) FILTER (WHERE m.id IS NOT NULL AND m.unlisted_at IS NULL
                          AND m.fingerprint IS DISTINCT FROM i.fingerprint),
       count(*) FILTER (WHERE m.id IS NOT NULL AND m.unlisted_at IS NULL
                          AND m.fingerprint IS NOT DISTINCT FROM i.fingerprint),
       count(*) FILTER (WHERE m.unlisted_at IS NOT NULL)
FROM incoming_service i LEFT JOIN directory_service m ON m.id = i.known
"""
COUNT_MISSING = """
SELECT count(*) FILTER (WHERE i.key IS NULL), count(*)
FROM directory_service m LEFT JOIN incoming_service i ON i.known = m.id
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
  AND m.unlisted_at IS NULL
"""


def begin() -> None:
    with connection.cursor() as cursor:
        for name in ("incoming_place", *(noun.waiting for noun in NOUNS)):
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
        for noun in NOUNS:
            cursor.execute(WAITING.format(waiting=noun.waiting, table=noun.table))
        cursor.execute(WAITING_PLACES)


def lay_out(rows: Iterable[tuple[int, Row]]) -> None:
    """Add some rows of all kinds to the incoming tables."""
    sorted_out: dict[type[Any], list[tuple[int, Any]]] = {noun.row: [] for noun in NOUNS}
    sorted_out[PlaceRow] = []
    for number, row in rows:
        sorted_out[type(row)].append((number, row))
    copying: sql.Composable
    with connection.cursor() as cursor:
        for noun in NOUNS:
            columns = sql.SQL(", ").join(map(sql.Identifier, noun.columns))
            copying = sql.SQL("COPY {} ({}) FROM STDIN").format(
                sql.Identifier(noun.waiting), columns
            )
            with cursor.copy(copying) as copy:
                for number, row in sorted_out[noun.row]:
                    mark = fingerprint(row)
                    copy.write_row((number, len(row.raw), new_id(), mark, *_told(row)))
        copying = sql.SQL(
            "COPY incoming_place (id, key, service_key, site_key, details) FROM STDIN"
        )
        with cursor.copy(copying) as copy:
            for _, row in sorted_out[PlaceRow]:
                copy.write_row((new_id(), *_told(row)))


def _told(row: Row) -> list[Any]:
    values = (getattr(row, name) for name in NAMES[type(row)])
    return [json.dumps(value) if isinstance(value, dict) else value for value in values]


def tell_apart(source: Source) -> None:
    """Make the tables quick to search and keep one telling of each thing, the fullest.

    The indexes come first: one that is made after rows were changed in the same transaction is
    not looked into before that transaction has ended.
    """
    with connection.cursor() as cursor:
        for table, columns in INDEXED.items():
            for column in columns:
                cursor.execute(f"CREATE INDEX ON {table} ({column})")
        for noun in NOUNS:
            cursor.execute(FULLEST.format(waiting=noun.waiting))
            parts = {"waiting": noun.waiting, "table": noun.table}
            cursor.execute(KNOW.format(**parts), _home(source))
        cursor.execute(FULLEST_PLACE)
        for table, columns in INDEXED.items():
            cursor.execute(f"ANALYZE {table} ({', '.join(columns)})")


def drop_what_is_nobodys(source: Source) -> list[tuple[int, str, str, str]]:
    """Services that name no agency at all: (number, name, raw, key)."""
    return rows(NOBODYS, source)


def name_the_untold(source: Source) -> int:
    """Stand in for agencies a feed names without telling of them; answer how many."""
    named = [stand_in(key, name) for key, name in rows(UNTOLD, source)]
    lay_out((0, agency) for agency in named)
    return len(named)


def drop_places_nowhere(source: Source) -> int:
    """How many times a service was said to be at a site nobody told of."""
    with connection.cursor() as cursor:
        cursor.execute(NOWHERE, _home(source))
        return int(cursor.rowcount)


def compare(source: Source, *, is_whole: bool) -> Comparison:
    """Of services. What a part of a list does not name is not missing."""
    new, changed, same, back = rows(COMPARE, source)[0]
    missing, listed = rows(COUNT_MISSING, source)[0]
    return Comparison(new, changed, same, back, missing if is_whole else 0, listed)


def run(statement: str | sql.Composed, source: Source, **values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, _home(source) | values)


def rows(statement: str | sql.Composed, source: Source, **values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, _home(source) | values)
        return list(cursor.fetchall())


def _home(source: Source) -> dict[str, Any]:
    return {"organization": source.organization_id, "source": source.pk}
