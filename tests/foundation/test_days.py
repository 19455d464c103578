import datetime as dt

import pytest
from django.utils import translation

from walkwith.foundation.days import ago_words, day_inside, day_words, listed

TODAY = dt.date(2026, 11, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (-400, "October 14, 2025", "14 de octubre de 2025"),
        (-7, "November 11", "11 de noviembre"),
        (-6, "Thursday", "Jueves"),
        (-1, "Yesterday", "Ayer"),
        (0, "Today", "Hoy"),
        (1, "Tomorrow", "Mañana"),
        (6, "Tuesday", "Martes"),
        (7, "November 25", "25 de noviembre"),
    ],
)
def test_a_day_is_called_as_people_call_it(days: int, english: str, spanish: str) -> None:
    day = TODAY + dt.timedelta(days=days)
    assert day_words(day, TODAY) == english
    with translation.override("es"):
        assert day_words(day, TODAY) == spanish


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (-1, "today", "hoy"),
        (0, "today", "hoy"),
        (1, "yesterday", "ayer"),
        (2, "2 days ago", "hace 2 días"),
        (20, "20 days ago", "hace 20 días"),
        (21, "3 weeks ago", "hace 3 semanas"),
        (69, "9 weeks ago", "hace 9 semanas"),
        (70, "2 months ago", "hace 2 meses"),
    ],
)
def test_how_long_ago(days: int, english: str, spanish: str) -> None:
    day = TODAY - dt.timedelta(days=days)
    assert ago_words(day, TODAY) == english
    with translation.override("es"):
        assert ago_words(day, TODAY) == spanish


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [(-1, "yesterday", "ayer"), (0, "today", "hoy"), (1, "tomorrow", "mañana"),
     (6, "Tuesday", "el martes"), (7, "November 25", "el 25 de noviembre")],
)  # fmt: skip
def test_a_day_inside_a_sentence(days: int, english: str, spanish: str) -> None:
    day = TODAY + dt.timedelta(days=days)
    assert day_inside(day, TODAY) == english
    with translation.override("es"):
        assert day_inside(day, TODAY) == spanish


def test_things_in_a_row() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
