"""A participant's own Today."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from walkwith.access.models import Assignment
from walkwith.access.queries import assignments_of, seen_lately
from walkwith.access.sentences import Reader, in_short
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant
from walkwith.people.queries import participant_of_member
from walkwith.plans.models import Step, Want
from walkwith.plans.queries import current_want, open_steps_of
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import appointments_ahead
from walkwith.today import rules, words


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDay:
    """What matters today to the person themselves."""

    today: dt.date
    greeting: str
    kind_words: str
    person: Participant
    ahead: list[Appointment]
    steps: list[Step]
    suggestions: list[Step]
    want: Want | None
    walking: list[Assignment]
    seen: list[str]
    is_own: bool = True
    may_plan: bool = True


def my_day(viewer: Actor) -> MyDay:
    """Six statements. One's own record: no look is written."""
    local = clock.now().astimezone(ZoneInfo(viewer.zone))
    person = participant_of_member(viewer.id, page="today")
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    steps = open_steps_of(person.pk, done_since=midnight, page="today")
    reader = Reader(id=viewer.id, owns=True, person=person.preferred_name)
    seen = seen_lately(person.pk, page="today")
    return MyDay(
        today=local.date(),
        greeting=words.greeting(rules.part_of_day(local.hour), person.preferred_name),
        kind_words=words.kind_words(local.date()),
        person=person,
        ahead=appointments_ahead(person.pk, most=2, page="today"),
        steps=[step for step in steps if step.done_at or not step.is_suggestion],
        suggestions=[step for step in steps if step.is_suggestion and not step.done_at],
        want=current_want(person.pk, page="today"),
        walking=assignments_of(person.pk, page="today"),
        seen=in_short(seen, reader, local.date()),
    )
