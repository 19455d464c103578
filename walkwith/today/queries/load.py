"""How a worker's week is filled: with people, with other work, and what is still planned."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.schedule.rules import day_bounds, monday_of
from walkwith.today.rules import hours

# The viewer, and the workers whom they lead. The row policies decide which minutes count.
WEEKS = """
WITH workers AS MATERIALIZED (
    SELECT w.id, w.name FROM accounts_membership w
    WHERE w.organization_id = (SELECT current_organization())
      AND w.role IN ('peer_specialist', 'supervisor')
      AND (w.id = %(viewer)s OR %(leads)s AND w.id = ANY ((SELECT led())::uuid[]))
      AND w.starts_at <= statement_timestamp()
      AND (w.ends_at IS NULL OR w.ends_at > statement_timestamp())
)
SELECT w.id, w.name, %(leads)s AND EXISTS (
           SELECT 1 FROM access_assignment a
           WHERE a.organization_id = (SELECT current_organization())
             AND a.worker_id = ANY ((SELECT led())::uuid[]) AND a.starts_at <= statement_timestamp()
             AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
             AND (a.worker_id <> ALL (ARRAY(SELECT id FROM workers)) OR EXISTS (
               SELECT 1 FROM access_block b
               WHERE b.organization_id = (SELECT current_organization())
                 AND b.participant_id = a.participant_id AND b.member_id = a.worker_id))),
       (SELECT count(*) FROM access_assignment a
        WHERE %(leads)s AND a.organization_id = (SELECT current_organization())
          AND a.worker_id = w.id AND a.starts_at <= statement_timestamp()
          AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())),
       (SELECT sum(n.minutes) FROM contacts_contactnote n
        WHERE n.organization_id = (SELECT current_organization()) AND n.author_id = w.id
          AND n.started_at >= %(begins)s AND n.started_at < %(ends)s),
       (SELECT sum(i.minutes) FROM contacts_indirectwork i
        WHERE i.organization_id = (SELECT current_organization()) AND i.author_id = w.id
          AND i.started_at >= %(begins)s AND i.started_at < %(ends)s),
       (SELECT sum(s.minutes) FROM schedule_appointment s
        WHERE s.organization_id = (SELECT current_organization()) AND s.worker_id = w.id
          AND s.starts_at >= greatest(%(begins)s, %(now)s) AND s.starts_at < %(ends)s
          AND s.state = 'planned')
FROM workers w
ORDER BY w.name, w.id
"""


@dataclass(frozen=True, slots=True)
class Load:
    """Hours of one week, to the nearest half."""

    people: float = 0
    other: float = 0
    planned: float = 0

    @property
    def total(self) -> float:
        return self.people + self.other + self.planned

    @property
    def parts(self) -> list[tuple[str, float, str]]:
        """As the bar draws them: words, hours, tone."""
        parts = [
            (_("with people"), self.people, "path"),
            (_("other work"), self.other, "dusk"),
            (_("still planned"), self.planned, "honey"),
        ]
        return [part for part in parts if part[1]]


@dataclass(frozen=True, slots=True)
class Week:
    """A worker's week. `people` is how many they walk with, counted for whom the viewer leads."""

    worker_id: UUID
    name: str
    people: int
    load: Load


@dataclass(frozen=True, slots=True)
class Weeks:
    """The viewer's own, and those of the workers whom they lead, by name.

    `may_need_somebody` is false where surely every walk of theirs is with somebody who is here.
    """

    own: Load
    team: list[Week]
    may_need_somebody: bool


def weeks_of(viewer: Actor) -> Weeks:
    """The week that holds today, in one statement.

    Only contacts within the viewer's reach count, and of other work only the
    viewer's own: receiving support is part of it. Nobody's record is shown by it.
    """
    begins, ends = day_bounds(monday_of(clock.today(viewer.zone)), viewer.zone, days=7)
    values: dict[str, Any] = {
        "begins": begins,
        "ends": ends,
        "now": clock.now(),
        "viewer": viewer.id,
    }
    with connection.cursor() as cursor:
        cursor.execute(WEEKS, {**values, "leads": viewer.role == "supervisor"})
        rows = cursor.fetchall()
    weeks = [
        Week(worker, name, people, Load(*(hours(spent or 0) for spent in minutes)))
        for worker, name, _needs, people, *minutes in rows
    ]
    return Weeks(
        own=next((week.load for week in weeks if week.worker_id == viewer.id), Load()),
        team=[week for week in weeks if week.worker_id != viewer.id],
        may_need_somebody=any(needs for _worker, _name, needs, *_ in rows),
    )
