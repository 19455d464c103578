"""With whom? The people the viewer walks with, the likeliest first."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from walkwith.contacts.policies import check_may_log_work
from walkwith.contacts.rules import DRAFT_DAYS
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.rules import part_of_names
from walkwith.people.sections import SECTIONS
from walkwith.schedule.rules import day_bounds

MOST = 30

# Whom one walks with, and for whom one stands in; the latter without what one may not read.
PEOPLE = """
WITH mine AS (
    SELECT participant_id, true AS reads FROM access_assignment
    WHERE organization_id = (SELECT current_organization()) AND worker_id = %(viewer)s
      AND starts_at <= statement_timestamp()
      AND (ends_at IS NULL OR ends_at > statement_timestamp())
    UNION ALL
    SELECT c.participant_id, false FROM people_by('covering') c
    WHERE NOT c.participant_id = ANY ((SELECT reachable('contact_notes', 'read'))::uuid[])
)
SELECT p.id, p.preferred_name, p.pronouns, visit.starts_at, visit.purpose, last.started_at,
       EXISTS (SELECT 1 FROM contacts_draft d
               WHERE d.organization_id = (SELECT current_organization())
                 AND d.author_id = %(viewer)s AND d.participant_id = p.id
                 AND d.at > %(drafts_since)s),
       a.reads, a.reads OR p.id = ANY ((SELECT reachable('schedule', 'read'))::uuid[])
FROM mine a
JOIN people_participant p ON p.id = a.participant_id
LEFT JOIN LATERAL (
    SELECT starts_at, purpose FROM schedule_appointment
    WHERE organization_id = (SELECT current_organization()) AND participant_id = p.id
      AND (worker_id = %(viewer)s OR NOT a.reads) AND state = 'planned'
      AND starts_at >= %(begins)s AND starts_at < %(ends)s
    ORDER BY starts_at, id LIMIT 1
) visit ON true
LEFT JOIN LATERAL (
    SELECT started_at FROM contacts_contactnote
    WHERE organization_id = (SELECT current_organization()) AND participant_id = p.id
    ORDER BY started_at DESC, id DESC LIMIT 1
) last ON true
WHERE p.names LIKE %(like)s
ORDER BY visit.starts_at NULLS LAST, last.started_at DESC NULLS LAST, p.preferred_name, p.id
LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToLog:
    """Somebody a note may be about: why they stand where they stand in the list."""

    participant_id: UUID
    preferred_name: str
    pronouns: str
    visit_at: dt.datetime | None
    purpose: str
    last_at: dt.datetime | None
    has_draft: bool
    is_covered: bool = False


def people_to_log(viewer: Actor, words: str = "") -> list[ToLog]:
    """Today's appointments first, then who was reached last; `words` is part of any name."""
    check_may_log_work(viewer)
    begins, ends = day_bounds(clock.today(viewer.zone), viewer.zone)
    with connection.cursor() as cursor:
        cursor.execute(
            PEOPLE,
            {
                "viewer": viewer.id,
                "begins": begins,
                "ends": ends,
                "drafts_since": clock.now() - dt.timedelta(days=DRAFT_DAYS),
                "like": part_of_names(words),
                "most": MOST,
            },
        )
        rows = cursor.fetchall()
    for person, *_known, reads, sees_visits in rows:
        open_ones = {"identity": True, "schedule": sees_visits, "contact_notes": reads}
        shown = [section for section in SECTIONS if open_ones.get(section)]
        note_look([person], *shown, how="listed", page="log")
    return [
        ToLog(
            participant_id=row[0],
            preferred_name=row[1],
            pronouns=row[2],
            visit_at=row[3],
            purpose=row[4] or "",
            last_at=row[5],
            has_draft=row[6],
            is_covered=not row[7],
        )
        for row in rows
    ]
