"""When somebody can stand in, by the wall clock of the house."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from walkwith.access.matrix import MINIMUM
from walkwith.access.rules.covers import (
    LONGEST_COVER,
    Span,
    as_it_can_be,
    clash,
    days_of,
    problem_with_cover,
    sections_agreed,
)

ZONES = st.sampled_from(["America/New_York", "America/Phoenix", "Europe/Berlin", "UTC"])
FIRST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda late: FIRST + dt.timedelta(minutes=late))
HOURS = st.integers(-400, 9000).map(lambda hours: dt.timedelta(hours=hours))
NEW_YORK = "America/New_York"
SPANS = st.tuples(MOMENTS, st.integers(1, 400)).map(
    lambda drawn: Span(drawn[0], drawn[0] + dt.timedelta(hours=drawn[1]))
)


def local(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=ZoneInfo(NEW_YORK))  # type: ignore[arg-type, misc]


@given(now=MOMENTS, begins=HOURS, lasts=HOURS, zone=ZONES)
def test_what_nothing_speaks_against_is_kept_by_the_database(
    now: dt.datetime, begins: dt.timedelta, lasts: dt.timedelta, zone: str
) -> None:
    asked = Span(now + begins, now + begins + lasts)
    if problem_with_cover(asked, zone=zone, now=now):
        return
    span = as_it_can_be(asked, now=now)
    assert now <= span.starts_at < span.ends_at <= span.starts_at + LONGEST_COVER
    assert asked.ends_at - span.ends_at <= dt.timedelta(hours=1)
    assert 1 <= days_of(span, zone) <= 15


@given(now=MOMENTS, begins=HOURS, lasts=HOURS, zone=ZONES)
def test_a_problem_is_a_true_one(
    now: dt.datetime, begins: dt.timedelta, lasts: dt.timedelta, zone: str
) -> None:
    asked = Span(now + begins, now + begins + lasts)
    begun = max(asked.starts_at, now)
    problem = problem_with_cover(asked, zone=zone, now=now)
    assert (problem == "past") == (asked.ends_at <= now)
    if problem == "backwards":
        assert asked.ends_at <= begun
    if problem == "too_long":
        assert asked.ends_at - begun > LONGEST_COVER - dt.timedelta(hours=2)


def test_fourteen_days_are_fourteen_also_where_clocks_change() -> None:
    autumn = Span(local(2026, 10, 25, 8), local(2026, 11, 8, 8))
    spring = Span(local(2027, 3, 8, 8), local(2027, 3, 22, 8))
    for asked in (autumn, spring):
        assert problem_with_cover(asked, zone=NEW_YORK, now=asked.starts_at) is None
    assert as_it_can_be(autumn, now=autumn.starts_at).ends_at == local(2026, 11, 8, 7)
    assert as_it_can_be(spring, now=spring.starts_at) == spring
    minute = dt.timedelta(minutes=1)
    longer = Span(spring.starts_at, spring.ends_at + minute)
    assert problem_with_cover(longer, zone=NEW_YORK, now=spring.starts_at) == "too_long"


@given(one=SPANS, other=SPANS)
def test_a_clash_is_a_shared_moment_whoever_comes_first(one: Span, other: Span) -> None:
    shared = one.starts_at < other.ends_at and other.starts_at < one.ends_at
    assert (clash(one, [other]) is other) == shared
    assert (clash(other, [one]) is one) == shared


def test_one_ends_where_the_next_begins() -> None:
    first = Span(local(2026, 11, 1, 8), local(2026, 11, 3, 8))
    assert clash(first, [Span(first.ends_at, local(2026, 11, 4, 8))]) is None
    assert clash(first, []) is None


def test_days_are_counted_as_people_count_them() -> None:
    friday = local(2026, 11, 20, 8)
    for back, days in (
        (local(2026, 11, 20, 17), 1),
        (local(2026, 11, 21, 8), 1),
        (local(2026, 11, 23, 8), 3),
        (local(2026, 11, 23, 17), 4),
    ):
        assert days_of(Span(friday, back), NEW_YORK) == days


@given(st.sets(st.sampled_from([*MINIMUM, "contact_notes", "looks", "nonsense"])))
def test_what_is_agreed_is_the_minimum_at_most_and_holds_the_name(ticked: set[str]) -> None:
    agreed = sections_agreed(ticked, MINIMUM)
    assert set(agreed) <= set(MINIMUM)
    assert bool(agreed) == bool(ticked & set(MINIMUM))
    assert not agreed or agreed[0] == "identity"
    assert set(agreed) - {"identity"} == (ticked & set(MINIMUM)) - {"identity"}
