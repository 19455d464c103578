"""The shape of a day. Pure: times in, places on the path out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

SOON = dt.timedelta(minutes=20)
JUST_PAST = dt.timedelta(hours=2)

State = Literal["done", "now", "next"]
Hour = Literal["morning", "afternoon", "evening"]


@dataclass(frozen=True, slots=True)
class Planned:
    """One appointment as the path needs it: when, and whether somebody said how it went."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    is_told: bool


def states_of(day: Sequence[Planned], now: dt.datetime) -> list[State]:
    """Where each stop stands. At most one is "now": the last that began and nobody told of."""
    begun = [
        number
        for number, one in enumerate(day)
        if not one.is_told and one.starts_at - SOON <= now < one.ends_at + JUST_PAST
    ]
    current = begun[-1] if begun else None
    return [
        "done" if one.is_told else "now" if number == current else "next"
        for number, one in enumerate(day)
    ]


def may_be_told(one: Planned, now: dt.datetime) -> bool:
    """It has begun or is about to, and nobody has said how it went."""
    return not one.is_told and one.starts_at - SOON <= now


def part_of_day(hour: int) -> Hour:
    """What people wish each other at this hour of the local clock."""
    if 4 <= hour < 12:
        return "morning"
    return "afternoon" if 12 <= hour < 18 else "evening"


def hours(minutes: int) -> float:
    """Minutes as hours, to the nearest half."""
    return round(minutes / 30) / 2
