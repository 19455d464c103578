"""Money by its days: when it comes and goes, and what that makes. Pure; whole cents, no fractions.

A rhythm is told by one day it falls on. It holds before that day as after it, so that a month
that has begun is counted whole.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Way = Literal["in", "out"]
AmountProblem = Literal["empty", "unreadable", "too_much"]

MOST_CENTS = 100_000_000
FOUR_WEEKS = 28
MONTHS = 12
STEPS = {"weekly": 7, "two_weekly": 14}
# 1,234.50 and 1234.5 as well as 1.234,50: the last sign before one or two digits is for cents.
TYPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?P<sign>[.,' ])[0-9]{3}(?:(?P=sign)[0-9]{3})*|[0-9]+)"
    r"(?:(?!(?P=sign))[.,](?P<part>[0-9]{1,2}))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Money that comes in or goes out. `second_day` is the other day of "twice a month"."""

    way: Way
    cents: int
    rhythm: str
    day: dt.date | None = None
    second_day: int | None = None
    is_needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What comes in and goes out in some days; `needed` is the part of it that goes first."""

    comes_in: int
    goes_out: int
    needed: int

    @property
    def left(self) -> int:
        return max(self.comes_in - self.goes_out, 0)

    @property
    def lacks(self) -> int:
        return max(self.goes_out - self.comes_in, 0)


def days_of(flow: Flow, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days from `first` to `last` on which it falls, both counted; a day twice if it is so."""
    if flow.day is None or first > last:
        return []
    if flow.rhythm == "once":
        return [flow.day] if first <= flow.day <= last else []
    if step := STEPS.get(flow.rhythm):
        apart = (flow.day - first).days % step
        numbers = range(first.toordinal() + apart, last.toordinal() + 1, step)
        return [dt.date.fromordinal(number) for number in numbers]
    monthly = [flow.day.day, flow.second_day if flow.rhythm == "twice_monthly" else None]
    found = [
        day_in(year, month, number)
        for year, month in _months(first, last)
        for number in monthly
        if number
    ]
    return sorted(day for day in found if first <= day <= last)


def day_in(year: int, month: int, number: int) -> dt.date:
    """The 31st of a month that has none is its last day."""
    return dt.date(year, month, min(number, calendar.monthrange(year, month)[1]))


def sums(flows: Iterable[Flow], first: dt.date, last: dt.date) -> Sums:
    """Exactly by the days. What comes now and then is in none of it."""
    total = {"in": 0, "out": 0, "needed": 0}
    for flow in flows:
        cents = flow.cents * len(days_of(flow, first, last))
        total[flow.way] += cents
        if flow.way == "out" and flow.is_needed:
            total["needed"] += cents
    return Sums(comes_in=total["in"], goes_out=total["out"], needed=total["needed"])


def month_of(today: dt.date) -> tuple[dt.date, dt.date]:
    return today.replace(day=1), day_in(today.year, today.month, 31)


def four_weeks_from(today: dt.date) -> tuple[dt.date, dt.date]:
    return today, today + dt.timedelta(days=FOUR_WEEKS - 1)


def usual_month(flows: Iterable[Flow], today: dt.date) -> Sums:
    """A month as it is on the whole: twelve of them, this one first, parted by twelve.

    What is only for one day is not usual.
    """
    first, _ = month_of(today)
    last = first.replace(year=first.year + 1) - dt.timedelta(days=1)
    year = sums((flow for flow in flows if flow.rhythm != "once"), first, last)
    return Sums(
        comes_in=_parted(year.comes_in),
        goes_out=_parted(year.goes_out),
        needed=_parted(year.needed),
    )


def now_and_then(flows: Iterable[Flow]) -> Sums:
    """A guess for one month, apart from what has its days."""
    guessed = [flow for flow in flows if flow.rhythm == "now_and_then"]
    return Sums(
        comes_in=sum(flow.cents for flow in guessed if flow.way == "in"),
        goes_out=sum(flow.cents for flow in guessed if flow.way == "out"),
        needed=sum(flow.cents for flow in guessed if flow.way == "out" and flow.is_needed),
    )


def cents_in(typed: str) -> int | None:
    """The cents of "$1,234.50", "1234,5" or "40"; None for what is no amount."""
    match = TYPED.fullmatch(typed.strip().removeprefix("$").strip())
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    return int(whole) * 100 + int((match["part"] or "").ljust(2, "0"))


def problem_with_cents(cents: int | None) -> AmountProblem | None:
    if cents is None:
        return "unreadable"
    if cents <= 0:
        return "empty"
    return "too_much" if cents > MOST_CENTS else None


def typed_as(cents: int) -> str:
    """As one types it: "1,234.50", "40"."""
    whole, part = divmod(cents, 100)
    return f"{whole:,}.{part:02}" if part else f"{whole:,}"


def _parted(cents: int) -> int:
    return (cents + MONTHS // 2) // MONTHS


def _months(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        yield year, month + 1
