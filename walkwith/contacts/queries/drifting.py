"""Who has not been reached for longer than agreed. It calls for a kind word, not for blame."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look

MOST = 60

# In steps, each computed once: joined in one go, the planner takes few people for one. At the end
# a full join, which is never a loop in a loop: who is not silent has no `since`, and comes last.
DRIFTING = """
WITH walks AS MATERIALIZED (
    SELECT a.participant_id, w.id, w.name
    FROM access_assignment a JOIN accounts_membership w ON w.id = a.worker_id
    WHERE a.organization_id = (SELECT current_organization())
      AND a.worker_id IN (
        SELECT %(viewer)s::uuid
        UNION ALL
        SELECT s.worker_id FROM access_supervision s
        WHERE %(most_of_team)s > 0 AND s.supervisor_id = %(viewer)s
          AND s.starts_at <= statement_timestamp()
          AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())
      )
      AND a.starts_at <= statement_timestamp()
      AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
      AND w.starts_at <= statement_timestamp()
      AND (w.ends_at IS NULL OR w.ends_at > statement_timestamp())
), known AS MATERIALIZED (
    SELECT p.id, p.preferred_name, p.walking_since, d.agreed_days,
           d.safely, d.phone, d.may_text, d.may_call
    FROM people_participant p
    JOIN people_contactdetails d ON d.participant_id = p.id AND d.agreed_days IS NOT NULL
    WHERE p.id = ANY (ARRAY(SELECT participant_id FROM walks ORDER BY 1))
), silent AS MATERIALIZED (
    SELECT p.*, last.started_at, last.day, coalesce(last.day, p.walking_since) AS since
    FROM known p
    LEFT JOIN LATERAL (
        SELECT started_at, (started_at AT TIME ZONE %(zone)s)::date AS day
        FROM contacts_contactnote
        WHERE organization_id = (SELECT current_organization()) AND participant_id = p.id
        ORDER BY started_at DESC LIMIT 1
    ) last ON true
    WHERE %(today)s::date - coalesce(last.day, p.walking_since) > p.agreed_days
)
SELECT id, preferred_name, worker_id, name, started_at, day, agreed_days,
       %(today)s::date - since AS days, safely, phone, may_text, may_call
FROM (
    SELECT p.*, w.id AS worker_id, w.name, w.id = %(viewer)s AS is_mine,
           row_number() OVER (PARTITION BY w.id = %(viewer)s
                              ORDER BY p.since, p.preferred_name, p.id, w.id) AS place
    FROM silent p FULL JOIN walks w ON w.participant_id = p.id
) placed
WHERE id IS NOT NULL AND place <= CASE WHEN is_mine THEN %(most)s ELSE %(most_of_team)s END
ORDER BY since, preferred_name, id, worker_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drifting:
    """One participant, when they were last reached, and how it is safe to reach them."""

    participant_id: UUID
    preferred_name: str
    worker_id: UUID
    worker_name: str
    last_at: dt.datetime | None
    last_day: dt.date | None
    agreed_days: int
    days: int
    safely: str
    phone: str
    may_text: bool
    may_call: bool


def drifting(
    today: dt.date, *, viewer: Actor, page: str = "today", most: int = MOST
) -> list[Drifting]:
    """People assigned to the viewer, the longest silence first; none agreed: not listed.

    `days` counts from the last contact of anybody, or from when they began to be walked with.
    """
    return _drifting(today, viewer, page, most=most, most_of_team=0)


def drifting_with_team(
    today: dt.date,
    *,
    viewer: Actor,
    page: str = "today",
    most: int = MOST,
    most_of_team: int = MOST,
) -> tuple[list[Drifting], list[Drifting]]:
    """The same, and beside it that of the workers whom a supervisor leads: one statement.

    Each row of the team names its worker.
    """
    found = _drifting(today, viewer, page, most=most, most_of_team=most_of_team)
    return (
        [one for one in found if one.worker_id == viewer.id],
        [one for one in found if one.worker_id != viewer.id],
    )


def _drifting(
    today: dt.date, viewer: Actor, page: str, *, most: int, most_of_team: int
) -> list[Drifting]:
    with connection.cursor() as cursor:
        cursor.execute(
            DRIFTING,
            {
                "today": today,
                "zone": viewer.zone,
                "viewer": viewer.id,
                "most": most,
                "most_of_team": most_of_team,
            },
        )
        rows = cursor.fetchall()
    found = [_read(row) for row in rows]
    note_look(
        {one.participant_id for one in found},
        "identity",
        "contact_details",
        "contact_notes",
        how="listed",
        page=page,
    )
    return found


def _read(row: tuple[Any, ...]) -> Drifting:
    return Drifting(
        participant_id=row[0],
        preferred_name=row[1],
        worker_id=row[2],
        worker_name=row[3],
        last_at=row[4],
        last_day=row[5],
        agreed_days=row[6],
        days=row[7],
        safely=row[8],
        phone=row[9],
        may_text=row[10],
        may_call=row[11],
    )
