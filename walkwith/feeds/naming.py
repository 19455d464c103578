"""Which column of a table is which, as a person says it: checked against the table that came."""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from walkwith.directory.models import Source
from walkwith.feeds.formats import settle
from walkwith.feeds.headings import HEADINGS
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.tables import look_at

MOST_SAID = 40


def take_columns(source: Source, file: BinaryIO, columns: Mapping[str, str]) -> None:
    """Read the table of a source by these columns, from now on. Raises `FeedRefused`."""
    settle(source, file)
    if source.format not in HEADINGS:
        raise FeedRefused("no_columns")
    source.columns = checked_columns(source.format, file, columns)
    source.asks_columns = False
    source.save(update_fields=["columns", "asks_columns"])


def checked_columns(list_format: str, file: BinaryIO, columns: Mapping[str, str]) -> dict[str, str]:
    """The columns somebody named. Raises `FeedRefused` for one that the table has not, for what
    we do not ask, and where one that we need is not named.
    """
    headings = HEADINGS[list_format]
    said, has = headings.chosen(columns), look_at(file).headings
    if unasked := [name for name in columns if name not in headings.usual]:
        raise FeedRefused("unasked", names=", ".join(unasked), fields=", ".join(headings.usual))
    if lacking := [heading for heading in said.values() if heading not in has]:
        raise FeedRefused("no_such_column", names=_quoted(lacking), headings=_quoted(has))
    if missing := headings.missing(said):
        raise FeedRefused("column_unsaid", names=", ".join(missing))
    return said


def _quoted(headings: Iterable[str]) -> str:
    return ", ".join(f"“{heading}”" for heading in list(headings)[:MOST_SAID])
