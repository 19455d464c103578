"""What the templates of this package are given."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, time_format

from walkwith.access.queries import openings_of
from walkwith.access.queries.lines import said_beside
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_words
from walkwith.plans.models import PartsOfDay, Step
from walkwith.plans.routine_words import ToldRoutine, told_routine
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import Day
from walkwith.schedule.rules import monday_of
from walkwith.schedule.words import minutes_words

WHOLE_WEEK = 7
PER_WEEK = dt.timedelta(days=7)
# Where a part of the day stands among the hours.
HOURS = {"morning": 8, "midday": 12, "afternoon": 15, "evening": 19}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An appointment with its times in words, and where it stands on the path."""

    appointment: Appointment
    starts: str
    ends: str
    long: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on the path of a day: an appointment, or a step of a plan."""

    state: str
    told: Told | None = None
    step: Step | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    name: str
    date: str
    is_today: bool
    told: list[Told]
    stops: list[Stop]
    routines: list[ToldRoutine]


def monday_asked(asked: str, *, zone: str) -> dt.date:
    """The Monday of the week asked for; of this week for anything that is no date."""
    today = clock.today(zone)
    try:
        monday = monday_of(dt.date.fromisoformat(asked))
    except (ValueError, OverflowError):
        return monday_of(today)
    return monday if abs((monday - today).days) < 3660 else monday_of(today)


def week_context(actor: Actor, monday: dt.date, days: Sequence[Day]) -> dict[str, Any]:
    """What is done every day stands once, above the days."""
    today = clock.today(actor.zone)
    each_day = [one for one in days[0].routines if len(one.days) == WHOLE_WEEK]
    return {
        "days": [_told_day(day, today) for day in days],
        "each_day": [told_routine(one) for one in each_day],
        "is_own": actor.role == "participant",
        "monday": monday,
        "sunday": monday + dt.timedelta(days=6),
        "before": (monday - PER_WEEK).isoformat(),
        "after": (monday + PER_WEEK).isoformat(),
        "is_this_week": monday == monday_of(today),
    }


def appointment_context(actor: Actor, appointment: Appointment) -> dict[str, Any]:
    openings = openings_of(appointment.participant_id)
    day = appointment.local_start.date()
    return {
        "answers": said_beside([appointment.pk], page="appointment"),
        "told": told(appointment),
        "appointment": appointment,
        "day": day_words(day, clock.today(actor.zone)),
        "of": day.isoformat(),
        "is_own": openings.is_own,
        "may_write": "schedule" in openings.may_write,
        "may_log": "contact_notes" in openings.may_write,
    }


def missed_context(actor: Actor, appointment: Appointment) -> dict[str, Any]:
    return {
        "told": told(appointment),
        "appointment": appointment,
        "person": appointment.participant,
        "day": day_words(appointment.local_start.date(), clock.today(actor.zone)),
    }


def told(appointment: Appointment) -> Told:
    begin = appointment.local_start
    end = appointment.ends_at.astimezone(begin.tzinfo)
    return Told(
        appointment=appointment,
        starts=time_format(begin.time(), "TIME_FORMAT"),
        ends=time_format(end.time(), "TIME_FORMAT"),
        long=minutes_words(appointment.minutes),
        state=_state(appointment),
    )


def week_of(appointment: Appointment) -> str:
    """The address of the week it is in."""
    return reverse("schedule:week") + f"?of={appointment.local_start.date().isoformat()}"


def _told_day(day: Day, today: dt.date) -> ToldDay:
    weekday = date_format(day.day, "l")
    return ToldDay(
        name=weekday[:1].upper() + weekday[1:],
        date=date_format(day.day, "MONTH_DAY_FORMAT"),
        is_today=day.day == today,
        told=[told(appointment) for appointment in day.appointments],
        stops=_stops(day),
        routines=[told_routine(one) for one in day.routines if len(one.days) < WHOLE_WEEK],
    )


def _stops(day: Day) -> list[Stop]:
    """Appointments by the clock, and steps in their part of the day; the rest at its end."""
    placed = [
        (one.local_start.hour, Stop(state=_state(one), told=told(one))) for one in day.appointments
    ]
    placed += [(HOURS.get(step.part_of_day, 24), _stop(step)) for step in day.steps]
    return [stop for _hour, stop in sorted(placed, key=lambda one: one[0])]


def _stop(step: Step) -> Stop:
    part = str(PartsOfDay(step.part_of_day).label) if step.part_of_day else ""
    return Stop(state="done" if step.done_at else "next", step=step, part=part)


def _state(appointment: Appointment) -> str:
    """Where it stands on the path: behind us, now, or ahead."""
    now = clock.now()
    if appointment.state == Appointment.States.KEPT or appointment.ends_at < now:
        return "done"
    return "now" if appointment.is_planned and appointment.starts_at <= now else "next"
