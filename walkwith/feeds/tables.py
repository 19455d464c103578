"""A table somebody made (CSV): its encoding and delimiter found out, its rows one at a time.

RFC 4180 loosely: commas, semicolons, tabs or bars; UTF-8 with or without its mark, UTF-16 with
it, else Windows-1252. Of the first rows the one that names most of our fields is the heading,
the first of two cells when none does; what stands above it is a title, and left.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from walkwith.feeds.headings import HEADINGS
from walkwith.feeds.refusals import FeedRefused

SAMPLE = 64 * 1024
PIECE = 64 * 1024
LONGEST_LINE = 256 * 1024
MOST_COLUMNS = 200
DELIMITERS = ",;\t|"
SHOWN = 5
MOST_ABOVE = 10
# How a number, a time or an address begins: a heading does not.
A_NUMBER = re.compile(r"[(+#]?\d")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Windows-1252 leaves open is read as it stands.
FALLBACK = "cp1252"


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is written, its headings, and its first rows; `above` are all rows before
    these, titles and heading.
    """

    encoding: str
    delimiter: str
    headings: tuple[str, ...] = ()
    first: tuple[dict[str, str], ...] = ()
    above: int = 0


def look_at(file: BinaryIO) -> Table:
    """How the table is written, from its beginning. Raises `FeedRefused`."""
    file.seek(0)
    start = file.read(SAMPLE)
    file.seek(0)
    if not start.strip():
        raise FeedRefused("empty")
    encoding = encoding_of(start)
    delimiter = _delimiter(start.decode(encoding, "replace"))
    above, headings = _heading(_cells(file, Table(encoding, delimiter)))
    table = Table(encoding, delimiter, _headings(headings), above=above)
    first = tuple(cells for _, cells in islice(_rows(file, table), SHOWN))
    file.seek(0)
    return replace(table, first=first)


def rows_of_table(file: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    """Number (from 1, the heading not counted) and cells by heading. Raises `FeedRefused`."""
    yield from _rows(file, look_at(file))


def _rows(file: BinaryIO, table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    below = islice(_cells(file, table), table.above, None)
    said = (cells for cells in below if any(cells))
    for number, cells in enumerate(said, start=1):
        yield number, _row(table.headings, cells)


def _heading(rows: Iterable[list[str]]) -> tuple[int, list[str]]:
    """Which row it is, counted from 1, and its cells. Raises `FeedRefused`."""
    several = ((at, cells) for at, cells in enumerate(rows, 1) if sum(map(bool, cells)) > 1)
    first = list(islice(several, MOST_ABOVE))
    if not first:
        raise FeedRefused("no_table")
    return max(first, key=lambda row: _named(row[1]))


def _named(cells: list[str]) -> int:
    """How many of our fields a row names; 0 for one that tells of something itself."""
    if any(A_NUMBER.match(cell) for cell in cells):
        return 0
    named = max(len(of.named(cells)) for of in HEADINGS.values())
    return named if named > 1 else 0


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
    """The sign by which a line names most of our fields; else that which parts the lines into the
    same, largest number of cells.
    """
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def parts(sign: str) -> tuple[int, int, int]:
        rows = list(csv.reader(lines, delimiter=sign))
        named = max((_named(_bare(cells)) for cells in rows[:MOST_ABOVE]), default=0)
        widths = [len(cells) for cells in rows]
        heading = widths[0] if widths else 1
        alike = sum(width == heading for width in widths) if heading > 1 else 0
        return (named, alike, heading)

    return max(DELIMITERS, key=parts)


def _bare(cells: list[str]) -> list[str]:
    return [cell.replace("\x00", "").strip() for cell in cells]


def _cells(file: BinaryIO, table: Table) -> Iterator[list[str]]:
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
        yield _bare(cells)


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
