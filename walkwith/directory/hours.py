"""When a place is open in a usual week, from its HSDS schedules: pure arithmetic.

https://docs.openreferral.org/ "schedule": `freq` and `byday` as in RFC 5545, `opens_at` and
`closes_at` by the wall clock of the place.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from walkwith.directory.rules import WEEK

DAY = 24 * 60
DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
# What holds for so short a time is a holiday or a special week, not how it usually is.
SHORTEST_USUAL = dt.timedelta(days=60)


def weekly_hours(schedules: Iterable[Mapping[str, Any]]) -> list[int]:
    """The minutes of the week it is open, two by two (from, until), Sunday midnight = 0.

    Times past midnight run into the next day, and from Saturday into Sunday. What does not recur
    every week, or does not say when it ends, is left out: nobody is sent to a closed door.
    """
    spans: list[tuple[int, int]] = []
    for schedule in schedules:
        spans.extend(_spans(schedule))
    return _run_together(spans)


def _spans(schedule: Mapping[str, Any]) -> Iterable[tuple[int, int]]:
    opens, closes = _minute(schedule.get("opens_at")), _minute(schedule.get("closes_at"))
    if opens is None or closes is None or _is_exception(schedule):
        return
    if closes == DAY - 1:
        closes = DAY
    if opens == closes and opens != 0:
        return
    length = (closes - opens) % DAY or DAY
    for day in _days(schedule):
        begins = day * DAY + opens
        ends = begins + length
        yield begins, min(ends, WEEK)
        if ends > WEEK:
            yield 0, ends - WEEK


def _minute(told: Any) -> int | None:
    found = CLOCK.match(told) if isinstance(told, str) else None
    if not found:
        return None
    minute = int(found[1]) * 60 + int(found[2])
    return minute if minute <= DAY else None


def _is_exception(schedule: Mapping[str, Any]) -> bool:
    """Does it tell of some days only: a short while, every other week, days of a month?"""
    if any(schedule.get(name) for name in ("bymonthday", "byyearday", "byweekno")):
        return True
    if schedule.get("interval") not in (None, "", 1, "1"):
        return True
    begins, ends = _date(schedule.get("valid_from")), _date(schedule.get("valid_to"))
    return begins is not None and ends is not None and ends - begins < SHORTEST_USUAL


def _date(told: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(told[:10])
    except (TypeError, ValueError):
        return None


def _days(schedule: Mapping[str, Any]) -> Sequence[int]:
    """The days of the week it names; none when it recurs otherwise. A day by itself is weekly."""
    freq = str(schedule.get("freq") or "WEEKLY").upper()
    said = str(schedule.get("byday") or "")
    named = [part.strip().upper() for part in said.split(",") if part.strip()]
    if freq == "DAILY" and not named:
        return range(7)
    if freq not in ("WEEKLY", "DAILY") or any(day not in DAYS for day in named):
        return ()
    return sorted({DAYS.index(day) for day in named})


def _run_together(spans: Iterable[tuple[int, int]]) -> list[int]:
    joined: list[int] = []
    for begins, ends in sorted(spans):
        if joined and begins <= joined[-1]:
            joined[-1] = max(joined[-1], ends)
        else:
            joined += [begins, ends]
    return joined
