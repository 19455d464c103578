"""A routine in words: its days, and its time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from walkwith.foundation.days import listed
from walkwith.plans.models import PartsOfDay, Routine

ICONS = {Routine.Kinds.EVERYDAY: "sun", Routine.Kinds.SPIRITUAL: "star"}
WORKDAYS = [0, 1, 2, 3, 4]
WEEKEND = [5, 6]
# The first hour of each part of the day.
BEGINS = {"morning": 0, "midday": 11, "afternoon": 14, "evening": 18}


@dataclass(frozen=True, slots=True)
class ToldRoutine:
    """A routine with its days and its time; `writer` is None for the person themselves."""

    routine: Routine
    days: str
    time: str
    icon: str
    writer: str | None


def told_routine(routine: Routine) -> ToldRoutine:
    return ToldRoutine(
        routine=routine,
        days=days_words(routine.days),
        time=time_words(routine),
        icon=ICONS[Routine.Kinds(routine.kind)],
        writer=getattr(routine, "writer", None),
    )


def days_words(days: Sequence[int]) -> str:
    """ "every day", "Monday to Friday", "Tuesday and Sunday"; to stand inside a sentence."""
    if len(set(days)) == len(WEEKDAYS):
        return _("every day")
    if list(days) == WORKDAYS:
        return _("Monday to Friday")
    if list(days) == WEEKEND:
        return _("on the weekend")
    return listed([_weekday(day) for day in days])


def _weekday(day: int) -> str:
    """Inside a sentence: Monday, but lunes."""
    name = str(WEEKDAYS[day])
    return name if (get_language() or "en").startswith("en") else name.lower()


def time_words(routine: Routine) -> str:
    """The time by the clock, else the part of the day, else nothing."""
    if routine.at:
        return time_format(routine.at, "TIME_FORMAT")
    return str(PartsOfDay(routine.part_of_day).label) if routine.part_of_day else ""


def part_of(routine: Routine) -> str:
    """The part of the day it belongs to; empty for any time."""
    if routine.at is None:
        return routine.part_of_day
    return next(part for part in reversed(BEGINS) if routine.at.hour >= BEGINS[part])


def packed_words(packed: str) -> str:
    """The same for what the database packs into one text: "0,1,2 19:30:00", "6 "."""
    days, _space, at = packed.partition(" ")
    found = [days_words([int(day) for day in days.split(",")])]
    if at:
        found.append(time_format(dt.time.fromisoformat(at), "TIME_FORMAT"))
    return ", ".join(found)
