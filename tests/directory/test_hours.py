"""The hours of a usual week: past midnight, over the end of the week, and what is no usual week."""

import datetime as dt
import itertools
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from walkwith.directory.hours import DAYS, schedules_of, usual_week, weekly_hours
from walkwith.directory.rules import WEEK

DAY = 24 * 60
TODAY = dt.date(2026, 11, 20)
DATED = (
    {"valid_from": "2025-01-01", "valid_to": "2025-12-31"},
    {"valid_to": "2027-03-31"},
    {"until": "2026-11-19"},
    {"valid_from": "2027-01-01"},
)
TIMES = st.times().map(lambda time: f"{time:%H:%M}") | st.just("24:00")


def hours(*schedules: dict[str, Any]) -> list[int]:
    return weekly_hours(schedules)


def weekly(byday: str, opens: str, closes: str, **more: Any) -> dict[str, Any]:
    return {"freq": "WEEKLY", "byday": byday, "opens_at": opens, "closes_at": closes} | more


def test_a_usual_week() -> None:
    assert hours(weekly("MO,TU", "09:00", "17:00")) == [1980, 2460, 3420, 3900]
    assert hours(weekly("mo, tu", "09:00:00Z", "17:00")) == [1980, 2460, 3420, 3900]
    assert hours({"byday": "SU", "opens_at": "8:30", "closes_at": "9:00"}) == [510, 540]
    every_day = {"freq": "DAILY", "opens_at": "00:00", "closes_at": "24:00"}
    assert hours(every_day) == [0, WEEK]


def test_past_midnight_and_over_the_end_of_the_week() -> None:
    assert hours(weekly("FR", "20:00", "02:00")) == [5 * DAY + 1200, 6 * DAY + 120]
    assert hours(weekly("SA", "20:00", "02:00")) == [0, 120, 6 * DAY + 1200, WEEK]
    assert hours(weekly("SA", "00:00", "23:59")) == [6 * DAY, WEEK]


def test_two_schedules_run_together() -> None:
    assert hours(weekly("MO", "09:00", "12:00"), weekly("MO", "11:00", "15:00")) == [1980, 2340]


def test_what_is_no_usual_week_is_left_out() -> None:
    assert hours(weekly("1MO", "09:00", "12:00")) == []
    assert hours(weekly("MO", "09:00", "09:00")) == []
    assert hours(weekly("MO", "09:00", "12:00", interval=2)) == []
    assert hours(weekly("MO", "09:00", "12:00", bymonthday="1")) == []
    holiday = {"valid_from": "2026-12-20", "valid_to": "2027-01-02"}
    assert hours(weekly("MO", "09:00", "12:00", **holiday)) == []
    year = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    assert hours(weekly("MO", "09:00", "12:00", **year)) == [1980, 2160]
    assert hours({"freq": "MONTHLY", "opens_at": "09:00", "closes_at": "12:00"}) == []
    assert hours({"description": "Call first"}, weekly("MO", "09:00", "")) == []
    assert hours(weekly("MO", "25:00", "26:00")) == []


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["SU", "MO", "FR,SA", "SU,SA"]),
            st.integers(0, 1439),
            st.integers(0, 1439),
        )
    )
)
def test_ranges_are_apart_and_in_order(said: list[tuple[str, int, int]]) -> None:
    told = [
        weekly(days, f"{opens // 60:02}:{opens % 60:02}", f"{closes // 60:02}:{closes % 60:02}")
        for days, opens, closes in said
    ]
    found = hours(*told)
    assert found == hours(*reversed(told))
    assert all(0 <= minute <= WEEK for minute in found)
    assert all(before < after for before, after in itertools.pairwise(found))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sets(st.integers(0, 6), min_size=1), TIMES, TIMES), max_size=4))
@example([({0}, "00:04", "12:00"), ({0}, "12:00", "00:04")])
def test_a_form_gives_back_the_week_it_was_given(told: list[Any]) -> None:
    schedules = [
        {"byday": ",".join(DAYS[day] for day in days), "opens_at": opens, "closes_at": closes}
        for days, opens, closes in told
    ]
    first_friday = {"freq": "MONTHLY", "byday": "1FR", "opens_at": "10:00", "closes_at": "11:00"}
    words = {"description": "Ring first"}
    dated = [{**one, **bounds} for bounds in DATED for one in schedules]
    week = usual_week([*schedules, *dated, words, first_friday], TODAY)
    assert week == usual_week([*schedules, words, *dated, first_friday], TODAY)
    again = schedules_of(week)
    assert weekly_hours(again) == weekly_hours(schedules)
    assert again[len(again) - len(dated) - 1 :] == [*dated, first_friday] and words in again
    assert weekly_hours(again[: len(again) - len(dated) - 1]) == weekly_hours(schedules)
    assert week.words == "Ring first"


def test_hours_with_an_end_are_no_hours_of_each_week() -> None:
    """Over, until a day, or still to come: no form begins with them. Since a day, they hold."""
    saturday = [weekly("SA", "09:00", "12:00", **bounds) for bounds in DATED]
    week = usual_week(saturday, TODAY)
    assert (week.spans, list(week.special)) == ((), saturday)
    assert usual_week([weekly("SA", "09:00", "12:00", valid_from="2020-01-01")], TODAY).spans
