import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.checkins import rules

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(-3, 9)))
def test_only_answers_on_the_scale_to_what_was_asked(answers: dict[str, int]) -> None:
    kept = rules.kept_answers(answers, "abc")
    assert kept == {key: n for key, n in answers.items() if key in "abc" and 1 <= n <= 6}


def test_a_sum_needs_every_answer() -> None:
    assert rules.plain_sum({"a": 2, "b": 6}, "ab") == 8
    assert rules.plain_sum({"a": 2}, "ab") is None
    assert rules.plain_sum({}, "") is None


def test_questions_line_by_line() -> None:
    assert rules.lines_of(" One?\r\n\n Two  words?\nOne?") == ["One?", "Two words?"]


@given(DAYS, DAYS, DAYS)
def test_days_stand_in_their_order(one: dt.date, two: dt.date, three: dt.date) -> None:
    first, middle, last = sorted((one, two, three))
    places = [rules.across(day, first, last, left=10, right=90) for day in (first, middle, last)]
    assert places == sorted(places)
    assert all(10 <= place <= 90 for place in places)


@pytest.mark.parametrize(("answer", "height"), [(1, 100), (6, 0)])
def test_six_stands_on_top(answer: int, height: int) -> None:
    assert rules.up(answer, top=0, bottom=100) == height
