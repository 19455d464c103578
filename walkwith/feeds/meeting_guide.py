"""Rows of a Meeting Guide feed, made into meetings.

The format: https://github.com/code4recovery/spec (Meeting Guide, "Required and optional fields").
Real feeds keep to it loosely, so each field is read for itself and what had to be guessed is
noted as a doubt; only what nobody could use raises `Unusable`.
"""

import datetime as dt
import re
from typing import Any

from walkwith.directory.words import FEATURES
from walkwith.feeds import fields, type_codes
from walkwith.feeds.meeting_row import (
    LONGEST_KEY,
    Given,
    MeetingRow,
    joined,
    on_days,
    place_by_zip,
    zone_of,
)
from walkwith.feeds.raw import mark_of
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.rhythm import rhythm_in
from walkwith.feeds.said_types import code_of

ATTENDANCE = ("in_person", "online", "hybrid", "inactive")
COUNTRIES = {"USA", "US", "United States", "Canada", "UK", "United Kingdom"}
POSTAL_ONLY = re.compile(r"^(\d{5}(-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$")


def read_row(row: Any, given: Given) -> tuple[list[MeetingRow], list[str]]:
    """The meetings of one row, one for each day it names, and the codes of what is in doubt."""
    row = within(row)
    if not isinstance(row, dict):
        raise Unusable("not_a_row", row)
    doubt: list[str] = []
    name = fields.words(row.get("name"), doubt, limit=200)
    if not name:
        raise Unusable("no_name")
    days, starts = _when(row, doubt)
    place = _place(row, doubt)
    online = _online(row, doubt)
    codes = _codes(row, doubt)
    attendance = _attendance(
        row, codes, bool(online["conference_url"] or online["conference_phone"]), place
    )
    zone = zone_of(row.get("timezone"), given, place, doubt)
    if attendance != "online" and place["latitude"] is None:
        place_by_zip(place, doubt)
    notes = joined(row, doubt, "notes", "location_notes", "group_notes")
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
        notes=notes,
        asks_when=rhythm_in(name, notes),
        url=fields.web_address(row.get("url"), doubt),
        updated_on=fields.date(row.get("updated"), doubt),
        **place,
        **online,
    )
    return on_days(meeting, days), doubt


def _codes(row: dict[str, Any], doubt: list[str]) -> list[str]:
    """The codes of a row; words for them count, but our own feeds name a feature as it is."""
    told = fields.types(row.get("types"), doubt)
    return [said if said in FEATURES else code_of(said) for said in told]


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
        "conference_notes": joined(row, doubt, "conference_url_notes", "conference_phone_notes"),
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


def within(row: Any) -> Any:
    """The row itself, where a list of tables (Airtable) keeps it among its "fields"."""
    if isinstance(row, dict) and isinstance(row.get("fields"), dict):
        told = {name: value for name, value in row.items() if name != "fields"}
        return {"slug": row.get("id"), **row["fields"], **told}
    return row


def key_of(row: Any) -> str:
    """What a row is known by, also one that cannot be used."""
    row = within(row)
    if not isinstance(row, dict):
        return ""
    return _key(row, fields.words(row.get("name"), [], limit=200), [])


def _key(row: dict[str, Any], name: str, doubt: list[str]) -> str:
    """The feed's own name for the row; without one, a mark made of what does not change."""
    slug = fields.words(row.get("slug") or row.get("id"), [], limit=10_000)
    if slug and len(slug) <= LONGEST_KEY:
        return slug
    if not slug:
        doubt.append("no_slug")
        slug = "|".join(str(row.get(part)) for part in ("day", "time", "location", "address"))
    return f"~{mark_of(f'{name}|{slug}').hex}"
