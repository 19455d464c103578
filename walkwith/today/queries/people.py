"""The list of people within reach: whose turn it is, or by name."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.rules import folded, part_of_names
from walkwith.people.sections import Section

A_PAGE = 25
WORDS_SEARCHED = 6

Whose = Literal["all", "mine", "team"]
Order = Literal["turn", "name"]

# One statement for the page and the count. The row policies decide who is in it at all.
PEOPLE = """
WITH open AS MATERIALIZED (
    SELECT section, reachable(section, 'read') AS people
    FROM unnest(%(sections)s::text[]) AS section
), known AS (
    SELECT p.id, p.preferred_name, p.pronouns, p.names, p.walking_since, last.day,
           coalesce(last.day, p.walking_since) AS since,
           CASE WHEN p.id = ANY ((SELECT people FROM open WHERE section = 'contact_notes')::uuid[])
                THEN coalesce(last.day, p.walking_since) + d.agreed_days END AS turn
    FROM people_participant p
    LEFT JOIN people_contactdetails d ON d.participant_id = p.id
    LEFT JOIN LATERAL (
        SELECT (started_at AT TIME ZONE %(zone)s)::date AS day FROM contacts_contactnote
        WHERE organization_id = (SELECT current_organization()) AND participant_id = p.id
        ORDER BY started_at DESC LIMIT 1
    ) last ON true
    WHERE p.names LIKE ALL(%(likes)s)
      AND (%(whose)s = 'all' OR EXISTS (
        SELECT 1 FROM access_assignment a
        WHERE a.organization_id = (SELECT current_organization()) AND a.participant_id = p.id
          AND a.starts_at <= statement_timestamp()
          AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
          AND (a.worker_id = %(viewer)s) = (%(whose)s = 'mine')))
), found AS (
    SELECT known.*, count(*) OVER () AS total FROM known
    ORDER BY CASE WHEN %(order)s = 'turn' THEN turn END,
             CASE WHEN %(order)s = 'turn' THEN since END, names, id
    LIMIT %(limit)s OFFSET %(offset)s
)
SELECT found.id, found.preferred_name, found.pronouns, found.walking_since, found.day, found.turn,
       found.total, ahead.starts_at, coalesce(walking.names, '{}'),
       ARRAY(SELECT section FROM open WHERE found.id = ANY (people))
FROM found
LEFT JOIN LATERAL (
    SELECT array_agg(w.name ORDER BY a.kind DESC, w.name) AS names
    FROM access_assignment a JOIN accounts_membership w ON w.id = a.worker_id
    WHERE a.organization_id = (SELECT current_organization()) AND a.participant_id = found.id
      AND a.starts_at <= statement_timestamp()
      AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
      AND w.starts_at <= statement_timestamp()
      AND (w.ends_at IS NULL OR w.ends_at > statement_timestamp())
) walking ON true
LEFT JOIN LATERAL (
    SELECT starts_at FROM schedule_appointment
    WHERE organization_id = (SELECT current_organization()) AND participant_id = found.id
      AND state = 'planned' AND starts_at > %(now)s
    ORDER BY starts_at LIMIT 1
) ahead ON true
ORDER BY CASE WHEN %(order)s = 'turn' THEN found.turn END,
         CASE WHEN %(order)s = 'turn' THEN found.since END, found.names, found.id
"""


# What a row may tell of somebody besides their name.
TOLD: tuple[Section, ...] = ("contact_details", "contact_notes", "schedule", "relationships")


@dataclass(frozen=True, slots=True)
class Row:
    """One person in the list, and the sections of theirs that are open to the viewer.

    `turn` is the day until which somebody agreed to be in touch; None where that is not open.
    """

    id: UUID
    preferred_name: str
    pronouns: str
    walking_since: dt.date
    last_day: dt.date | None
    turn: dt.date | None
    next_at: dt.datetime | None
    workers: list[str]
    shown: frozenset[str]


def people_within_reach(
    viewer: Actor,
    *,
    words: str = "",
    whose: Whose = "all",
    order: Order = "turn",
    number: int = 1,
) -> Page[Row]:
    """One page of the people within reach whose names have all these words in them."""
    rows = _rows(viewer, words, whose, order, number)
    if not rows and number > 1:
        rows, number = _rows(viewer, words, whose, order, 1), 1
    for row in rows:
        note_look([row[0]], "identity", *row[9], how="listed", page="people")
    total = rows[0][6] if rows else 0
    page: Page[Any] = Paginator(range(total), A_PAGE).get_page(number)
    page.object_list = [
        Row(
            id=row[0],
            preferred_name=row[1],
            pronouns=row[2],
            walking_since=row[3],
            last_day=row[4],
            turn=row[5],
            next_at=row[7],
            workers=row[8],
            shown=frozenset(row[9]),
        )
        for row in rows
    ]
    return page


def _rows(
    viewer: Actor, words: str, whose: Whose, order: Order, number: int
) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            PEOPLE,
            {
                "zone": viewer.zone,
                "likes": [part_of_names(word) for word in folded(words).split()[:WORDS_SEARCHED]],
                "whose": whose,
                "viewer": viewer.id,
                "order": order,
                "now": clock.now(),
                "sections": list(TOLD),
                "limit": A_PAGE,
                "offset": (number - 1) * A_PAGE,
            },
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
