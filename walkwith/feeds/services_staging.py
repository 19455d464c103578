"""The incoming tables of services: what a feed says of agencies, sites, services and where they
are, laid beside what we have, compared and merged set by set.

All of it happens in the transaction of one run: a feed that breaks off leaves no trace.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg import sql

from walkwith.directory import offers
from walkwith.directory.models import Service, Site, Source
from walkwith.feeds.confirmed import HAS_EXPIRED, put_back
from walkwith.feeds.hsds.hiding import hide_known
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

MISSES_ALLOWED = 1


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
UPDATE {waiting} i
SET known = (SELECT m.id FROM {table} m WHERE m.organization_id = %(organization)s
               AND m.source_id = %(source)s AND m.key = i.key)
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
       CASE WHEN bool_or('safe_house' = ANY(s.needs)) THEN min(s.name)
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
# What a listing is owned by is found again by its key, also when only the owner came anew.
OWNER = """(SELECT a.id FROM directory_agency a WHERE a.organization_id = %(organization)s
            AND a.source_id = %(source)s AND a.key = i.agency_key)"""
UPDATE = """
UPDATE {table} m
SET fingerprint = i.fingerprint, raw = i.raw, {carried},
    seen_at = %(moment)s, missed = 0, unlisted_at = NULL
FROM {waiting} i
WHERE m.id = i.known AND (m.fingerprint IS DISTINCT FROM i.fingerprint OR m.missed > 0
       OR m.unlisted_at IS NOT NULL OR {expired})
"""
INSERT = """
INSERT INTO {table}
    (organization_id, source_id, made_at, seen_at, missed, id, key, fingerprint, raw, {names})
SELECT %(organization)s, %(source)s, %(moment)s, %(moment)s, 0, i.id, i.key, i.fingerprint, i.raw,
       {values}
FROM {waiting} i WHERE i.known IS NULL
"""
NOW_KNOWN = "UPDATE {waiting} SET known = id WHERE known IS NULL"
NOTE_MISSING = """
WITH gone AS (
    UPDATE {table} m
    SET missed = m.missed + 1,
        seen_at = CASE WHEN m.missed = 0 THEN %(fetched)s ELSE m.seen_at END,
        unlisted_at = CASE WHEN m.missed >= %(allowed)s THEN %(moment)s::timestamptz END
    WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
      AND m.unlisted_at IS NULL AND {lacking}
    RETURNING m.unlisted_at
)
SELECT count(*) FILTER (WHERE unlisted_at IS NOT NULL) FROM gone
"""
# A site or an agency that a service still names has not gone.
LACKING = {
    AGENCY.table: """NOT EXISTS (SELECT 1 FROM incoming_agency i WHERE i.known = m.id)
        AND NOT EXISTS (SELECT 1 FROM incoming_service i WHERE i.agency_key = m.key)""",
    SITE.table: """NOT EXISTS (SELECT 1 FROM incoming_site i WHERE i.known = m.id)
        AND NOT EXISTS (SELECT 1 FROM incoming_place i WHERE i.site_key = m.key)""",
    SERVICE.table: "NOT EXISTS (SELECT 1 FROM incoming_service i WHERE i.known = m.id)",
}
MISSING_BEFORE = "m.missed > 0"

# Where each service is, by the keys of the rows it joins.
THERE = """
SELECT s.known AS service_id, p.key, p.details, p.id,
       coalesce(t.known, (SELECT m.id FROM directory_site m
                          WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
                            AND m.key = p.site_key)) AS site_id
FROM incoming_place p JOIN incoming_service s ON s.key = p.service_key
LEFT JOIN incoming_site t ON t.key = p.site_key
"""
DROP_PLACES = """
DELETE FROM directory_servicesite at USING incoming_service i
WHERE at.organization_id = %(organization)s AND at.service_id = i.known
  AND NOT EXISTS (SELECT 1 FROM there WHERE there.service_id = at.service_id
                    AND there.site_id = at.site_id)
RETURNING at.service_id
"""
CHANGE_PLACES = """
UPDATE directory_servicesite at SET key = there.key, details = there.details
FROM there
WHERE at.organization_id = %(organization)s AND at.service_id = there.service_id
  AND at.site_id = there.site_id
  AND (at.key, at.details) IS DISTINCT FROM (there.key, there.details)
RETURNING at.service_id
"""
ADD_PLACES = """
INSERT INTO directory_servicesite (organization_id, service_id, site_id, key, details)
SELECT %(organization)s, there.service_id, there.site_id, there.key, there.details FROM there
WHERE NOT EXISTS (SELECT 1 FROM directory_servicesite at
                  WHERE at.organization_id = %(organization)s
                    AND at.service_id = there.service_id AND at.site_id = there.site_id)
RETURNING service_id
"""
TOUCHED = """
SELECT s.id FROM directory_service s
WHERE s.organization_id = %(organization)s AND s.source_id = %(source)s
  AND (s.seen_at = %(moment)s OR s.unlisted_at = %(moment)s)
UNION
SELECT at.service_id FROM directory_servicesite at JOIN directory_site t ON t.id = at.site_id
WHERE at.organization_id = %(organization)s AND t.organization_id = %(organization)s
  AND t.source_id = %(source)s AND (t.seen_at = %(moment)s OR t.unlisted_at = %(moment)s)
"""
TAKE_STOCK = """
SELECT (SELECT count(*) FROM directory_service WHERE organization_id = %(organization)s
          AND source_id = %(source)s AND unlisted_at IS NULL),
       (SELECT coalesce(array_agg(DISTINCT zone), '{}') FROM directory_site
        WHERE organization_id = %(organization)s AND source_id = %(source)s
          AND unlisted_at IS NULL AND zone <> '')
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
    return _rows(NOBODYS, source)


def name_the_untold(source: Source) -> int:
    """Stand in for agencies a feed names without telling of them; answer how many."""
    named = [stand_in(key, name) for key, name in _rows(UNTOLD, source)]
    lay_out((0, agency) for agency in named)
    return len(named)


def drop_places_nowhere(source: Source) -> int:
    """How many times a service was said to be at a site nobody told of."""
    with connection.cursor() as cursor:
        cursor.execute(NOWHERE, _home(source))
        return int(cursor.rowcount)


def compare(source: Source, *, is_whole: bool) -> Comparison:
    """Of services. What a part of a list does not name is not missing."""
    new, changed, same, back = _rows(COMPARE, source)[0]
    missing, listed = _rows(COUNT_MISSING, source)[0]
    return Comparison(new, changed, same, back, missing if is_whole else 0, listed)


def merge(source: Source, moment: dt.datetime, *, is_whole: bool) -> int:
    """Take over what is new or changed, note what is missing; answer how many are unlisted.

    What is touched carries `moment`; offers are made anew for the services it touches.
    """
    for noun in NOUNS:
        _take_over(noun, source, moment)
    unlisted = note_missing(source, moment) if is_whole else 0
    touched = _move_places(source)
    hide_known(source, moment)
    put_back(Site.objects.all(), source, moment)
    put_back(Service.objects.all(), source, moment)
    touched |= {service for (service,) in _rows(TOUCHED, source, moment=moment)}
    offers.rebuild(source.organization_id, touched)
    return unlisted


def _take_over(noun: Noun, source: Source, moment: dt.datetime) -> None:
    names = [sql.Identifier(name) for name in noun.fields]
    carried: list[sql.Composable] = [sql.SQL("{0} = i.{0}").format(name) for name in names]
    values: list[sql.Composable] = [sql.SQL("i.{}").format(name) for name in names]
    if noun.owner:
        owner, found = sql.Identifier(noun.owner), sql.SQL(OWNER)
        carried.append(sql.SQL("{} = {}").format(owner, found))
        names.append(owner)
        values.append(found)
    parts = {
        "table": sql.Identifier(noun.table),
        "waiting": sql.Identifier(noun.waiting),
        "carried": sql.SQL(", ").join(carried),
        "names": sql.SQL(", ").join(names),
        "values": sql.SQL(", ").join(values),
        "expired": sql.SQL(HAS_EXPIRED),
    }
    today = moment.date().isoformat()
    _run(sql.SQL(UPDATE).format(**parts), source, moment=moment, today=today)
    _run(sql.SQL(INSERT).format(**parts), source, moment=moment)
    _run(sql.SQL(NOW_KNOWN).format(**parts), source)


def _move_places(source: Source) -> set[Any]:
    """Put services where the feed says they are; answer those that moved."""
    _run("DROP TABLE IF EXISTS there", source)
    _run(f"CREATE TEMPORARY TABLE there ON COMMIT DROP AS {THERE}", source)
    _run("CREATE INDEX ON there (service_id, site_id)", source)
    _run("ANALYZE there", source)
    moved: set[Any] = set()
    for statement in (DROP_PLACES, CHANGE_PLACES, ADD_PLACES):
        moved |= {service for (service,) in _rows(statement, source)}
    return moved


def note_missing(source: Source, moment: dt.datetime, *, none_came: bool = False) -> int:
    """Count one more miss for what the feed lacks, unlist at the second; answer how many services.

    `none_came` is for a feed that said "not modified": what was missing is missing again.
    """
    unlisted = 0
    for noun in NOUNS:
        lacking = MISSING_BEFORE if none_came else LACKING[noun.table]
        ((unlisted,),) = _rows(
            NOTE_MISSING.format(table=noun.table, lacking=lacking),
            source,
            moment=moment,
            fetched=source.fetched_at or moment,
            allowed=MISSES_ALLOWED,
        )
    if none_came:
        touched = _rows(TOUCHED, source, moment=moment)
        offers.rebuild(source.organization_id, [service for (service,) in touched])
    return unlisted


def refresh(source: Source, moment: dt.datetime, *, etag: str) -> None:
    """Write down on the source that this was a good fetch, and what it lists now."""
    source.listed, source.zones = _rows(TAKE_STOCK, source)[0]
    source.fetched_at, source.etag = moment, etag
    source.save(update_fields=["fetched_at", "listed", "zones", "etag"])


def _run(statement: str | sql.Composed, source: Source, **values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, _home(source) | values)


def _rows(statement: str | sql.Composed, source: Source, **values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, _home(source) | values)
        return list(cursor.fetchall())


def _home(source: Source) -> dict[str, Any]:
    return {"organization": source.organization_id, "source": source.pk}
