"""Money by its days, held against a walk from day to day."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from walkwith.plans import money
from walkwith.plans.money import Flow, Sums, cents_in, days_of, problem_with_cents, sums, typed_as

DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2034, 12, 31))
DAY = dt.timedelta(days=1)
RHYTHMS = ["weekly", "two_weekly", "twice_monthly", "monthly", "once", "now_and_then"]


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    rhythm = draw(st.sampled_from(RHYTHMS))
    return Flow(
        way=draw(st.sampled_from(["in", "out"])),
        cents=draw(st.integers(1, money.MOST_CENTS)),
        rhythm=rhythm,
        day=None if rhythm == "now_and_then" else draw(DAYS),
        second_day=draw(st.integers(1, 31)) if rhythm == "twice_monthly" else None,
        is_needed=draw(st.booleans()),
    )


SPANS = st.tuples(DAYS, st.integers(-3, 800)).map(lambda one: (one[0], one[0] + one[1] * DAY))


def is_last_of_month(day: dt.date) -> bool:
    return (day + DAY).month != day.month


def times_on(flow: Flow, day: dt.date) -> int:
    """How often it falls on this one day; written without a look at the rules."""
    anchor = flow.day
    if anchor is None:
        return 0
    if flow.rhythm == "once":
        return int(day == anchor)
    if flow.rhythm == "weekly":
        return int(day.isoweekday() == anchor.isoweekday())
    if flow.rhythm == "two_weekly":
        return int(abs(day - anchor).days % 14 == 0)
    numbers = [anchor.day] + ([flow.second_day] if flow.rhythm == "twice_monthly" else [])
    return sum(
        day.day == number or (number > day.day and is_last_of_month(day))
        for number in numbers
        if number
    )


def day_by_day(flow: Flow, first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first + number * DAY for number in range((last - first).days + 1)]
    return [day for day in days for _again in range(times_on(flow, day))]


@given(flows(), SPANS)
@example(
    Flow(way="out", cents=1, rhythm="monthly", day=dt.date(2024, 1, 31)),
    (dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
)
@example(
    Flow(way="in", cents=1, rhythm="twice_monthly", day=dt.date(2026, 1, 30), second_day=31),
    (dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
)
def test_the_days_are_those_of_a_walk_from_day_to_day(
    flow: Flow, span: tuple[dt.date, dt.date]
) -> None:
    assert days_of(flow, *span) == day_by_day(flow, *span)


@given(st.lists(flows(), max_size=5), DAYS, st.integers(0, 400), st.integers(0, 400))
def test_two_spans_make_the_whole(known: list[Flow], first: dt.date, one: int, other: int) -> None:
    middle, last = first + one * DAY, first + (one + 1 + other) * DAY
    parts = [sums(known, first, middle), sums(known, middle + DAY, last)]
    whole = sums(known, first, last)
    assert whole.comes_in == sum(part.comes_in for part in parts)
    assert whole.goes_out == sum(part.goes_out for part in parts)
    assert whole.needed == sum(part.needed for part in parts) <= whole.goes_out
    assert whole.left - whole.lacks == whole.comes_in - whole.goes_out
    assert min(whole.left, whole.lacks) == 0


@given(st.lists(flows(), max_size=5), DAYS)
def test_twelve_usual_months_are_the_year_to_a_few_cents(known: list[Flow], today: dt.date) -> None:
    first, last = money.month_of(today)
    assert (first.day, is_last_of_month(last), first.month == last.month) == (1, True, True)
    usual = money.usual_month(known, today)
    year = [first.replace(year=first.year + 1) - DAY, first]
    spent = sum(
        flow.cents * len(day_by_day(flow, year[1], year[0]))
        for flow in known
        if flow.way == "out" and flow.rhythm != "once"
    )
    assert abs(usual.goes_out * 12 - spent) <= 6
    assert isinstance(usual.goes_out, int)


def test_two_weeks_keep_their_weekday_over_a_change_of_the_clock_and_a_new_year() -> None:
    pay = Flow(way="in", cents=50_000, rhythm="two_weekly", day=dt.date(2026, 10, 23))
    assert days_of(pay, dt.date(2026, 10, 20), dt.date(2027, 1, 20)) == [
        dt.date(2026, 10, 23),
        dt.date(2026, 11, 6),
        dt.date(2026, 11, 20),
        dt.date(2026, 12, 4),
        dt.date(2026, 12, 18),
        dt.date(2027, 1, 1),
        dt.date(2027, 1, 15),
    ]
    october = dt.date(2026, 10, 1), dt.date(2026, 10, 31)
    assert days_of(pay, *october) == [dt.date(2026, 10, 9), dt.date(2026, 10, 23)]


def test_a_month_is_counted_exactly() -> None:
    rent = Flow(
        way="out", cents=45_000, rhythm="monthly", day=dt.date(2026, 12, 31), is_needed=True
    )
    pay = Flow(way="in", cents=20_000, rhythm="weekly", day=dt.date(2026, 11, 6))
    coat = Flow(way="out", cents=3_999, rhythm="once", day=dt.date(2026, 11, 30))
    gifts = Flow(way="in", cents=2_000, rhythm="now_and_then")
    known, today = [rent, pay, coat, gifts], dt.date(2026, 11, 22)
    assert sums(known, *money.month_of(today)) == Sums(
        comes_in=80_000, goes_out=48_999, needed=45_000
    )
    assert money.four_weeks_from(today) == (today, dt.date(2026, 12, 19))
    assert sums(known, *money.four_weeks_from(today)) == Sums(
        comes_in=80_000, goes_out=48_999, needed=45_000
    )
    assert money.usual_month(known, today) == Sums(comes_in=86_667, goes_out=45_000, needed=45_000)
    assert money.now_and_then(known) == Sums(comes_in=2_000, goes_out=0, needed=0)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("40", 4_000),
        ("$1,234.50", 123_450),
        ("1.234,50", 123_450),
        (" $ 12.5 ", 1_250),
        ("12,5", 1_250),
        ("1,234", 123_400),
        ("0.07", 7),
        ("0", 0),
        ("", None),
        ("-5", None),
        ("1,23,4", None),
        ("12.345.6", None),
        ("forty", None),
        ("1e5", None),
        ("٤٠", None),
    ],
)
def test_what_people_type(typed: str, cents: int | None) -> None:
    assert cents_in(typed) == cents


@given(st.integers(0, money.MOST_CENTS))
def test_an_amount_is_read_as_it_is_written(cents: int) -> None:
    assert cents_in(typed_as(cents)) == cents
    assert (problem_with_cents(cents) is None) == (cents > 0)


def test_amounts_that_cannot_be_kept() -> None:
    said = [problem_with_cents(one) for one in (None, 0, 1, money.MOST_CENTS + 1)]
    assert said == ["unreadable", "empty", None, "too_much"]
