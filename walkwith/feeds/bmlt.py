"""Rows of a BMLT server's "Semantic" answers (GetSearchResults), made into meetings.

The format: https://bmlt.app/semantic/. Every value is a string, weekday 1 is Sunday, a meeting
online has the coordinates of its service body or none that mean anything, and codes may be
explained in a list of their own ("formats"), since each server names its own.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from walkwith.feeds import fields
from walkwith.feeds.bmlt_codes import feature_by_key, feature_of_format
from walkwith.feeds.json_rows import explained_in
from walkwith.feeds.meeting_row import (
    Given,
    MeetingRow,
    joined,
    on_days,
    place_by_zip,
    zone_of,
)
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.rhythm import rhythm_in

IN_PERSON, ONLINE, HYBRID = "1", "2", "3"
VENUES = {IN_PERSON: "in_person", ONLINE: "online", HYBRID: "hybrid"}
TELLING = ("weekday_tinyint", "start_time", "meeting_name")
STREET = ("location_street", "location_municipality", "location_province")
ADDRESS = (*STREET, "location_postal_code_1", "location_nation")
AREAS = ("location_city_subsection", "location_neighborhood", "location_municipality")
WIDER = ("location_sub_province", "location_province")
NOTES = ("location_info", "comments", "bus_lines", "train_lines")
# Older servers write a field's own heading before what is in it.
HEADING = re.compile(r"^.*?#@-@#", re.DOTALL)
MOST_HOURS = dt.timedelta(hours=12)


def read_row(row: Any, given: Given) -> tuple[list[MeetingRow], list[str]]:
    """The meeting of one row, and the codes of what is in doubt; none that is not published."""
    if not isinstance(row, dict):
        raise Unusable("not_a_row", row)
    if not any(row.get(name) for name in TELLING):
        raise Unusable("not_a_meeting", ", ".join(sorted(row))[:200])
    row = {name: _without_heading(value) for name, value in row.items()}
    if str(row.get("published", "1")).strip().lower() in ("0", "false"):
        return [], ["not_published"]
    doubt: list[str] = []
    name = fields.words(row.get("meeting_name") or row.get("location_text"), doubt, limit=200)
    if not name:
        raise Unusable("no_name")
    day, starts = _when(row)
    codes = _codes(row)
    attendance = _attendance(row, codes)
    place = _place(row, attendance, doubt)
    zone = zone_of(row.get("time_zone"), given, place, doubt)
    if attendance != "online" and place["latitude"] is None:
        place_by_zip(place, doubt)
    notes = joined(row, doubt, *NOTES)
    meeting = MeetingRow(
        key=key_of(row),
        name=name,
        day=None,
        starts=starts,
        ends=_ends(row.get("duration_time"), starts, doubt),
        zone=zone,
        attendance=attendance,
        types=codes,
        features=_features(codes, given.codes),
        group="",
        notes=notes,
        url=fields.web_address(row.get("url"), doubt),
        updated_on=None,
        asks_when=rhythm_in(name, notes),
        **place,
        **_online(row, doubt),
    )
    return on_days(meeting, [] if day is None else [day]), doubt


def key_of(row: Any) -> str:
    """The number of the row, with the server it is from where several are gathered."""
    if not isinstance(row, dict):
        return ""
    number = fields.words(row.get("id_bigint"), [], limit=60)
    server = fields.words(row.get("root_server_id") or row.get("root_server_uri"), [], limit=120)
    if number:
        return f"{server} {number}".strip()
    telling = (*TELLING, "location_text", "location_street", "longitude", "latitude")
    return "|".join(str(row.get(name) or "") for name in telling)[:200]


def codes_explained(file: BinaryIO) -> dict[str, str]:
    """{code: feature} for the codes a feed explains itself, by key and by number."""
    found: dict[str, str] = {}
    for said in explained_in(file, "formats"):
        if isinstance(said, dict):
            feature = feature_of_format(said)
            for code in (said.get("key_string"), said.get("id")):
                if isinstance(code, str) and code.strip():
                    found.setdefault(code.strip(), feature)
    return found


def _without_heading(value: Any) -> Any:
    return HEADING.sub("", value) if isinstance(value, str) and "#@-@#" in value else value


def _when(row: Mapping[str, Any]) -> tuple[int | None, dt.time | None]:
    day = _weekday(row.get("weekday_tinyint"))
    starts = fields.clock_time(row.get("start_time"))
    if day is not None and starts is None:
        raise Unusable("no_time")
    if starts is not None and day is None:
        raise Unusable("no_day")
    return day, starts


def _weekday(given: Any) -> int | None:
    if given in (None, ""):
        return None
    said = str(given).strip()
    if said not in tuple("1234567"):
        raise Unusable("bad_weekday", given)
    return int(said) - 1


def _ends(given: Any, starts: dt.time | None, doubt: list[str]) -> dt.time | None:
    """From how long it lasts ("01:30:00"); None when nobody says, or says what cannot be."""
    said = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", str(given or "").strip())
    if starts is None or not said:
        return None
    lasts = dt.timedelta(hours=int(said[1]), minutes=int(said[2]))
    if not dt.timedelta(0) < lasts <= MOST_HOURS:
        if lasts:
            doubt.append("end_left_out")
        return None
    return (dt.datetime.combine(dt.date(2000, 1, 2), starts) + lasts).time()


def _codes(row: Mapping[str, Any]) -> list[str]:
    """The codes of a row, or the numbers of its formats when it names only those."""
    return fields.types(row.get("formats") or row.get("format_shared_id_list"), [])


def _features(codes: Iterable[str], explained: Mapping[str, str]) -> list[str]:
    found = (explained[c] if c in explained else feature_by_key(c) for c in codes)
    return list(dict.fromkeys(feature for feature in found if feature))


def _attendance(row: Mapping[str, Any], codes: list[str]) -> str:
    """As the row says by its venue, else by its codes, links and street.

    TC says that the place is closed for now: then it is online, or it does not meet.
    """
    capitals = {code.upper() for code in codes}
    has_link = bool(row.get("virtual_meeting_link") or row.get("phone_meeting_number"))
    if "TC" in capitals:
        return "online" if has_link or "VM" in capitals else "inactive"
    said = VENUES.get(str(row.get("venue_type") or "").strip())
    if said:
        return said
    if "HY" in capitals:
        return "hybrid"
    if "VM" in capitals:
        return "online"
    if has_link:
        return "hybrid" if row.get("location_street") else "online"
    return "in_person"


def _place(row: Mapping[str, Any], attendance: str, doubt: list[str]) -> dict[str, Any]:
    """Where it is. Coordinates of a meeting that is only online are nobody's."""
    parts = (fields.words(row.get(name), doubt, limit=300) for name in ADDRESS)
    address = ", ".join(dict.fromkeys(part for part in parts if part))[:300]
    latitude, longitude = None, None
    if attendance != "online":
        latitude, longitude = fields.position(row.get("latitude"), row.get("longitude"), doubt)
    areas = (fields.words(row.get(name), doubt, limit=120) for name in (*AREAS, *WIDER))
    return {
        "place": fields.words(row.get("location_text"), doubt, limit=200),
        "address": address,
        "postal_code": fields.postal_code(row.get("location_postal_code_1"), address),
        "region": next((area for area in areas if area), ""),
        "latitude": latitude,
        "longitude": longitude,
        "approximate": attendance != "online" and not row.get("location_street"),
    }


def _online(row: Mapping[str, Any], doubt: list[str]) -> dict[str, Any]:
    phone = fields.words(row.get("phone_meeting_number"), doubt, limit=120)
    more = fields.text(row.get("virtual_meeting_additional_info"), doubt)
    return {
        "conference_url": fields.web_address(row.get("virtual_meeting_link"), doubt),
        "conference_phone": phone,
        "conference_notes": more,
    }
