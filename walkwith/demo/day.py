"""Today in the demo: every worker has a day, on whatever day and at whatever hour it is opened."""

import datetime as dt
import random
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.access.models import Assignment
from walkwith.demo.people import Tongue, cast_facts
from walkwith.demo.stories import Told, Visit, a_story, a_visit, moment_on
from walkwith.demo.walks import IN_THE_WAY, write
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.models import Participant
from walkwith.schedule.commands import add_appointment, mark_missed
from walkwith.schedule.models import Appointment
from walkwith.schedule.rules import day_bounds

HOURS = (9, 10, 11, 13, 14, 15, 16, 17, 18)
ENOUGH_FOR_A_DAY = 2
CAST_VISITS = {
    "Dee": Visit(
        "Home visit", "20 minutes by car. Side door", "in_person",
        "call instead, if the car is not free. Marcus can drive.",
    ),
    "Luis": Visit(
        "First meeting together", "St. Mark’s, back room. Go in by the ramp", "in_person",
        "the online meeting half an hour later",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a worker's day."""

    starts_at: dt.datetime
    participant_id: UUID
    visit: Visit
    minutes: int = 45


def near_stop(now: dt.datetime) -> dt.datetime:
    """When the visit that is about to begin does: within the hour by day, at 10:30 by night."""
    if not dt.time(7, 30) <= now.time() < dt.time(20, 30):
        return now.replace(hour=10, minute=30, second=0, microsecond=0)
    soon = now + dt.timedelta(minutes=25)
    return soon.replace(minute=soon.minute // 15 * 15, second=0, microsecond=0)


def plan_todays_demo(worker: Actor, chance: random.Random) -> int:
    """Give the worker a day: those already over are logged, the next is soon. Answers how many."""
    now = clock.now().astimezone(ZoneInfo(worker.zone))
    with acting_as(worker):
        people = _people_of(worker)
        first, end = day_bounds(now.date(), worker.zone)
        planned = Appointment.objects.filter(
            worker_id=worker.id, starts_at__gte=first, starts_at__lt=end
        )
        if not people or planned.count() >= ENOUGH_FOR_A_DAY:
            return 0
    stops = _stops(worker, people, now, chance)
    for stop in stops:
        _keep(worker, stop, now, chance)
    return len(stops)


def log_the_days_before(worker: Actor, chance: random.Random) -> None:
    """What was planned for days on which nobody opened the demo has happened, or did not."""
    today = clock.now().astimezone(ZoneInfo(worker.zone)).replace(hour=0, minute=0)
    with acting_as(worker):
        left = Appointment.objects.filter(
            worker_id=worker.id, state=Appointment.States.PLANNED, starts_at__lt=today
        )
        for appointment in left.select_related("participant").order_by("starts_at")[:200]:
            _log(worker, appointment, chance)


def _people_of(worker: Actor) -> list[Participant]:
    walking = Assignment.objects.filter(worker_id=worker.id, ends_at=None, kind="primary")
    return list(
        Participant.objects.filter(pk__in=walking.values("participant_id")).order_by(
            "made_at", "preferred_name"
        )
    )


def _stops(
    worker: Actor, people: list[Participant], now: dt.datetime, chance: random.Random
) -> list[Stop]:
    """Three or four stops, an hour and more apart; Rosa's lead to Dee and to Luis."""
    cast = [person for person in people if person.preferred_name in CAST_VISITS]
    quiet = {facts["preferred_name"] for facts in cast_facts()}
    others = [person for person in people if person.preferred_name not in quiet]
    chance.shuffle(others)
    near = near_stop(now)
    hours = [moment_on(now.date(), hour, 0, near.tzinfo or dt.UTC) for hour in HOURS]
    free = [hour for hour in hours if abs(hour - near) >= dt.timedelta(minutes=75)]
    times = [near, *sorted(chance.sample(free, min(3, len(free))), key=lambda hour: hour < now)]
    who = [*cast, *others][: len(times)]
    return [
        Stop(
            starts_at=time,
            participant_id=person.pk,
            visit=CAST_VISITS.get(person.preferred_name)
            or a_visit(chance, _tongue(worker, person)),
        )
        for time, person in zip(times, who, strict=False)
    ]


def _keep(worker: Actor, stop: Stop, now: dt.datetime, chance: random.Random) -> None:
    """Arrange a stop the day before; when it is over by now, it is logged."""
    with clock.stopped_at(stop.starts_at - dt.timedelta(days=1)):
        appointment = add_appointment(
            actor=worker,
            participant_id=stop.participant_id,
            starts_at=stop.starts_at,
            minutes=stop.minutes,
            way=stop.visit.way,
            place=stop.visit.place,
            purpose=stop.visit.purpose,
            plan_b=stop.visit.plan_b,
        )
    is_over = stop.starts_at + dt.timedelta(minutes=stop.minutes + 15) < now
    if is_over and stop.visit not in CAST_VISITS.values():
        with acting_as(worker):
            _log(worker, appointment, chance)


def _log(worker: Actor, appointment: Appointment, chance: random.Random) -> None:
    with clock.stopped_at(appointment.ends_at + dt.timedelta(minutes=10)):
        if chance.random() < 0.12:
            mark_missed(
                actor=worker,
                appointment_id=appointment.pk,
                in_the_way=chance.choice(IN_THE_WAY),
            )
            return
        write(
            worker,
            appointment.participant_id,
            _told(worker, appointment, chance),
            appointment.starts_at,
            appointment_id=appointment.pk,
        )


def _told(worker: Actor, appointment: Appointment, chance: random.Random) -> Told:
    """A story of one note, in the way and place the appointment says."""
    told = a_story(
        chance,
        language=_tongue(worker, appointment.participant),
        worker=worker.name,
        days=1,
        pace=1,
    ).told[0]
    return Told(
        **{name: getattr(told, name) for name in ("day", "hour", "work", "goal", "together", "felt",
                                                  "step", "step_in_days")},
        minutes=appointment.minutes,
        way=appointment.way,
        place=appointment.place,
    )  # fmt: skip


def _tongue(worker: Actor, person: Participant) -> Tongue:
    return "es" if person.language == "es" else "en"
