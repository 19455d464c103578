import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from walkwith.today import rules

TEN = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)
MINUTES = st.integers(-600, 600).map(lambda minutes: TEN + dt.timedelta(minutes=minutes))


def a_stop(minutes: int, *, is_told: bool = False) -> rules.Planned:
    starts = TEN + dt.timedelta(minutes=minutes)
    return rules.Planned(
        starts_at=starts, ends_at=starts + dt.timedelta(minutes=45), is_told=is_told
    )


def test_the_stop_that_began_last_is_now() -> None:
    day = [a_stop(-180, is_told=True), a_stop(-60), a_stop(-10), a_stop(120)]
    assert rules.states_of(day, TEN) == ["done", "next", "now", "next"]


def test_a_stop_is_now_a_little_before_it_begins() -> None:
    assert rules.states_of([a_stop(20)], TEN) == ["now"]
    assert rules.states_of([a_stop(21)], TEN) == ["next"]


def test_long_after_its_end_a_stop_no_longer_glows_but_can_be_told() -> None:
    old = a_stop(-165)
    assert rules.states_of([old], TEN) == ["next"]
    assert rules.may_be_told(old, TEN)


@given(st.lists(st.tuples(MINUTES, st.booleans()), max_size=8))
def test_at_most_one_stop_is_now_and_it_was_not_told(
    stops: list[tuple[dt.datetime, bool]],
) -> None:
    day = [
        rules.Planned(starts_at=starts, ends_at=starts + dt.timedelta(minutes=30), is_told=told)
        for starts, told in sorted(stops)
    ]
    states = rules.states_of(day, TEN)
    assert [one.is_told for one in day] == [state == "done" for state in states]
    assert states.count("now") <= 1


def test_the_greeting_follows_the_local_clock() -> None:
    said = [rules.part_of_day(hour) for hour in (0, 3, 4, 11, 12, 17, 18, 23)]
    assert said == [
        "evening",
        "evening",
        "morning",
        "morning",
        "afternoon",
        "afternoon",
        "evening",
        "evening",
    ]


def test_hours_are_told_to_the_half() -> None:
    assert [rules.hours(minutes) for minutes in (0, 14, 16, 40, 60, 100)] == [
        0,
        0,
        0.5,
        0.5,
        1,
        1.5,
    ]
