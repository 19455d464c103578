"""What a copy of somebody's record is made of: one structure for the page, the PDF and the JSON.

Each package that holds a part of the record offers `copies.copy_of(participant_id, sections)`,
which answers its `Part`s; feeds/copies puts them together.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from walkwith.foundation.days import listed
from walkwith.people.sections import Section
from walkwith.ui.components.plain import without_marks

Words = str | Promise
# Signs that no file of the copy can hold: all of C0 and C1 but tab and new line.
CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is known: `value` under `key` in the JSON, `words` beside `label` to read.

    Where `words` are empty nothing stands on the page. A voice is somebody's own words.
    """

    key: str
    label: str
    value: Any
    words: str
    is_voice: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the record, under a title to read."""

    id: UUID
    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind: a list in the JSON under `key`, a chapter on the page and in the PDF.

    One that `is_brief` is told in its titles: a line each.
    """

    section: Section
    key: str
    title: str
    entries: tuple[Entry, ...]
    is_brief: bool = False


def said(
    key: str,
    label: Words,
    value: Any,
    words: Words | None = None,
    *,
    zone: str = "",
    is_voice: bool = False,
) -> Said:
    """A value with its words; without `words`, the value as people say it.

    A moment is told by the clock of `zone`, else by the reader's.
    """
    if isinstance(value, dt.datetime):
        value = localtime(value, ZoneInfo(zone) if zone else None)
        words = moment(value, zone) if words is None else words
    read = in_words(value) if words is None else str(words)
    return Said(key, str(label), for_json(value), plain(read), is_voice)


def entry(key: UUID, title: Words, *details: Said) -> Entry:
    return Entry(key, plain(str(title)), details)


def part(
    section: Section, key: str, title: Words, entries: Iterable[Entry], *, is_brief: bool = False
) -> Part:
    return Part(section, key, str(title), tuple(entries), is_brief)


def plain(text: str) -> str:
    """The text without signs that steer a reader, a terminal or the direction of a line."""
    return without_marks(text.replace("\r\n", "\n")).translate(CONTROLS)


def for_json(value: Any) -> Any:
    """Moments and days as ISO 8601, keys as text; text made plain."""
    if isinstance(value, str | Promise):
        return plain(str(value))
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict):
        return {str(key): for_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [for_json(one) for one in value]
    return value


def in_words(value: Any) -> str:
    """ "March 3, 2026, 9:12 a.m.", "Yes", "a, b and c"; empty for what is not known."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return str(date_format(value, "DATE_FORMAT"))
    if isinstance(value, list | tuple):
        return listed([str(one) for one in value])
    return str(value)


def moment(value: dt.datetime, zone: str = "") -> str:
    local = localtime(value, ZoneInfo(zone) if zone else None)
    day = date_format(local, "DATE_FORMAT")
    return f"{day}, {time_format(local.time(), 'TIME_FORMAT')}"
