"""What can be written down, and what a step can be. Pure: codes, never sentences."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from walkwith.people import rules

LONGEST_STEP = 300
LONGEST_WANT = 1000
LONGEST_GOAL = 300
LONGEST_AREA = 80
LONGEST_HELPER = 80
FURTHEST_DAYS = 3 * 366

Problem = Literal["empty", "too_long", "unreadable"]
DayProblem = Literal["too_far", "too_early"]


def tidy(words: str) -> str:
    """The words without what nobody typed, but NUL, which `problem_with` refuses in words."""
    return rules.tidy(words, keeping="\x00")


def problem_with(words: str, *, longest: int, needed: bool = True) -> Problem | None:
    """Why these (tidied) words cannot be kept, or None. `longest` is in characters."""
    if "\x00" in words:
        return "unreadable"
    if needed and not words:
        return "empty"
    if len(words) > longest:
        return "too_long"
    return None


def problem_with_day(day: dt.date | None, *, today: dt.date) -> DayProblem | None:
    """Why a step cannot be for this day: a slip of the keys, more than three years away."""
    if day is None:
        return None
    if (day - today).days > FURTHEST_DAYS:
        return "too_far"
    if (today - day).days > FURTHEST_DAYS:
        return "too_early"
    return None


def moved(order: Sequence[UUID], one: UUID, *, up: bool) -> list[UUID]:
    """The order after one of them goes a place up or down; at the end it stays."""
    if one not in order:
        return list(order)
    at = order.index(one)
    to = max(at - 1, 0) if up else min(at + 1, len(order) - 1)
    rest = [other for other in order if other != one]
    return [*rest[:to], one, *rest[to:]]
