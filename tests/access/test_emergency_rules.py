"""By when somebody looks into an emergency, and how often one may guess."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.access.rules.emergencies import (
    has_guessed_too_often,
    problem_with_emergency,
    review_due,
)

FIRST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda late: FIRST + dt.timedelta(minutes=late))
ZONES = st.sampled_from(["America/New_York", "America/Los_Angeles", "Pacific/Auckland", "UTC"])
NEW_YORK = ZoneInfo("America/New_York")
# The 16th of November 2026 is a Monday.
DUE = {16: 18, 17: 19, 18: 20, 19: 23, 20: 24, 21: 24, 22: 24}


@pytest.mark.parametrize(("day", "due"), DUE.items())
def test_the_second_working_day_after(day: int, due: int) -> None:
    opened = dt.datetime(2026, 11, day, 14, 5, tzinfo=NEW_YORK)
    assert review_due(opened, "America/New_York") == dt.date(2026, 11, due)


def test_the_day_is_that_of_the_house() -> None:
    """Sunday evening in New York is Monday in London; the clocks go back in that night."""
    late = dt.datetime(2026, 10, 31, 23, 30, tzinfo=NEW_YORK)
    assert review_due(late, "America/New_York") == dt.date(2026, 11, 3)
    sunday = dt.datetime(2026, 11, 1, 23, 30, tzinfo=NEW_YORK)
    assert review_due(sunday, "America/New_York") == dt.date(2026, 11, 3)
    assert review_due(sunday, "UTC") == dt.date(2026, 11, 4)


@given(opened=MOMENTS, zone=ZONES)
def test_it_is_a_working_day_two_to_four_days_on(opened: dt.datetime, zone: str) -> None:
    day = opened.astimezone(ZoneInfo(zone)).date()
    due = review_due(opened, zone)
    between = [day + dt.timedelta(days=n) for n in range(1, (due - day).days + 1)]
    assert due.weekday() < 5
    assert sum(one.weekday() < 5 for one in between) == 2


@pytest.mark.parametrize(
    ("called", "reason", "hours", "problem"),
    [
        ("deirdre quill", "She did not come home.", 1, None),
        ("deirdre quill", "She did not come home.", 4, None),
        ("deirdre", "She did not come home.", 1, "no_full_name"),
        ("", "She did not come home.", 1, "no_full_name"),
        ("deirdre quill", " help     ", 1, "no_reason"),
        ("deirdre quill", "She did not come home.", 5, "too_long"),
        ("deirdre quill", "She did not come home.", 0, "too_long"),
    ],
)
def test_what_is_needed(called: str, reason: str, hours: int, problem: str | None) -> None:
    assert problem_with_emergency(called, reason, hours) == problem


def test_five_guesses_are_enough() -> None:
    assert [has_guessed_too_often(misses) for misses in (0, 4, 5, 6)] == [False, False, True, True]
