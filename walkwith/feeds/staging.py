"""The incoming table: a feed's rows laid beside what we have, compared and merged set by set.

All of it happens in the transaction of one run: a feed that breaks off leaves no trace.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql

from walkwith.directory.corrections import remake_slots
from walkwith.directory.models import Meeting, Slot, Source
from walkwith.directory.rules import cell_of, minute_of_week
from walkwith.directory.said import OF_MEETING, SPELLED, learn
from walkwith.feeds.confirmed import HAS_EXPIRED, put_back
from walkwith.feeds.meeting_row import MeetingRow
from walkwith.foundation.identifiers import new_id

FIELDS = tuple(field.name for field in dataclasses.fields(MeetingRow))
COLUMNS = ("number", "id", "fingerprint", "cell", "minute", "raw", *FIELDS)
# What an update or insert carries over from the incoming row; the key is what they are joined by.
CARRIED = ("fingerprint", "raw", *(name for name in FIELDS if name != "key"))
MISSES_ALLOWED = 1
# What a report tells of a changed meeting; the rest follows from it or is for programs.
TOLD = (
    "name", "day", "starts", "ends", "zone", "attendance", "features", "place", "address",
    "region", "group", "notes", "conference_url", "conference_phone", "conference_notes", "url",
)  # fmt: skip
MOST_CHANGES = 500
LONGEST_TOLD = 300


@dataclasses.dataclass(frozen=True, slots=True)
class Incoming:
    """One meeting on its way in, with the number of its row in the feed."""

    number: int
    meeting: MeetingRow
    fingerprint: UUID
    raw: str


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """How a feed differs from what its source has; `listed` is what was listed before."""

    new: int
    changed: int
    same: int
    back: int
    missing: int
    listed: int


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """What a merge does to one listing; `fields` are {field: [what it was, what it is]}."""

    kind: str
    listing_id: UUID
    name: str
    fields: dict[str, list[Any]] = dataclasses.field(default_factory=dict)


def lay_out(incoming: Iterable[Incoming]) -> None:
    """Fill the incoming table from a stream, a row at a time."""
    table = Meeting._meta.db_table
    kept = sql.SQL(", ").join(map(sql.Identifier, ("id", "fingerprint", "raw", *FIELDS)))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS incoming")
        cursor.execute(
            sql.SQL(
                "CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS"
                " SELECT 0 AS number, NULL::uuid AS known, 0::bigint AS cell, 0 AS minute, {}"
                " FROM {} LIMIT 0"
            ).format(kept, sql.Identifier(table))
        )
        columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
        with cursor.copy(sql.SQL("COPY incoming ({}) FROM STDIN").format(columns)) as copy:
            for one in incoming:
                copy.write_row(_values(one))
        cursor.execute("CREATE INDEX ON incoming (key)")
        cursor.execute("CREATE INDEX ON incoming (known)")
        cursor.execute("ANALYZE incoming")


def _values(one: Incoming) -> tuple[Any, ...]:
    meeting = one.meeting
    cell = Slot.UNPLACED
    if meeting.latitude is not None and meeting.longitude is not None:
        cell = cell_of(meeting.latitude, meeting.longitude)
    minute = None
    if meeting.day is not None and meeting.starts is not None:
        minute = minute_of_week(meeting.day, meeting.starts)
    told = (getattr(meeting, name) for name in FIELDS)
    return (one.number, new_id(), one.fingerprint, cell, minute, one.raw, *told)


def know(source: Source) -> None:
    """Find out which of ours each is, now that each has a key of its own."""
    _run(KNOW, source)


def tell_apart() -> list[tuple[int, str, str, str]]:
    """Give rows that share a key one each; answer (number, name, raw, key) of plain repetitions.

    Two rows of one key at different times are two meetings; at the same time they are one. Which
    of them has the key does not hang on the order of the list.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM incoming a USING incoming b WHERE a.key = b.key"
            " AND (a.fingerprint, a.number) > (b.fingerprint, b.number)"
            " AND a.minute IS NOT DISTINCT FROM b.minute RETURNING a.number, a.name, a.raw::text,"
            " a.key"
        )
        repeated: list[tuple[int, str, str, str]] = cursor.fetchall()
        cursor.execute(
            "UPDATE incoming SET key = incoming.key || ' at ' || coalesce(minute::text, 'no time')"
            " FROM (SELECT id, row_number() OVER (PARTITION BY key ORDER BY minute, number) AS nth"
            "       FROM incoming) AS counted"
            " WHERE incoming.id = counted.id AND counted.nth > 1"
        )
    return repeated


# Which of ours each is, once the keys stand. One look into the index for each: nobody has told the
# planner how many rows a run before this one left, and it would rather compare all with all.
KNOW = """
UPDATE incoming i SET known = found.id
FROM (SELECT o.id AS own, (SELECT m.id FROM directory_meeting m
                           WHERE m.organization_id = %(organization)s
                             AND m.source_id = %(source)s AND m.key = o.key) AS id
      FROM incoming o OFFSET 0) AS found
WHERE found.own = i.id AND found.id IS NOT NULL
"""
COMPARE = """
SELECT count(*) FILTER (WHERE m.id IS NULL),
       count(*) FILTER (WHERE m.id IS NOT NULL AND m.unlisted_at IS NULL
                          AND m.fingerprint IS DISTINCT FROM i.fingerprint),
       count(*) FILTER (WHERE m.id IS NOT NULL AND m.unlisted_at IS NULL
                          AND m.fingerprint IS NOT DISTINCT FROM i.fingerprint),
       count(*) FILTER (WHERE m.unlisted_at IS NOT NULL)
FROM incoming i LEFT JOIN directory_meeting m ON m.id = i.known
"""

COUNT_MISSING = """
SELECT count(*) FILTER (WHERE i.key IS NULL), count(*)
FROM directory_meeting m LEFT JOIN incoming i ON i.known = m.id
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
  AND m.unlisted_at IS NULL
"""

UPDATE = """
UPDATE directory_meeting m
SET {carried}, fellowship = %(fellowship)s, seen_at = %(moment)s, missed = 0, unlisted_at = NULL
FROM incoming i
WHERE m.id = i.known
  AND (m.fingerprint IS DISTINCT FROM i.fingerprint OR m.missed > 0
       OR m.unlisted_at IS NOT NULL OR {expired})
"""

INSERT = """
INSERT INTO directory_meeting
    (organization_id, source_id, fellowship, made_at, seen_at, missed, {names})
SELECT %(organization)s, %(source)s, %(fellowship)s, %(moment)s, %(moment)s, 0, {names}
FROM incoming i WHERE i.known IS NULL
"""

# Missing once more: not among the incoming, or, when none came, what was missing already. Asked
# before what is new is taken over: of that nobody knows.
NOTE_MISSING = """
WITH gone AS (
    UPDATE directory_meeting m
    SET missed = m.missed + 1,
        seen_at = CASE WHEN m.missed = 0 THEN %(fetched)s ELSE m.seen_at END,
        unlisted_at = CASE WHEN m.missed >= %(allowed)s THEN %(moment)s::timestamptz END
    WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
      AND m.unlisted_at IS NULL AND {lacking}
    RETURNING m.id, m.unlisted_at
), emptied AS (
    DELETE FROM directory_slot s USING gone
    WHERE s.organization_id = %(organization)s AND s.meeting_id = gone.id
      AND gone.unlisted_at IS NOT NULL
)
SELECT count(*) FILTER (WHERE unlisted_at IS NOT NULL) FROM gone
"""
NOT_AMONG_THEM = "NOT EXISTS (SELECT 1 FROM incoming i WHERE i.known = m.id)"
MISSING_BEFORE = "m.missed > 0"

DROP_SLOTS = """
DELETE FROM directory_slot s USING directory_meeting m JOIN incoming i ON i.key = m.key
WHERE s.organization_id = m.organization_id AND s.meeting_id = m.id
  AND m.organization_id = %(organization)s AND m.source_id = %(source)s
  AND m.seen_at = %(moment)s AND m.missed = 0
"""

# One slot where people meet, one online (cell 0); a hybrid meeting has both. Laid down in the
# order of the index, so that a neighborhood lies in few pages.
MAKE_SLOTS = """
INSERT INTO directory_slot
    (organization_id, meeting_id, cell, minute, zone, fellowship, features, latitude, longitude,
     said)
SELECT m.organization_id, m.id, w.cell, i.minute, m.zone, m.fellowship, m.features,
       CASE WHEN w.cell > 1 THEN m.latitude END, CASE WHEN w.cell > 1 THEN m.longitude END,
       {said}
FROM incoming i
JOIN directory_meeting m ON m.key = i.key
CROSS JOIN LATERAL (VALUES (i.cell, 'in_person'), (0, 'online')) AS w(cell, way)
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
  AND m.seen_at = %(moment)s AND m.missed = 0 AND m.hidden_at IS NULL AND m.confirmed = '{{}}'
  AND i.minute IS NOT NULL AND m.attendance IN (w.way, 'hybrid')
ORDER BY w.cell, i.minute
"""

STAND_ASIDE = """
UPDATE incoming SET key = incoming.key || ' at ' || coalesce(incoming.minute::text, 'no time')
FROM directory_meeting m
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s AND m.key = incoming.key
  AND m.missed = 0 AND m.unlisted_at IS NULL
  AND (m.day * 1440 + extract(hour FROM m.starts) * 60 + extract(minute FROM m.starts))
      IS DISTINCT FROM incoming.minute
"""

# What the report of a run tells of each kind.
NEW = """
SELECT i.id, i.name FROM incoming i WHERE i.known IS NULL
ORDER BY i.name, i.key LIMIT %(most)s
"""
BACK = """
SELECT m.id, i.name FROM incoming i JOIN directory_meeting m ON m.id = i.known
WHERE m.unlisted_at IS NOT NULL
ORDER BY i.name, i.key LIMIT %(most)s
"""
GONE = """
SELECT m.id, m.name FROM directory_meeting m
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
  AND m.unlisted_at IS NULL AND {missed}
  AND NOT EXISTS (SELECT 1 FROM incoming i WHERE i.known = m.id)
ORDER BY m.name, m.key LIMIT %(most)s
"""
KINDS = {
    "new": NEW,
    "back": BACK,
    "missing": GONE.format(missed="m.missed = 0"),
    "unlisted": GONE.format(missed="m.missed > 0"),
}
CHANGED = """
SELECT m.id, i.name, m.confirmed, {columns}
FROM incoming i JOIN directory_meeting m ON m.id = i.known
WHERE m.unlisted_at IS NULL AND m.fingerprint IS DISTINCT FROM i.fingerprint
ORDER BY i.name, i.key LIMIT %(most)s
"""
EXPIRED = """
SELECT EXISTS (SELECT 1 FROM directory_meeting m
               WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
                 AND {expired})
"""

TAKE_STOCK = """
SELECT count(*), coalesce(array_agg(DISTINCT zone), '{}') FROM directory_meeting
WHERE organization_id = %(organization)s AND source_id = %(source)s AND unlisted_at IS NULL
"""


def compare(source: Source) -> Comparison:
    new, changed, same, back = _row(COMPARE, source)
    missing, listed = _row(COUNT_MISSING, source)
    return Comparison(new, changed, same, back, missing, listed)


def changes(source: Source, *, most: int = MOST_CHANGES) -> list[Change]:
    """What a merge would do, the first of each kind by name."""
    told = [
        Change(kind, listing, name)
        for kind, statement in KINDS.items()
        for listing, name in _rows(statement, source, most=most)
    ]
    columns = sql.SQL(", ").join(
        sql.SQL("{}.{}").format(sql.Identifier(row), sql.Identifier(name))
        for row in ("m", "i")
        for name in TOLD
    )
    found = _rows(sql.SQL(CHANGED).format(columns=columns), source, most=most)
    return told + [_changed(row) for row in found]


def _changed(row: tuple[Any, ...]) -> Change:
    """The fields that differ, but for those a person checked: their word stays."""
    listing, name, confirmed, *values = row
    was, now = values[: len(TOLD)], values[len(TOLD) :]
    pairs = zip(TOLD, was, now, strict=True)
    fields = {
        field: [_as_json(before), _as_json(after)]
        for field, before, after in pairs
        if before != after and field not in confirmed
    }
    return Change("changed", listing, name, fields)


def _as_json(value: Any) -> Any:
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value[:LONGEST_TOLD] if isinstance(value, (str, list)) else value


def take_over(source: Source, moment: dt.datetime) -> None:
    """Take over what is new or changed, and what people checked over it.

    What is touched carries `moment`, and only its slots are made anew.
    """
    names = [sql.Identifier(name) for name in CARRIED]
    carried = sql.SQL(", ").join(sql.SQL("{0} = i.{0}").format(name) for name in names)
    every = sql.SQL(", ").join([sql.Identifier("id"), sql.Identifier("key"), *names])
    update = sql.SQL(UPDATE).format(carried=carried, expired=sql.SQL(HAS_EXPIRED))
    _run(update, source, moment=moment, today=moment.date().isoformat())
    _run(sql.SQL(INSERT).format(names=every), source, moment=moment)
    _run(DROP_SLOTS, source, moment=moment)
    if _run(sql.SQL(MAKE_SLOTS).format(said=sql.SQL(OF_MEETING)), source, moment=moment, **SPELLED):
        learn(source.organization_id, "meetings", "online")
    for meeting in put_back(Meeting.objects.all(), source, moment):
        remake_slots(meeting)


def stand_aside(source: Source) -> None:
    """A row that came by itself takes no key from one that is in the list now."""
    _run(STAND_ASIDE, source)


def note_missing(source: Source, moment: dt.datetime, *, none_came: bool = False) -> int:
    """Count one more miss for each listed meeting the feed lacks; unlist at the second.

    `none_came` is for a feed that said "not modified": what was missing is missing again.
    """
    lacking = sql.SQL(MISSING_BEFORE if none_came else NOT_AMONG_THEM)
    (unlisted,) = _row(
        sql.SQL(NOTE_MISSING).format(lacking=lacking),
        source,
        moment=moment,
        fetched=source.fetched_at or moment,
        allowed=MISSES_ALLOWED,
    )
    return int(unlisted)


def has_expired(source: Source, today: dt.date) -> bool:
    """Has something a person checked had its day, so that the list must be read once more?"""
    statement = sql.SQL(EXPIRED).format(expired=sql.SQL(HAS_EXPIRED))
    return bool(_row(statement, source, today=today.isoformat())[0])


def refresh(source: Source, moment: dt.datetime, *, etag: str) -> None:
    """Write down on the source that this was a good fetch, and what it lists now."""
    source.fetched_at, source.etag = moment, etag
    source.save(update_fields=["fetched_at", "etag"])
    take_stock(source)


def take_stock(source: Source) -> None:
    """Write down on the source how much of it is listed, and by which clocks."""
    source.listed, source.zones = _row(TAKE_STOCK, source)
    source.save(update_fields=["listed", "zones"])


def _run(statement: str | sql.Composed, source: Source, **values: Any) -> int:
    """How many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, _home(source) | values)
        return int(cursor.rowcount)


def _rows(statement: str | sql.Composed, source: Source, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, _home(source) | values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _row(statement: str | sql.Composed, source: Source, **values: Any) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, _home(source) | values)
        row: tuple[Any, ...] = cursor.fetchone() or ()
    return row


def _home(source: Source) -> dict[str, Any]:
    return {
        "organization": source.organization_id,
        "source": source.pk,
        "fellowship": source.fellowship,
    }
