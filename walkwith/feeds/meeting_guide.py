"""Rows of a Meeting Guide feed, made into meetings.

The format: https://github.com/code4recovery/spec (Meeting Guide, "Required and optional fields").
Real feeds keep to it loosely, so each field is read for itself and what had to be guessed is
noted as a doubt; only what nobody could use raises `Unusable`.
"""

import dataclasses
import datetime as dt
import hashlib
import json
import re
from typing import Any
from uuid import UUID

from walkwith.directory.places import place_of_zip, zone_at
from walkwith.feeds import fields, type_codes
from walkwith.feeds.refusals import Unusable

ATTENDANCE = ("in_person", "online", "hybrid", "inactive")
LONGEST_KEY = 200
COUNTRIES = {"USA", "US", "United States", "Canada", "UK", "United Kingdom"}
POSTAL_ONLY = re.compile(r"^(\d{5}(-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$")
READ_AS = "1"  # another number makes every row count as changed once, after a better reading


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """What is known about a feed besides its rows."""

    fellowship: str
    zone: str = ""
    organization_zone: str = "UTC"


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


def read_row(row: Any, given: Given) -> tuple[list[MeetingRow], list[str]]:
    """The meetings of one row, one for each day it names, and the codes of what is in doubt."""
    if not isinstance(row, dict):
        raise Unusable("not_a_row", row)
    doubt: list[str] = []
    name = fields.words(row.get("name"), doubt, limit=200)
    if not name:
        raise Unusable("no_name")
    days, starts = _when(row, doubt)
    place = _place(row, doubt)
    online = _online(row, doubt)
    codes = fields.types(row.get("types"), doubt)
    attendance = _attendance(
        row, codes, bool(online["conference_url"] or online["conference_phone"]), place
    )
    zone = _zone(row, given, place, doubt)
    if attendance != "online" and place["latitude"] is None:
        _place_by_zip(place, doubt)
    meeting = MeetingRow(
        key=_key(row, name, doubt),
        name=name,
        day=None,
        starts=starts,
        ends=fields.end_time(row.get("end_time"), starts, doubt),
        zone=zone,
        attendance=attendance,
        types=codes,
        features=type_codes.features_of(given.fellowship, codes),
        group=fields.words(row.get("group"), doubt, limit=200),
        notes=_joined(row, doubt, "notes", "location_notes", "group_notes"),
        url=fields.web_address(row.get("url"), doubt),
        updated_on=fields.date(row.get("updated"), doubt),
        **place,
        **online,
    )
    if not days:
        return [meeting], doubt
    return [_on(meeting, day, several=len(days) > 1) for day in days], doubt


def _on(meeting: MeetingRow, day: int, *, several: bool) -> MeetingRow:
    key = f"{meeting.key} day {day}" if several else meeting.key
    return dataclasses.replace(meeting, day=day, key=key)


def _when(row: dict[str, Any], doubt: list[str]) -> tuple[list[int], dt.time | None]:
    days = fields.days(row.get("day"), doubt)
    starts = fields.clock_time(row.get("time"))
    if days and starts is None:
        raise Unusable("no_time")
    if starts is not None and not days:
        raise Unusable("no_day")
    return days, starts


def _place(row: dict[str, Any], doubt: list[str]) -> dict[str, Any]:
    address = _address(row, doubt)
    latitude, longitude = fields.position(row.get("latitude"), row.get("longitude"), doubt)
    return {
        "place": fields.words(row.get("location"), doubt, limit=200),
        "address": address,
        "postal_code": fields.postal_code(row.get("postal_code"), address),
        "region": _region(row, doubt),
        "latitude": latitude,
        "longitude": longitude,
        "approximate": _is_approximate(row, address),
    }


def _address(row: dict[str, Any], doubt: list[str]) -> str:
    whole = fields.words(row.get("formatted_address"), doubt, limit=300)
    if whole:
        return whole
    parts: list[str] = []
    for name in ("address", "city", "state", "postal_code", "country"):
        part = fields.words(row.get(name), doubt, limit=300)
        if part and not any(part in before for before in parts):
            parts.append(part)
    return ", ".join(parts)[:300]


def _region(row: dict[str, Any], doubt: list[str]) -> str:
    """The smallest area the row names: sub-region, region, the last of its regions, or city."""
    regions = row.get("regions")
    last = regions[-1] if isinstance(regions, list) and regions else None
    for value in (row.get("sub_region"), row.get("region"), last, row.get("city")):
        if said := fields.words(value, doubt, limit=120):
            return said
    return ""


def _is_approximate(row: dict[str, Any], address: str) -> bool:
    """Is the address only an area? Said by the row, else seen by the lack of a street."""
    said = row.get("approximate")
    if isinstance(said, bool):
        return said
    if isinstance(said, str) and said.strip():
        return said.strip().lower() in ("yes", "true", "1")
    parts = [part.strip() for part in address.split(",")]
    telling = [part for part in parts if part not in COUNTRIES and not POSTAL_ONLY.match(part)]
    return len(telling) < 3 and not re.search(r"\d", parts[0])


def _online(row: dict[str, Any], doubt: list[str]) -> dict[str, Any]:
    return {
        "conference_url": fields.web_address(row.get("conference_url"), doubt),
        "conference_phone": fields.words(row.get("conference_phone"), doubt, limit=120),
        "conference_notes": _joined(row, doubt, "conference_url_notes", "conference_phone_notes"),
    }


def _attendance(
    row: dict[str, Any], codes: list[str], has_conference: bool, place: dict[str, Any]
) -> str:
    """How one takes part, as the row says, else from its types, links and address.

    The rule is the format's own: a place that is closed for now (TC), or known only by its area,
    is nowhere to go to; with a link or a number the meeting is online, without it does not meet.
    """
    said = str(row.get("attendance_option") or "").strip().lower().replace("-", "_")
    if said in ATTENDANCE:
        return said
    online = has_conference or type_codes.ONLINE in codes
    has_address = bool(row.get("formatted_address") or row.get("address"))
    nowhere = place["approximate"] and (online or (has_address and not place["place"]))
    in_person = type_codes.CLOSED_PLACE not in codes and not nowhere
    if in_person:
        return "hybrid" if online else "in_person"
    return "online" if online else "inactive"


def _zone(row: dict[str, Any], given: Given, place: dict[str, Any], doubt: list[str]) -> str:
    """Whose clock: the row's own zone, else that of its position, its feed, or the house."""
    if named := fields.zone_name(row.get("timezone"), doubt):
        return named
    if place["latitude"] is not None and (found := zone_at(place["latitude"], place["longitude"])):
        doubt.append("zone_from_place")
        return found
    if given.zone:
        doubt.append("zone_from_feed")
        return given.zone
    doubt.append("zone_from_house")
    return given.organization_zone


def _place_by_zip(place: dict[str, Any], doubt: list[str]) -> None:
    found = place_of_zip(place["postal_code"])
    stated = fields.ZIP.search(place["address"])
    if found and (not stated or stated[0].startswith(found.state)):
        place |= {"latitude": found.latitude, "longitude": found.longitude, "approximate": True}
        doubt.append("placed_by_zip")
    else:
        doubt.append("not_on_the_map")


def _key(row: dict[str, Any], name: str, doubt: list[str]) -> str:
    """The feed's own name for the row; without one, a mark made of what does not change."""
    slug = fields.words(row.get("slug"), [], limit=10_000)
    if slug and len(slug) <= LONGEST_KEY:
        return slug
    if not slug:
        doubt.append("no_slug")
        slug = "|".join(str(row.get(part)) for part in ("day", "time", "location", "address"))
    return f"~{_digest(f'{name}|{slug}').hex}"


def _joined(row: dict[str, Any], doubt: list[str], *names: str) -> str:
    said = (fields.text(row.get(name), doubt) for name in names)
    return "\n".join(dict.fromkeys(part for part in said if part))


def fingerprint(meeting: MeetingRow, raw: str, given: Given) -> UUID:
    """Equal for two readings when nothing about the meeting differs."""
    return _digest(f"{READ_AS}{given.fellowship}{meeting.day}{meeting.zone}{meeting.latitude}{raw}")


def raw_json(row: Any) -> str:
    """The row as it came, for keeping: without the marks a database cannot hold."""
    kept = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return (
        kept
        if kept.isprintable() and "\\u0000" not in kept
        else json.dumps(_cleaned(row), ensure_ascii=False, separators=(",", ":"))
    )


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub("[\x00\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(part) for key, part in value.items()}
    return value


def _digest(said: str) -> UUID:
    digest = hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16)
    return UUID(bytes=digest.digest())
