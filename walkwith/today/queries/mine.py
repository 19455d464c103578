"""A participant's own Today."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from walkwith.access.models import Assignment
from walkwith.access.queries import assignments_of, covers_now, emergencies_of, seen_lately
from walkwith.access.sentences import Reader, in_short
from walkwith.access.sentences.covers import stand_in_words
from walkwith.access.sentences.emergencies import ToldEmergency, told_emergency
from walkwith.checkins.queries import Marked, marked_today
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant
from walkwith.people.queries import participant_of_member
from walkwith.plans.models import Step
from walkwith.plans.queries import open_steps_of, want_and_suggestions_of
from walkwith.plans.telling import ToldWaiting, told_waiting
from walkwith.referrals.models import Referral
from walkwith.referrals.queries import asked_today
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import appointments_ahead
from walkwith.today import rules, words

TOLD_FOR = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDay:
    """What matters today to the person themselves."""

    today: dt.date
    greeting: str
    kind_words: str
    person: Participant
    ahead: list[Appointment]
    steps: list[Step]
    suggestions: list[ToldWaiting]
    want: str
    marked: Marked
    asked: Sequence[Referral]
    walking: list[Assignment]
    standing_in: list[str]
    opened: list[ToldEmergency]
    seen: list[str]
    is_own: bool = True
    may_plan: bool = True
    stands: bool = True


def my_day(viewer: Actor) -> MyDay:
    """Eleven statements. One's own record: no look is written."""
    local = clock.now().astimezone(ZoneInfo(viewer.zone))
    person = participant_of_member(viewer.id, page="today")
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    steps = open_steps_of(person.pk, done_since=midnight, page="today")
    want, waiting = want_and_suggestions_of(person.pk, page="today")
    reader = Reader(id=viewer.id, owns=True, person=person.preferred_name)
    seen = seen_lately(person.pk, page="today")
    return MyDay(
        today=local.date(),
        greeting=words.greeting(rules.part_of_day(local.hour), person.preferred_name),
        kind_words=words.kind_words(local.date()),
        person=person,
        ahead=appointments_ahead(person.pk, most=2, page="today"),
        steps=[step for step in steps if step.done_at or not step.is_suggestion],
        suggestions=told_waiting(waiting, viewer, local.date()),
        want=want,
        marked=marked_today(person.pk, local.date(), page="today"),
        asked=asked_today(person.pk, local.date(), page="today"),
        walking=[
            one
            for one in assignments_of(person.pk, page="today")
            if not getattr(one, "is_kept_out")  # noqa: B009 (an annotation)
        ],
        standing_in=[
            stand_in_words(one, zone=viewer.zone, today=local.date())
            for one in covers_now(person.pk, page="today")
        ],
        opened=_opened(viewer, person, local),
        seen=in_short(seen, reader, local.date()),
    )


def _opened(viewer: Actor, person: Participant, now: dt.datetime) -> list[ToldEmergency]:
    """Emergencies of late, and those that somebody still looks into or has looked into of late."""
    since = now - TOLD_FOR
    return [
        told_emergency(one, zone=viewer.zone, now=now, is_own=True)
        for one in emergencies_of(person.pk, page="today")
        if one.starts_at > since or one.reviewed_at is None or one.reviewed_at > since
    ]
