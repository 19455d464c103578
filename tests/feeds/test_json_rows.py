"""The rows of a list, one at a time, and the place where it stops being one."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.feeds.json_rows import CHUNK, LONGEST_ROW, rows_of
from walkwith.feeds.refusals import FeedRefused


def read(text: str | bytes) -> list[Any]:
    file = io.BytesIO(text.encode() if isinstance(text, str) else text)
    return [row for _, row in rows_of(file)]


def refusal(text: str | bytes) -> tuple[str, dict[str, Any]]:
    with pytest.raises(FeedRefused) as caught:
        read(text)
    return caught.value.code, dict(caught.value.values)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.lists(anything))
def test_reads_what_json_reads(rows: list[Any]) -> None:
    assert read(json.dumps(rows, indent=1)) == rows


@pytest.mark.parametrize("offset", [-3, -2, -1, 0, 1, 2])
def test_a_row_may_lie_across_two_pieces_of_the_file(offset: int) -> None:
    first = "x" * (CHUNK - 4 + offset)
    rows = [first, {"name": "émile"}, 1234567, "y" * (3 * CHUNK)]
    assert read(json.dumps(rows, ensure_ascii=False)) == rows


def test_a_list_may_stand_in_an_object() -> None:
    assert read('{"meta": {"a": [1]}, "meetings": [1, 2], "more": 3}') == [1, 2]
    assert read("\ufeff[1]") == [1]
    assert read("[]") == []


def test_numbers_a_database_cannot_hold_come_as_words_or_nothing() -> None:
    assert read("[NaN, -Infinity, 1e999]") == [None, None, None]
    assert read(f"[{'9' * 5000}]") == ["9" * 5000]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("[1", "unfinished", 1, 3),
        ("[1,", "unfinished", 1, 4),
        ("[1,]", "syntax", 1, 4),
        ("[1 2]", "syntax", 1, 4),
        ('[\n {"a": 1},\n {"a": oops}\n]', "syntax", 3, 8),
        ('[{"a": "never closed', "unfinished", 1, 8),
        ("[1]\n\n  nonsense", "after_end", 3, 3),
        ('{"meetings": [1]', "unfinished", 1, 17),
        ("nonsense", "syntax", 1, 1),
        ("[" * 100_000, "too_deep", 1, 2),
        (f"[{' ' * 3 * CHUNK}\n 1 2]", "syntax", 2, 4),
    ],
)
def test_says_where_it_breaks(text: str, code: str, line: int, column: int) -> None:
    assert refusal(text) == (code, {"line": line, "column": column})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("<!doctype html><p>Hello", "web_page"),
        (b"\x1f\x8b\x08\x00\x00", "packed"),
        (b"PK\x03\x04rest", "packed"),
        ('{"name": "not a list"}', "no_list"),
    ],
)
def test_says_what_else_it_is(text: str | bytes, code: str) -> None:
    assert refusal(text) == (code, {})


def test_a_broken_file_is_never_read_as_a_whole() -> None:
    class Counting(io.BytesIO):
        read_so_far = 0

        def read(self, size: int | None = -1) -> bytes:
            piece = super().read(size)
            self.read_so_far += len(piece)
            return piece

    file = Counting(b'["' + b"x" * 20 * LONGEST_ROW)
    with pytest.raises(FeedRefused):
        list(rows_of(file))
    assert file.read_so_far <= 4 * LONGEST_ROW


@given(st.binary(max_size=300))
def test_no_bytes_crash_it(content: bytes) -> None:
    try:
        list(rows_of(io.BytesIO(content)))
    except FeedRefused as refused:
        assert refused.code


@pytest.mark.parametrize(
    "written",
    [
        '{"status": "ok", "data": [{"a": "é"}], "more": 1}',
        '{"records": [{"a": "é"}]}',
        '{"data": {"of": 1, "meetings": [{"a": "é"}], "x": {}}, "y": []}',
        '[{"a": "é"}]',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_found_however_it_is_wrapped_and_written(written: str, encoding: str) -> None:
    assert list(rows_of(io.BytesIO(written.encode(encoding)))) == [(1, {"a": "é"})]
