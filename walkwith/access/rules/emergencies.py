"""How long an emergency lasts, by when somebody looks into it, and how often one may guess."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

HOURS = (1, 2, 3, 4)
SHORTEST_REASON = 10
LONGEST_REASON = 600
MOST_MISSES = 5
MISSES_COUNT_FOR = dt.timedelta(hours=1)
REVIEW_DAYS = 2
SATURDAY = 5

EmergencyProblem = Literal["no_full_name", "no_reason", "too_long"]


def problem_with_emergency(called: str, reason: str, hours: int) -> EmergencyProblem | None:
    """Why a record cannot be opened so. `called` is folded; a full name has two words or more."""
    if " " not in called.strip():
        return "no_full_name"
    if len(reason.strip()) < SHORTEST_REASON:
        return "no_reason"
    return None if hours in HOURS else "too_long"


def has_guessed_too_often(misses: int) -> bool:
    """After five misses within an hour somebody calls their supervisor instead."""
    return misses >= MOST_MISSES


def review_due(opened_at: dt.datetime, zone: str) -> dt.date:
    """The second working day after the one on which it was opened, by the house's calendar.

    Saturday and Sunday are no working days; holidays are.
    """
    day = opened_at.astimezone(ZoneInfo(zone)).date()
    left = REVIEW_DAYS
    while left:
        day += dt.timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day
