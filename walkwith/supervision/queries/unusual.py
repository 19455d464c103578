"""Looks without an appointment or a note near them: something to ask about, never a fault."""

import datetime as dt
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db import connection

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.supervision.events import UnusualLooksTalkedOver
from walkwith.supervision.policies import check_may_talk_over
from walkwith.supervision.rules import NEAR_DAYS, WEEKS_SHOWN, newest_week, week_of

MOST = 200
MOST_QUIET = 1_000
KEPT_FOR = 8 * 24 * 60 * 60

# By the workers whom the viewer leads, as far as the viewer reads who has looked. In steps, each
# computed once: in one go the planner takes few looks for one, and asks for each by itself.
UNUSUAL = """
WITH looked AS MATERIALIZED (
    SELECT l.viewer_id, l.participant_id, l.made_at, l.day
    FROM access_look l
    WHERE l.organization_id = (SELECT current_organization())
      AND l.viewer_id = ANY ((SELECT led())::uuid[]) AND l.how = 'opened'
      AND l.made_at >= %(since)s AND l.made_at < %(until)s
      AND NOT (%(is_open)s AND EXISTS (
            SELECT 1 FROM foundation_change h
            WHERE h.organization_id = (SELECT current_organization())
              AND h.record_id = (SELECT current_viewer()) AND h.event = %(event)s
              AND h.details ->> 'week' = %(last_week)s))
), together AS MATERIALIZED (
    SELECT a.worker_id AS member_id, a.participant_id,
           (a.starts_at AT TIME ZONE %(zone)s)::date AS day
    FROM schedule_appointment a
    WHERE a.organization_id = (SELECT current_organization())
      AND a.worker_id = ANY ((SELECT led())::uuid[])
      AND a.starts_at BETWEEN %(begins)s AND %(ends)s
    UNION ALL
    SELECT n.author_id, n.participant_id, (n.started_at AT TIME ZONE %(zone)s)::date
    FROM contacts_contactnote n
    WHERE n.organization_id = (SELECT current_organization())
      AND n.author_id = ANY ((SELECT led())::uuid[])
      AND n.started_at BETWEEN %(begins)s AND %(ends)s
), unusual AS MATERIALIZED (
    SELECT l.viewer_id, l.participant_id,
           date_trunc('week', l.made_at AT TIME ZONE %(zone)s)::date AS week,
           count(*) AS times, min(l.made_at) AS first, max(l.made_at) AS last
    FROM looked l
    WHERE NOT EXISTS (
        SELECT 1 FROM together t
        WHERE t.member_id = l.viewer_id AND t.participant_id = l.participant_id
          AND t.day BETWEEN l.day - %(near)s AND l.day + %(near)s)
    GROUP BY 1, 2, 3
)
SELECT w.id, w.name, p.id, p.preferred_name, u.week, u.times, u.first, u.last
FROM unusual u
JOIN accounts_membership w ON w.id = u.viewer_id
JOIN people_participant p ON p.id = u.participant_id
ORDER BY u.week DESC, w.name, w.id, p.preferred_name, p.id
LIMIT %(most)s
"""

# A week that is over and has nothing to ask about stays so: this process need not ask again.
_QUIET: OrderedDict[str, None] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Unusual:
    """One worker opened one person's pages in one week, without a visit or a note near it."""

    worker_id: UUID
    worker: str
    participant_id: UUID
    participant: str
    week: dt.date
    times: int
    first: dt.datetime
    last: dt.datetime


def unusual_looks(viewer: Actor) -> list[Unusual]:
    """Those of the last weeks, the newest week first. The last days wait: a note may yet come."""
    check_may_talk_over(viewer)
    newest = newest_week(clock.today(viewer.zone))
    oldest = newest - (WEEKS_SHOWN - 1) * dt.timedelta(weeks=1)
    return _unusual(viewer, oldest, newest)


def week_to_talk_over(viewer: Actor) -> dt.date | None:
    """The newest week that has any and that the viewer has not talked over yet."""
    if viewer.role != "supervisor":
        return None
    newest = newest_week(clock.today(viewer.zone))
    kept = kept_answer(viewer, newest)
    if kept in _QUIET:
        return None
    known = cache.get(kept)
    if known is None:
        known = bool(_unusual(viewer, newest, newest, most=1, is_open=True))
        cache.set(kept, known, KEPT_FOR)
    if not known:
        _QUIET[kept] = None
        if len(_QUIET) > MOST_QUIET:
            _QUIET.popitem(last=False)
    return newest if known else None


def kept_answer(viewer: Actor, week: dt.date) -> str:
    """Under which key it is kept whether a week has any: a yes or a no, and nobody's name.

    The week is over for so long that the answer stays; `talk_over_unusual_looks` lets it go.
    """
    return f"unusual-looks-{viewer.id}-{week}"


def _unusual(
    viewer: Actor,
    first_week: dt.date,
    last_week: dt.date,
    *,
    most: int = MOST,
    is_open: bool = False,
) -> list[Unusual]:
    """With `is_open` only where the viewer has not talked the last week over."""
    since, _ = week_of(first_week, ZoneInfo(viewer.zone))
    _, until = week_of(last_week, ZoneInfo(viewer.zone))
    asked: dict[str, Any] = {
        "since": since,
        "until": until,
        "near": NEAR_DAYS,
        "begins": since - dt.timedelta(days=NEAR_DAYS + 1),
        "ends": until + dt.timedelta(days=NEAR_DAYS + 1),
        "zone": viewer.zone,
        "most": most,
        "is_open": is_open,
        "event": UnusualLooksTalkedOver.__name__,
        "last_week": last_week.isoformat(),
    }
    with connection.cursor() as cursor:
        cursor.execute(UNUSUAL, asked)
        rows = cursor.fetchall()
    found = [Unusual(*row) for row in rows]
    people = {one.participant_id for one in found}
    note_look(people, "identity", "looks", how="listed", page="unusual")
    return found
