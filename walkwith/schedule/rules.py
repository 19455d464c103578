"""Local times, and what an appointment can be. Pure: codes, never sentences, no clock."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

LONGEST_MINUTES = 12 * 60
LONGEST_PLACE = 200
LONGEST_PURPOSE = 200
LONGEST_PLAN_B = 300
FURTHEST_DAYS = 2 * 366

MinutesProblem = Literal["no_time", "too_long"]
StartProblem = Literal["too_far", "too_early"]


def day_bounds(day: dt.date, zone: str, *, days: int = 1) -> tuple[dt.datetime, dt.datetime]:
    """When local `day` begins in `zone`, and when the `days`-th day after it begins."""
    midnight = dt.time(tzinfo=ZoneInfo(zone))
    return (
        dt.datetime.combine(day, midnight).astimezone(dt.UTC),
        dt.datetime.combine(day + dt.timedelta(days=days), midnight).astimezone(dt.UTC),
    )


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week of `day` (ISO 8601)."""
    return day - dt.timedelta(days=day.weekday())


def problem_with_minutes(minutes: int) -> MinutesProblem | None:
    if minutes < 1:
        return "no_time"
    if minutes > LONGEST_MINUTES:
        return "too_long"
    return None


def problem_with_start(starts_at: dt.datetime, *, now: dt.datetime) -> StartProblem | None:
    """Why nobody can mean this moment: a slip of the keys, two years away."""
    if starts_at - now > dt.timedelta(days=FURTHEST_DAYS):
        return "too_far"
    if now - starts_at > dt.timedelta(days=FURTHEST_DAYS):
        return "too_early"
    return None
