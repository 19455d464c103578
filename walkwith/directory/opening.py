"""Opening hours in words, and whether a door is open now."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from walkwith.directory.hours import across_the_week, is_special, that_hold, weekly_hours
from walkwith.directory.rules import WEEK, minute_of_week, weekday
from walkwith.directory.words import DAYS, span_words, time_words
from walkwith.foundation.days import day_inside, listed

DAY = 24 * 60
IN_SHORT = 60
FROM_MONDAY = (1, 2, 3, 4, 5, 6, 0)


def hours_words(schedules: Sequence[Mapping[str, Any]]) -> list[str]:
    """ "Monday to Friday, 9 a.m. to 5 p.m.", a line for each span of hours, then what is told."""
    days_of: dict[tuple[int, int], set[int]] = {}
    for begins, ends in _spans(schedules):
        if ends - begins >= WEEK:
            return [_("Day and night, every day"), *_told(schedules)]
        days_of.setdefault((begins % DAY, ends % DAY), set()).add(begins // DAY)
    lines = []
    for (begins, ends), days in sorted(days_of.items(), key=_by_day):
        span = _("day and night") if begins == ends else span_words(_time(begins), _time(ends))
        lines.append(_("%(days)s, %(span)s") % {"days": days_words(days), "span": span})
    return lines + _told(schedules)


def days_words(days: Iterable[int]) -> str:
    """ "Every day", "Monday to Friday", "Tuesday and Thursday"; Sunday = 0."""
    order = [day for day in FROM_MONDAY if day in set(days)]
    if len(order) == len(DAYS):
        return _("Every day")
    runs: list[list[int]] = []
    for day in order:
        at = FROM_MONDAY.index(day)
        if runs and FROM_MONDAY.index(runs[-1][-1]) == at - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        ends = {"first": DAYS[run[0]], "last": DAYS[run[-1]]}
        said += [_("%(first)s to %(last)s") % ends] if len(run) > 2 else [str(DAYS[d]) for d in run]
    return listed(said)


def open_words(schedules: Sequence[Mapping[str, Any]], zone: str, now: dt.datetime) -> str:
    """ "Open now, until 5 p.m.", "Closed now. Opens Monday at 9 a.m."; "" when nobody says."""
    local = now.astimezone(ZoneInfo(zone or "UTC"))
    if said := special_words(schedules, local.date()):
        return said
    spans = _spans(that_hold(schedules, local.date()))
    if not spans:
        return ""
    minute = minute_of_week(weekday(local.date()), local.time())
    for begins, ends in spans:
        into = (minute - begins) % WEEK
        if into < ends - begins:
            if ends - begins >= WEEK:
                return _("Open now, day and night")
            return _("Open now, until %(time)s") % {"time": time_words(_time(ends % DAY))}
    wait, begins = min(((start - minute) % WEEK, start) for start, _ends in spans)
    opens = local + dt.timedelta(minutes=wait)
    when = {"day": day_inside(opens.date(), local.date()), "time": time_words(_time(begins % DAY))}
    return _("Closed now. Opens %(day)s at %(time)s") % when


def special_words(schedules: Sequence[Mapping[str, Any]], today: dt.date) -> str:
    """On a holiday, or in a special week, nobody is told that a door is open."""
    return _("Its hours are special today. Call first.") if is_special(schedules, today) else ""


def told_in_short(schedules: Iterable[Mapping[str, Any]], today: dt.date) -> str:
    """The first line of what is told of hours that nobody could read: "M y J 9-12"."""
    lines = "\n".join(_told(that_hold(schedules, today))).splitlines()
    return Truncator(next(iter(lines), "")).chars(IN_SHORT)


def _spans(schedules: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """From and until, in minutes of the week; what runs over its end is one span again."""
    return across_the_week(weekly_hours(schedules))


def _told(schedules: Iterable[Mapping[str, Any]]) -> list[str]:
    said = (str(each.get("description") or "").strip() for each in schedules)
    return list(dict.fromkeys(words for words in said if words))


def _by_day(item: tuple[tuple[int, int], set[int]]) -> tuple[int, int]:
    (begins, _ends), days = item
    return min(FROM_MONDAY.index(day) for day in days), begins


def _time(minute: int) -> dt.time:
    return dt.time(*divmod(minute % DAY, 60))
