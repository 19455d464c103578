"""Wall clocks, weeks, distances: against a full expansion, and by example."""

import datetime as dt
import itertools
import math
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.directory import rules

ZONES = [
    "America/New_York",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/St_Johns",
    "Europe/London",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Havana",
    "Africa/Cairo",
]
zones = st.sampled_from(ZONES)
moments = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minutes: dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)
times = st.times().map(lambda time: time.replace(second=0, microsecond=0))
days = st.integers(0, 6)


def expanded(day: int, starts: dt.time, zone: str, after: dt.datetime) -> list[dt.datetime]:
    """Every start in three weeks around a moment, day by day: slow and plain."""
    local = ZoneInfo(zone)
    first = after.astimezone(local).date() - dt.timedelta(days=2)
    found = []
    for ahead in range(20):
        date = first + dt.timedelta(days=ahead)
        if date.strftime("%w") == str(day):
            wall = dt.datetime.combine(date, starts).replace(tzinfo=local)
            found.append(dt.datetime.fromtimestamp(wall.timestamp(), local))
    return found


@given(days, times, zones, moments)
def test_next_start_is_the_first_of_all(
    day: int, starts: dt.time, zone: str, after: dt.datetime
) -> None:
    whole = [start for start in expanded(day, starts, zone, after) if start >= after]
    assert rules.next_start(day, starts, zone, after) == min(whole)


@given(days, times, zones, zones, moments, st.sampled_from(["week", "now", "today", "tomorrow"]))
def test_no_start_that_fits_is_missed_by_its_minutes(
    day: int, starts: dt.time, zone: str, viewer: str, now: dt.datetime, when: rules.When
) -> None:
    asked = rules.windows(when, "", now, viewer)
    minute = rules.minute_of_week(day, starts)
    ranges = rules.minute_ranges(asked, zone)
    fits = rules.is_within(rules.next_start(day, starts, zone, now), asked)
    at_a_change = rules.next_start(day, starts, zone, now).replace(tzinfo=None).time() != starts
    if fits and not at_a_change:
        assert any(first <= minute < last for first, last in ranges)


@given(moments, zones, st.sampled_from(["week", "today", "0", "3", "6"]))
def test_the_parts_of_a_day_make_the_day(now: dt.datetime, zone: str, when: rules.When) -> None:
    whole = rules.windows(when, "", now, zone)
    parts: list[rules.Part] = ["morning", "afternoon", "evening"]
    pieces = [window for part in parts for window in rules.windows(when, part, now, zone)]
    assert sum((w.ends - w.begins for w in pieces), dt.timedelta()) == sum(
        (w.ends - w.begins for w in whole), dt.timedelta()
    )
    assert all(window.begins >= now for window in whole)


def test_across_midnight_and_the_end_of_the_week() -> None:
    saturday_night = dt.datetime(2026, 11, 21, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    asked = rules.windows("now", "", saturday_night, "America/New_York")
    ranges = rules.minute_ranges(asked, "America/New_York")
    assert ranges == [(10_050, 10_080), (0, 151)]
    sunday = rules.next_start(0, dt.time(0, 15), "America/New_York", saturday_night)
    assert sunday == dt.datetime(2026, 11, 22, 0, 15, tzinfo=ZoneInfo("America/New_York"))


def test_when_clocks_change() -> None:
    spring = dt.datetime(2026, 3, 7, 12, tzinfo=dt.UTC)
    skipped = rules.next_start(0, dt.time(2, 30), "America/New_York", spring)
    assert skipped.isoformat() == "2026-03-08T03:30:00-04:00"
    autumn = dt.datetime(2026, 10, 31, 12, tzinfo=dt.UTC)
    twice = rules.next_start(0, dt.time(1, 30), "America/New_York", autumn)
    assert twice.isoformat() == "2026-11-01T01:30:00-04:00"


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [
        (dt.time(18), dt.time(19), 60),
        (dt.time(23, 30), dt.time(0, 45), 75),
        (dt.time(18), None, rules.USUAL_MINUTES),
        (dt.time(18), dt.time(18), rules.USUAL_MINUTES),
    ],
)
def test_how_long(starts: dt.time, ends: dt.time | None, minutes: int) -> None:
    assert rules.minutes_long(starts, ends) == minutes


latitudes = st.floats(-70, 72)
longitudes = st.floats(-179, 179)


@given(latitudes, longitudes, st.sampled_from([25, 50, 100]), st.floats(0, 1), st.floats(0, 6.28))
def test_every_point_within_reach_is_in_a_cell(
    latitude: float, longitude: float, kilometers: int, part: float, angle: float
) -> None:
    north = latitude + part * kilometers / 111.195 * math.cos(angle) * 0.995
    east = longitude + part * kilometers / 111.195 * math.sin(angle) * 0.995 / max(
        math.cos(math.radians(max(abs(latitude), abs(north)))), 0.01
    )
    if rules.kilometers_between(latitude, longitude, north, east) > kilometers:
        return
    assert rules.cell_of(north, east) in rules.cells_around(latitude, longitude, kilometers)


@given(latitudes, longitudes)
def test_stretches_hold_the_cells_of_their_ring_and_no_others(
    latitude: float, longitude: float
) -> None:
    near, far = rules.rings_around(latitude, longitude, (25.0, 50.0))
    known = set(rules.cells_around(latitude, longitude, 25.0))
    larger = set(rules.cells_around(latitude, longitude, 50.0))
    for cell in rules.cells_around(latitude, longitude, 75.0):
        assert sum(first <= cell <= last for first, last in near) == (cell in known)
        assert sum(first <= cell <= last for first, last in far) == (cell in larger - known)


def test_distance() -> None:
    pittsburgh, philadelphia = (40.4406, -79.9959), (39.9526, -75.1652)
    assert round(rules.kilometers_between(*pittsburgh, *philadelphia)) == 414
    assert rules.kilometers_between(*pittsburgh, *pittsburgh) == 0


def test_nearest_and_soonest_first() -> None:
    soon_and_near = rules.weight(40, 1.0)
    later_and_near = rules.weight(100, 1.0)
    soon_and_far = rules.weight(40, 20.0)
    from_home = rules.weight(40, None)
    assert soon_and_near < from_home < later_and_near < soon_and_far


ranges = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda two: (min(two), max(two) + 1))


@given(st.lists(ranges, max_size=6))
def test_ranges_joined_hold_the_same_minutes_and_never_touch(told: list[tuple[int, int]]) -> None:
    found = rules.joined(told)
    held = [minute for first, last in found for minute in range(first, last)]
    assert held == sorted({minute for first, last in told for minute in range(first, last)})
    assert all(ends < begins for (_, ends), (begins, _) in itertools.pairwise(found))
