import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from walkwith.people.rules import TURNS_DIRECTION
from walkwith.plans import rules


@given(st.text())
def test_tidy_keeps_every_letter_that_can_be_read(words: str) -> None:
    once = rules.tidy(words)
    assert rules.tidy(once) == once
    assert not any(mark in once for mark in TURNS_DIRECTION)
    readable = [letter for letter in words if letter.isalnum()]
    assert [letter for letter in once if letter.isalnum()] == readable


@given(st.text(), st.integers(1, 400))
def test_a_problem_is_exactly_one_of_three(words: str, longest: int) -> None:
    problem = rules.problem_with(words, longest=longest)
    assert (problem == "unreadable") == ("\x00" in words)
    if problem is None:
        assert 0 < len(words) <= longest


def test_words_nobody_needs_may_be_missing() -> None:
    assert rules.problem_with("", longest=5, needed=False) is None
    assert rules.problem_with("", longest=5) == "empty"


@given(st.dates(), st.dates())
def test_a_day_is_refused_beyond_three_years(day: dt.date, today: dt.date) -> None:
    near = abs((day - today).days) <= rules.FURTHEST_DAYS
    assert (rules.problem_with_day(day, today=today) is None) == near


def test_a_step_needs_no_day() -> None:
    assert rules.problem_with_day(None, today=dt.date(2026, 1, 1)) is None
