import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.foundation.moments import local_moment
from walkwith.schedule import rules

ZONES = ("America/New_York", "America/Los_Angeles", "America/Phoenix", "Europe/Berlin", "UTC")
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


def test_a_time_that_clocks_skip_does_not_exist() -> None:
    spring = dt.date(2027, 3, 14)
    assert local_moment(spring, dt.time(2, 30), "America/New_York") is None
    assert local_moment(spring, dt.time(2, 30), "America/Phoenix") is not None
    assert local_moment(spring, dt.time(3, 0), "America/New_York") is not None


def test_a_time_that_comes_twice_is_the_first() -> None:
    moment = local_moment(dt.date(2026, 11, 1), dt.time(1, 30), "America/New_York")
    assert moment is not None
    assert moment.astimezone(dt.UTC) == dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC)


@given(DAYS, st.times(), st.sampled_from(ZONES))
def test_the_wall_clock_shows_what_was_asked(day: dt.date, time: dt.time, zone: str) -> None:
    moment = local_moment(day, time, zone)
    if moment is not None:
        shown = moment.astimezone(dt.UTC).astimezone(ZoneInfo(zone))
        assert (shown.date(), shown.time()) == (day, time.replace(fold=shown.fold))


@given(DAYS, st.sampled_from(ZONES))
def test_days_meet_without_gap_or_overlap(day: dt.date, zone: str) -> None:
    _begins, ends = rules.day_bounds(day, zone)
    next_begins, _ends = rules.day_bounds(day + dt.timedelta(days=1), zone)
    assert ends == next_begins
    assert (
        rules.day_bounds(day, zone, days=7)[1]
        == rules.day_bounds(day + dt.timedelta(days=6), zone)[1]
    )


@given(DAYS)
def test_a_week_begins_on_monday(day: dt.date) -> None:
    monday = rules.monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


@pytest.mark.parametrize(
    ("minutes", "problem"),
    [(0, "no_time"), (-5, "no_time"), (1, None), (720, None), (721, "too_long")],
)
def test_minutes(minutes: int, problem: str | None) -> None:
    assert rules.problem_with_minutes(minutes) == problem


def test_a_slip_of_the_year_is_caught() -> None:
    now = dt.datetime(2026, 11, 18, 17, tzinfo=dt.UTC)
    assert rules.problem_with_start(now.replace(year=2062), now=now) == "too_far"
    assert rules.problem_with_start(now.replace(year=2006), now=now) == "too_early"
    assert rules.problem_with_start(now, now=now) is None
