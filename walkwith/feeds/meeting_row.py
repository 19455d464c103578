"""What every reader of meetings makes of a row, and what they all do alike."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from walkwith.directory.places import place_of_zip, zone_at
from walkwith.feeds import fields
from walkwith.feeds.raw import mark_of

LONGEST_KEY = 200
READ_AS = "3"  # another number makes every row count as changed once, after a better reading


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """What is known about a feed besides its rows.

    `columns` are {our field: the heading of its column} of a table; `codes` are {code: feature} of
    a feed that explains its own codes.
    """

    fellowship: str
    zone: str = ""
    organization_zone: str = "UTC"
    columns: Mapping[str, str] = dataclasses.field(default_factory=dict)
    codes: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class MeetingRow:
    """One weekly meeting, in the fields of `directory.models.Meeting`."""

    key: str
    name: str
    day: int | None
    starts: dt.time | None
    ends: dt.time | None
    zone: str
    attendance: str
    types: list[str]
    features: list[str]
    place: str
    address: str
    postal_code: str
    region: str
    group: str
    notes: str
    latitude: float | None
    longitude: float | None
    approximate: bool
    conference_url: str
    conference_phone: str
    conference_notes: str
    url: str
    updated_on: dt.date | None
    asks_when: str = ""


def on_days(meeting: MeetingRow, days: list[int]) -> list[MeetingRow]:
    """One meeting for each day; a row that names several has a key for each."""
    if len(days) < 2:
        return [dataclasses.replace(meeting, day=day) for day in days] or [meeting]
    return [dataclasses.replace(meeting, day=day, key=f"{meeting.key} day {day}") for day in days]


def zone_of(named: Any, given: Given, place: dict[str, Any], doubt: list[str]) -> str:
    """Whose clock: the row's own zone, else that of its position, its feed, or the house."""
    if named := fields.zone_name(named, doubt):
        return named
    if place["latitude"] is not None and (found := zone_at(place["latitude"], place["longitude"])):
        doubt.append("zone_from_place")
        return found
    if given.zone:
        doubt.append("zone_from_feed")
        return given.zone
    doubt.append("zone_from_house")
    return given.organization_zone


def place_by_zip(place: dict[str, Any], doubt: list[str]) -> None:
    found = place_of_zip(place["postal_code"])
    stated = fields.ZIP.search(place["address"])
    if found and (not stated or stated[0].startswith(found.state)):
        place |= {"latitude": found.latitude, "longitude": found.longitude, "approximate": True}
        doubt.append("placed_by_zip")
    else:
        doubt.append("not_on_the_map")


def joined(row: dict[str, Any], doubt: list[str], *names: str) -> str:
    said = (fields.text(row.get(name), doubt) for name in names)
    return "\n".join(dict.fromkeys(part for part in said if part))


def fingerprint(meeting: MeetingRow, raw: str, given: Given) -> UUID:
    """Equal for two readings when nothing about the meeting differs."""
    return mark_of(f"{READ_AS}{given.fellowship}{meeting.day}{meeting.zone}{meeting.latitude}{raw}")
