"""A table somebody made (CSV): its encoding and delimiter found out, its rows one at a time.

RFC 4180 loosely: commas, semicolons, tabs or bars; UTF-8 with or without its mark, UTF-16 with
it, else Windows-1252. The first row that names two columns is the heading.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from walkwith.feeds.refusals import FeedRefused

SAMPLE = 64 * 1024
PIECE = 64 * 1024
LONGEST_LINE = 256 * 1024
MOST_COLUMNS = 200
DELIMITERS = ",;\t|"
SHOWN = 5
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Windows-1252 leaves open is read as it stands.
FALLBACK = "cp1252"


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is written, its headings, and its first rows."""

    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    first: tuple[dict[str, str], ...] = ()


def look_at(file: BinaryIO) -> Table:
    """How the table is written, from its beginning. Raises `FeedRefused`."""
    file.seek(0)
    start = file.read(SAMPLE)
    file.seek(0)
    if not start.strip():
        raise FeedRefused("empty")
    encoding = encoding_of(start)
    delimiter = _delimiter(start.decode(encoding, "replace"))
    found = Table(encoding, delimiter, ())
    rows = _cells(file, found)
    headings = next((cells for _, cells in rows if sum(map(bool, cells)) > 1), None)
    if headings is None:
        raise FeedRefused("no_table")
    named = _headings(headings)
    first = []
    for _, cells in rows:
        if any(cells):
            first.append(_row(named, cells))
        if len(first) == SHOWN:
            break
    file.seek(0)
    return Table(encoding, delimiter, named, tuple(first))


def rows_of_table(file: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    """Number (from 1, the heading not counted) and cells by heading. Raises `FeedRefused`."""
    table = look_at(file)
    rows = _cells(file, table)
    for _, cells in rows:
        if sum(map(bool, cells)) > 1:
            break
    number = 0
    for _, cells in rows:
        if any(cells):
            number += 1
            yield number, _row(table.headings, cells)


def encoding_of(start: bytes) -> str:
    """How a text is written, from its first `SAMPLE` bytes."""
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(start, len(start) < SAMPLE)
    except UnicodeDecodeError:
        return FALLBACK
    return "utf-8"


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into the same, largest number of cells."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def parts(sign: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=sign)]
        heading = widths[0] if widths else 1
        return (0, 0) if heading < 2 else (sum(width == heading for width in widths), heading)

    return max(DELIMITERS, key=parts)


def _cells(file: BinaryIO, table: Table) -> Iterator[tuple[int, list[str]]]:
    file.seek(0)
    reader = csv.reader(_lines(file, table.encoding), delimiter=table.delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise FeedRefused("bad_table", line=reader.line_num + 1) from None
        if len(cells) > MOST_COLUMNS:
            raise FeedRefused("too_many_columns", line=reader.line_num)
        yield reader.line_num, [cell.replace("\x00", "").strip() for cell in cells]


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of a file, none of them longer than a row may be."""
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(encoding)(errors="replace"), translate=True
    )
    waiting, number = "", 0
    while True:
        piece = file.read(PIECE)
        waiting += decoder.decode(piece, final=not piece)
        lines = waiting.split("\n")
        waiting = lines.pop()
        for line in lines:
            number += 1
            yield line + "\n"
        if len(waiting) > LONGEST_LINE:
            raise FeedRefused("bad_table", line=number + 1)
        if not piece:
            break
    if waiting:
        yield waiting


def _headings(cells: list[str]) -> tuple[str, ...]:
    """The headings, each its own: an empty one is called by its place, a second one is numbered."""
    named: list[str] = []
    for place, cell in enumerate(cells, start=1):
        heading = " ".join(cell.split())[:80] or f"#{place}"
        again = heading
        number = 2
        while again in named:
            again = f"{heading} ({number})"
            number += 1
        named.append(again)
    return tuple(named)


def _row(headings: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Cells by heading; what is over has none and is left."""
    return {heading: cells[i] if i < len(cells) else "" for i, heading in enumerate(headings)}
