"""When a place is open in a usual week, from its HSDS schedules: pure arithmetic.

https://docs.openreferral.org/ "schedule": `freq` and `byday` as in RFC 5545, `opens_at` and
`closes_at` by the wall clock of the place.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
        begins = (day * DAY + opens) % WEEK
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
    return is_short(schedule)


def is_short(schedule: Mapping[str, Any]) -> bool:
    begins, ends = _date(schedule.get("valid_from")), _date(schedule.get("valid_to"))
    return begins is not None and ends is not None and ends - begins < SHORTEST_USUAL


def that_hold(schedules: Iterable[Mapping[str, Any]], today: dt.date) -> list[Mapping[str, Any]]:
    """Those that are not over on a day, nor still to come."""
    return [one for one in schedules if _holds(one, today)]


def is_special(schedules: Iterable[Mapping[str, Any]], today: dt.date) -> bool:
    """Does one of a short while hold on a day, such as of a holiday?"""
    return any(is_short(one) and _holds(one, today) for one in schedules)


def _holds(schedule: Mapping[str, Any], today: dt.date) -> bool:
    begins = _date(schedule.get("valid_from"))
    ends = _ends(schedule)
    return (begins is None or begins <= today) and (ends is None or today <= ends)


def _ends(schedule: Mapping[str, Any]) -> dt.date | None:
    return _date(schedule.get("valid_to")) or _date(schedule.get("until"))


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


@dataclass(frozen=True, slots=True)
class Span:
    """Open on these days (Sunday = 0), past midnight when it closes before it opens."""

    days: tuple[int, ...]
    opens: dt.time
    closes: dt.time


@dataclass(frozen=True, slots=True)
class UsualWeek:
    """The hours of a usual week as a form asks for them. `special` are the schedules no such form
    can hold (a holiday, the first Friday of the month, until a day or not yet): they stay as told.
    """

    spans: tuple[Span, ...] = ()
    is_always: bool = False
    words: str = ""
    special: tuple[Mapping[str, Any], ...] = ()
    attending_type: str = ""


def usual_week(schedules: Sequence[Mapping[str, Any]], today: dt.date) -> UsualWeek:
    """What a form begins with."""
    lasting = [one for one in schedules if not _ends(one) and _holds(one, today)]
    usual = [one for one in lasting if weekly_hours([one]) or not _is_timed(one)]
    flat = weekly_hours(usual)
    ways = {str(one["attending_type"]) for one in usual if one.get("attending_type")}
    said = [str(one.get("description") or "").strip() for one in usual]
    return UsualWeek(
        spans=() if flat == [0, WEEK] else _spans_of(flat),
        is_always=flat == [0, WEEK],
        words="\n".join(dict.fromkeys(words for words in said if words)),
        special=tuple(one for one in schedules if one not in usual),
        attending_type=ways.pop() if len(ways) == 1 else "",
    )


def schedules_of(week: UsualWeek) -> list[dict[str, Any]]:
    """The same as HSDS schedules."""
    always = Span(tuple(range(7)), dt.time(), dt.time(23, 59))
    made: list[dict[str, Any]] = [
        {
            "freq": "WEEKLY",
            "byday": ",".join(DAYS[day] for day in span.days),
            "opens_at": f"{span.opens:%H:%M}",
            "closes_at": f"{span.closes:%H:%M}",
        }
        for span in ([always] if week.is_always else week.spans)
    ]
    made += [{"description": line.strip()} for line in week.words.splitlines() if line.strip()]
    if week.attending_type:
        made = [{**one, "attending_type": week.attending_type} for one in made]
    return made + [dict(one) for one in week.special]


def _is_timed(schedule: Mapping[str, Any]) -> bool:
    """Does it tell more than words: times, or days that are not those of each week?"""
    freq = str(schedule.get("freq") or "WEEKLY").upper()
    is_other = freq not in ("WEEKLY", "DAILY") or _is_exception(schedule)
    return is_other or any(schedule.get(name) for name in ("opens_at", "closes_at"))


def _spans_of(flat: Sequence[int]) -> tuple[Span, ...]:
    """Spans of a week by their times; what is longer than a day, or a day that does not begin at
    midnight, ends at each midnight.
    """
    days_of: dict[tuple[int, int], list[int]] = {}
    for begins, ends in across_the_week(flat):
        pieces = [(begins, ends)]
        if ends - begins > DAY or (ends - begins == DAY and begins % DAY):
            midnights = range((begins // DAY + 1) * DAY, ends, DAY)
            marks = [begins, *midnights, ends]
            pieces = list(pairwise(marks))
        for start, end in pieces:
            days_of.setdefault((start % DAY, end % DAY), []).append(start // DAY % 7)
    return tuple(
        Span(tuple(sorted(days)), dt.time(*divmod(opens, 60)), dt.time(*divmod(closes, 60)))
        for (opens, closes), days in sorted(days_of.items())
    )


def across_the_week(flat: Sequence[int]) -> list[tuple[int, int]]:
    """Two by two; what runs over the end of the week is one span again."""
    spans = list(zip(flat[::2], flat[1::2], strict=True))
    if len(spans) > 1 and spans[0][0] == 0 and spans[-1][1] == WEEK:
        (_zero, over), last = spans[0], spans[-1]
        spans = [*spans[1:-1], (last[0], WEEK + over)]
    return spans
