"""Who stands in for whom in the demo, and one record that was opened in an emergency."""

import datetime as dt
import random
from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.access.commands import (
    agree_to_cover,
    answer_cover,
    ask_cover,
    close_emergency,
    open_emergency,
)
from walkwith.access.models import Assignment, Cover
from walkwith.demo.stories import moment_on
from walkwith.demo.walks import Walk
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.looks import note_look
from walkwith.people.models import Participant

AWAY, STANDS_IN = "Sherri", "Marcus"
OPENER, OF_WHOM = "Devon", "Thelma"
# More than a week: the tests' demo moves in on the last Wednesday, and the database lives today.
DAYS_AWAY = dt.timedelta(days=9)
AGREED_IN_A_HUNDRED = 80
NO_IN_A_HUNDRED = 6
CHOICES = (
    ("contact_details", "schedule"),
    ("contact_details", "schedule", "plan"),
    ("contact_details", "schedule", "plan", "strengths"),
    ("schedule",),
)
WHY = "They called, very upset, and hung up before saying where they are. Nobody could be reached."


def agree(walk: Walk, participant_id: UUID) -> None:
    """Most people have said what a stand-in may see; some said no; some were not asked yet."""
    chance = random.Random(f"cover {walk.person.full_name}")
    lot = chance.randrange(100)
    if lot >= AGREED_IN_A_HUNDRED:
        return
    ticked = [] if lot < NO_IN_A_HUNDRED else ["identity", *chance.choice(CHOICES)]
    with clock.stopped_at(walk.at(min(walk.began + dt.timedelta(days=2), walk.today), 7)):
        agree_to_cover(actor=walk.worker, participant_id=participant_id, sections=ticked)


def arrange_cover(workers: Mapping[str, Actor]) -> None:
    """Sherri is away for some days, and Marcus stands in; unless that is so already."""
    away, colleague = workers.get(AWAY), workers.get(STANDS_IN)
    if away is None or colleague is None:
        return
    now = clock.now()
    with acting_as(away):
        if Cover.objects.filter(away_id=away.id, ends_at__gt=now).exists():
            return
    with clock.stopped_at(now - dt.timedelta(minutes=5)):
        cover = ask_cover(
            actor=away,
            starts_at=now - dt.timedelta(minutes=5),
            ends_at=moment_on(clock.today(away.zone) + DAYS_AWAY, 8, 0, ZoneInfo(away.zone)),
            worker_id=colleague.id,
        )
    answer_cover(actor=colleague, cover_id=cover.pk, yes=True)


def open_one(workers: Mapping[str, Actor]) -> None:
    """Devon opened the record of somebody who walks with Thelma; Lorraine looks into it."""
    opener, other = workers[OPENER], workers[OF_WHOM]
    with acting_as(other):
        walks = Assignment.objects.filter(worker_id=other.id, ends_at=None)
        people = Participant.objects.filter(pk__in=walks.values("participant_id"))
        person = people.filter(full_name__contains=" ").order_by("made_at", "id").first()
    opened = person and open_emergency(actor=opener, full_name=person.full_name, reason=WHY)
    if not opened:
        return
    with acting_as(opener):
        note_look([opened.participant_id], "identity", "contact_details", page="participant")
    close_emergency(actor=opener, emergency_id=opened.pk)
