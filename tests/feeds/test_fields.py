"""Fields as feeds really write them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feeds.test_json_rows import anything
from walkwith.feeds import fields
from walkwith.feeds.refusals import Unusable


@pytest.mark.parametrize(
    ("given_day", "expected"),
    [
        (0, [0]),
        (6, [6]),
        ("1", [1]),
        (" 3 ", [3]),
        (2.0, [2]),
        ([6], [6]),
        ([1, 3, 5], [1, 3, 5]),
        (["1", 1], [1]),
        ("1,3", [1, 3]),
        ("Monday", [1]),
        ("sábado", [6]),
        (None, []),
        ("", []),
        ([], []),
        ("Mon. & Wed", [1, 3]),
        ("Mondays/Fri", [1, 5]),
        ("lunes y viernes", [1, 5]),
        ("Daily", [0, 1, 2, 3, 4, 5, 6]),
        ("Sábados", [6]),
    ],
)
def test_days(given_day: Any, expected: list[int]) -> None:
    assert fields.days(given_day, []) == expected


@pytest.mark.parametrize(
    "bad", [9, -1, "someday", "Monthly", "Mon & x", True, {}, [None], [[1]], 1.5, "1e999"]
)
def test_no_day(bad: Any) -> None:
    with pytest.raises(Unusable) as caught:
        fields.days(bad, [])
    assert caught.value.code == "bad_day"


def test_seven_is_sunday() -> None:
    doubt: list[str] = []
    assert fields.days("7", doubt) == [0]
    assert doubt == ["seven_is_sunday"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("19:30", dt.time(19, 30)),
        ("7:30 PM", dt.time(19, 30)),
        ("7:30 PM EST", dt.time(19, 30)),
        ("19:30:00-05:00", dt.time(19, 30)),
        ("2026-01-05T19:30:00Z", dt.time(19, 30)),
        ("7:30pm", dt.time(19, 30)),
        ("7:30 p.m.", dt.time(19, 30)),
        ("12:15 AM", dt.time(0, 15)),
        ("12:00 pm", dt.time(12)),
        ("19:30:00", dt.time(19, 30)),
        ("9:05", dt.time(9, 5)),
        ("7 pm", dt.time(19)),
        ("Noon", dt.time(12)),
        ("midnight", dt.time(0)),
        ("24:00", dt.time(0)),
        ("1930", dt.time(19, 30)),
        (930, dt.time(9, 30)),
        (None, None),
        ("  ", None),
    ],
)
def test_times(said: Any, expected: dt.time | None) -> None:
    assert fields.clock_time(said) == expected


@pytest.mark.parametrize("bad", ["25:99", "19", "evening", "7:61", {}, [19], True, 19.5, "99:00"])
def test_no_time(bad: Any) -> None:
    with pytest.raises(Unusable) as caught:
        fields.clock_time(bad)
    assert caught.value.code == "bad_time"


def test_an_end_that_says_nothing_is_left_out() -> None:
    doubt: list[str] = []
    assert fields.end_time("25:99", dt.time(19), doubt) is None
    assert fields.end_time("19:00", dt.time(19), doubt) is None
    assert fields.end_time("00:30", dt.time(23, 30), doubt) == dt.time(0, 30)
    assert doubt == ["end_left_out"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected", "doubts"),
    [
        (40.5, -79.9, (40.5, -79.9), []),
        ("39.87", "-75.35", (39.87, -75.35), []),
        ("39,87", "-75,35", (39.87, -75.35), []),
        (None, None, (None, None), []),
        ("", "", (None, None), []),
        (0, 0, (None, None), ["position_left_out"]),
        (91, 0, (None, None), ["position_left_out"]),
        (40.5, None, (None, None), ["position_left_out"]),
        ("north", "west", (None, None), ["position_left_out"]),
        (True, False, (None, None), ["position_left_out"]),
        ("nan", "nan", (None, None), ["position_left_out"]),
        (-79.9605, 40.4672, (40.4672, -79.9605), ["position_turned"]),
        ("-122.4", "37.7", (37.7, -122.4), ["position_turned"]),
    ],
)
def test_positions(latitude: Any, longitude: Any, expected: Any, doubts: list[str]) -> None:
    doubt: list[str] = []
    assert fields.position(latitude, longitude, doubt) == expected
    assert doubt == doubts


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("https://meet.example.org/1?a=b", "https://meet.example.org/1?a=b"),
        ("meet.example.org/1", "https://meet.example.org/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//elsewhere.example", ""),
        ("https://a b", ""),
        (None, ""),
        (5, ""),
    ],
)
def test_only_links_that_are_safe(said: Any, expected: str) -> None:
    assert fields.web_address(said, []) == expected


def test_text_loses_marks_and_keeps_words() -> None:
    assert fields.text("One<br>two<script>three</script> &amp; four\x00\u202e", []) == (
        "One\ntwothree & four"
    )
    assert fields.words("  Caf\u00e9\u202e \n Group\x07 ", [], limit=40) == "Café Group"


def test_long_text_is_cut_and_noted() -> None:
    doubt: list[str] = []
    assert len(fields.text("x" * 1_000_000, doubt)) == fields.LONGEST_TEXT
    assert len(fields.words("x" * 1_000_000, doubt, limit=200)) == 200
    assert doubt == ["shortened", "shortened"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2023-08-29 15:56:59", dt.date(2023, 8, 29)),
        ("2023-08-29T15:56:59Z", dt.date(2023, 8, 29)),
        ("8/25/2022 11:17:07 AM", dt.date(2022, 8, 25)),
        ("soon", None),
        (None, None),
    ],
)
def test_dates(said: Any, expected: dt.date | None) -> None:
    assert fields.date(said, []) == expected


@pytest.mark.parametrize(
    ("said", "address", "expected"),
    [
        ("15201", "", "15201"),
        (None, "12345 Main St, Springfield, IL 62701, USA", "62701"),
        (None, "8318 104 St, Edmonton, Alberta, T6E 4E8, Canada", "T6E 4E8"),
        (None, "London, UK", ""),
    ],
)
def test_postal_codes(said: Any, address: str, expected: str) -> None:
    assert fields.postal_code(said, address) == expected


def test_zones() -> None:
    doubt: list[str] = []
    assert fields.zone_name("america/new_york", doubt) == "America/New_York"
    assert fields.zone_name("Eastern", doubt) == ""
    assert fields.zone_name(None, doubt) == ""
    assert doubt == ["unknown_zone"]


def test_types_keep_what_nobody_knows() -> None:
    assert fields.types(["O", "O", "XYZ", "", None, 11, {}], []) == ["O", "XYZ", "11"]
    assert fields.types("O, C", []) == ["O", "C"]
    assert fields.types({"O": 1}, []) == []


READERS: list[Callable[[Any], Any]] = [
    lambda value: fields.words(value, [], limit=50),
    lambda value: fields.text(value, []),
    lambda value: fields.end_time(value, None, []),
    lambda value: fields.zone_name(value, []),
    lambda value: fields.position(value, value, []),
    lambda value: fields.types(value, []),
    lambda value: fields.web_address(value, []),
    lambda value: fields.date(value, []),
    lambda value: fields.postal_code(value, "x"),
]


@given(anything, st.sampled_from(READERS))
def test_nothing_crashes_a_reader(value: Any, reader: Callable[[Any], Any]) -> None:
    reader(value)


@given(anything)
def test_days_and_times_answer_or_say_why(value: Any) -> None:
    for reader in (lambda: fields.days(value, []), lambda: fields.clock_time(value)):
        try:
            reader()
        except Unusable as unusable:
            assert unusable.code in ("bad_day", "bad_time")
