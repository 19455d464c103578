"""When meetings are and how far: pure arithmetic on wall clocks, zones and places.

A meeting recurs weekly by the wall clock of its zone. Days count from Sunday = 0 and minutes
of the week from Sunday midnight, as in the Meeting Guide format.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import h3

WEEK = 7 * 24 * 60
RESOLUTION = 5
# A ring of cells is at least this wide; the narrowest cells of the resolution, measured.
RING_KM = 11.0
USUAL_MINUTES = 60
# Nearest and soonest first: one kilometer weighs as much as waiting twelve minutes, the time it
# takes to walk it; a meeting one joins from home weighs as one that is two kilometers away.
MINUTES_A_KM = 12
ONLINE_KM = 2.0
NOW_HOURS = 3
AHEAD = {"day": 1, "week": 7}

When = Literal["now", "today", "tomorrow", "day", "week", "0", "1", "2", "3", "4", "5", "6"]
Part = Literal["", "morning", "afternoon", "evening"]
PARTS: dict[str, tuple[int, int]] = {
    "": (0, 24),
    "morning": (0, 12),
    "afternoon": (12, 17),
    "evening": (17, 24),
}


@dataclass(frozen=True, slots=True)
class Window:
    """From one moment until just before another, both in UTC: arithmetic on the clocks of one
    zone would not see them change.
    """

    begins: dt.datetime
    ends: dt.datetime


@cache
def zone_named(name: str) -> ZoneInfo:
    """The library keeps eight zones in mind and reads the files of all others again each time."""
    return ZoneInfo(name)


def minute_of_week(day: int, starts: dt.time) -> int:
    return day * 24 * 60 + starts.hour * 60 + starts.minute


def weekday(date: dt.date) -> int:
    """The day of the week, Sunday = 0."""
    return date.isoweekday() % 7


def at_wall_clock(date: dt.date, time: dt.time, zone: str) -> dt.datetime:
    """The moment the clocks of `zone` show it. A time they skip in spring is an hour later; one
    they show twice in autumn is the first.
    """
    local = zone_named(zone)
    said = dt.datetime.combine(date, time, tzinfo=local)
    return said.astimezone(dt.UTC).astimezone(local)


def next_start(day: int, starts: dt.time, zone: str, after: dt.datetime) -> dt.datetime:
    """The first start at or after a moment, in the meeting's zone."""
    after = after.astimezone(dt.UTC)
    today = after.astimezone(zone_named(zone)).date()
    first = today + dt.timedelta(days=(day - weekday(today)) % 7)
    moment = at_wall_clock(first, starts, zone)
    if moment >= after:
        return moment
    return at_wall_clock(first + dt.timedelta(days=7), starts, zone)


def minutes_long(starts: dt.time, ends: dt.time | None) -> int:
    """How long it lasts; an end before the start is after midnight. An hour when nobody says, or
    when it is said to end as it starts.
    """
    if ends is None or ends == starts:
        return USUAL_MINUTES
    return (minute_of_week(0, ends) - minute_of_week(0, starts)) % (24 * 60)


def windows(when: When, part: Part, now: dt.datetime, zone: str) -> list[Window]:
    """The stretches of time somebody asks for, by the clock of `zone`, none in the past. A day
    and a week begin now.
    """
    now = now.astimezone(dt.UTC)
    local = now.astimezone(zone_named(zone))
    today = local.date()
    if when == "now":
        return [Window(now, now + dt.timedelta(hours=NOW_HOURS))]
    if when in AHEAD:
        dates = [today + dt.timedelta(days=ahead) for ahead in range(AHEAD[when] + 1)]
        last = _moment(dates[-1], local.time(), zone)
    else:
        dates = [_date_of(when, today)]
        last = _moment(dates[0] + dt.timedelta(days=1), dt.time(), zone)
    asked = (_part_of(date, part, zone) for date in dates)
    found = [Window(max(each.begins, now), min(each.ends, last)) for each in asked]
    return _run_together([window for window in found if window.begins < window.ends])


def _date_of(when: When, today: dt.date) -> dt.date:
    if when == "today":
        return today
    if when == "tomorrow":
        return today + dt.timedelta(days=1)
    return today + dt.timedelta(days=(int(when) - weekday(today)) % 7)


def _part_of(date: dt.date, part: Part, zone: str) -> Window:
    first, last = PARTS[part]
    ends = _moment(date + dt.timedelta(days=last // 24), dt.time(last % 24), zone)
    return Window(_moment(date, dt.time(first), zone), ends)


def _moment(date: dt.date, time: dt.time, zone: str) -> dt.datetime:
    return at_wall_clock(date, time, zone).astimezone(dt.UTC)


def _run_together(found: Sequence[Window]) -> list[Window]:
    joined: list[Window] = []
    for window in found:
        if joined and joined[-1].ends == window.begins:
            joined[-1] = Window(joined[-1].begins, window.ends)
        else:
            joined.append(window)
    return joined


def minute_ranges(asked: Iterable[Window], zone: str) -> list[tuple[int, int]]:
    """The windows as half-open ranges of minutes of the week on the clocks of `zone`.

    They may be wider by the hour a clock change adds; `next_start` says what is exact.
    """
    ranges: list[tuple[int, int]] = []
    for window in asked:
        begins = window.begins.astimezone(zone_named(zone))
        ends = window.ends.astimezone(zone_named(zone))
        apart = ends.replace(tzinfo=None) - begins.replace(tzinfo=None)
        elapsed = window.ends - window.begins
        length = math.ceil(max(apart, elapsed) / dt.timedelta(minutes=1)) + 1
        first = minute_of_week(weekday(begins.date()), begins.time())
        last = min(first + length, first + WEEK)
        ranges.append((first, min(last, WEEK)))
        if last > WEEK:
            ranges.append((0, last - WEEK))
    return ranges


def joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same minutes in as few ranges as can be, in their order."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def is_within(moment: dt.datetime, asked: Iterable[Window]) -> bool:
    return any(window.begins <= moment < window.ends for window in asked)


def kilometers_between(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Great-circle distance on a sphere of 6,371 km (haversine)."""
    north, other = math.radians(latitude), math.radians(other_latitude)
    half_north = math.sin((other - north) / 2) ** 2
    half_east = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    inside = half_north + math.cos(north) * math.cos(other) * half_east
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(inside)))


def cell_of(latitude: float, longitude: float) -> int:
    """The h3 cell of a point, as a number."""
    return int(h3.str_to_int(h3.latlng_to_cell(latitude, longitude, RESOLUTION)))


def cells_around(latitude: float, longitude: float, kilometers: float) -> list[int]:
    """Every cell that can hold a point within so many kilometers."""
    middle = h3.latlng_to_cell(latitude, longitude, RESOLUTION)
    rings = math.ceil(kilometers / RING_KM)
    return [int(h3.str_to_int(cell)) for cell in h3.grid_disk(middle, rings)]


@lru_cache(maxsize=500)
def rings_around(
    latitude: float, longitude: float, radii: tuple[float, ...]
) -> list[list[tuple[int, int]]]:
    """For each radius the stretches of cells (from, to) that the one before has not.

    The cells within a larger one are numbers in a row, and so may be those of the next: one
    stretch, instead of up to 49 cells.
    """
    rings: list[list[tuple[int, int]]] = []
    known: set[int] = set()
    for kilometers in radii:
        cells = set(cells_around(latitude, longitude, kilometers)) - known
        known |= cells
        larger = h3.compact_cells([h3.int_to_str(cell) for cell in cells])
        rings.append(_joined(sorted(_within(h3.str_to_int(cell)) for cell in larger)))
    return rings


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same, those in one between which no cell lies."""
    joined: list[tuple[int, int]] = []
    for first, last in stretches:
        if joined and _number(first) == _number(joined[-1][1]) + 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _number(cell: int) -> int:
    """Where a cell comes among all of our resolution: its base cell and its places, by sevens."""
    number = cell >> 45 & 0x7F
    for resolution in range(1, RESOLUTION + 1):
        number = number * 7 + (cell >> 3 * (15 - resolution) & 7)
    return number


def _within(cell: int) -> tuple[int, int]:
    """The first and the last cell at our resolution within a cell at this or a coarser one.

    An h3 index has its resolution in the bits from 52, and three bits for the place at each
    resolution, seven where it is finer than the cell (h3 index layout).
    """
    coarse = cell >> 52 & 0xF
    first = cell & ~(0xF << 52) | RESOLUTION << 52
    last = first
    for resolution in range(coarse + 1, RESOLUTION + 1):
        shift = 3 * (15 - resolution)
        first &= ~(7 << shift)
        last = last & ~(7 << shift) | 6 << shift
    return first, last


def weight(minutes_until: float, kilometers: float | None) -> float:
    """What the list is sorted by, least first: the wait, and the way there. None is online."""
    way = ONLINE_KM if kilometers is None else kilometers
    return minutes_until + way * MINUTES_A_KM
