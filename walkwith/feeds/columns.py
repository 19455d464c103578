"""A table of meetings: a row of it becomes a row as Meeting Guide has it, and is read as one."""

import re
from collections.abc import Mapping
from typing import Any

from walkwith.feeds import meeting_guide
from walkwith.feeds.meeting_row import Given, MeetingRow
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.said_types import code_of

SPAN = re.compile(
    r"^(.+?\d.*?)\s*(?:-|–|—|\bto\b|\buntil\b|\ba\b|\bhasta\b)\s*(.*\d.*)$", re.IGNORECASE
)
HALF = re.compile(r"([ap])\.?\s*m\.?", re.IGNORECASE)


def read_row(row: Any, given: Given) -> tuple[list[MeetingRow], list[str]]:
    """The meetings of one row of a table. Raises `Unusable`."""
    if not isinstance(row, dict):
        raise Unusable("not_a_row", row)
    return meeting_guide.read_row(as_meeting_guide(row, given.columns), given)


def key_of(row: Any, given: Given) -> str:
    if not isinstance(row, dict):
        return ""
    return meeting_guide.key_of(as_meeting_guide(row, given.columns))


def as_meeting_guide(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The cells of a row under our names, spans of time taken apart."""
    said = {name: row.get(heading) for name, heading in columns.items() if row.get(heading)}
    if "time" in said:
        said |= _span(str(said["time"]))
    if "types" in said:
        said["types"] = [code_of(word) for word in re.split(r"[,;/|]", str(said["types"]))]
    return said


def _span(said: str) -> dict[str, str]:
    """ "7:00 - 8:00 PM" is a start and an end, and what stands behind holds for both."""
    found = SPAN.match(said)
    if not found:
        return {"time": said}
    starts, ends = found[1].strip(), found[2].strip()
    half = HALF.search(ends)
    if half and not HALF.search(starts) and _hour(starts) <= _hour(ends) and _hour(ends) != 12:
        starts = f"{starts} {half[0]}"
    return {"time": starts, "end_time": ends}


def _hour(said: str) -> int:
    digits = re.search(r"\d{1,2}", said)
    return int(digits[0]) if digits else 0
