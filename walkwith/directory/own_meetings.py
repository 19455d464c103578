"""What the house writes down itself about a meeting, before it is a row of the directory."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from walkwith.directory.models import Meeting
from walkwith.directory.places import place_of_zip, zone_at


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMeeting:
    """A weekly meeting by the wall clock of its place; `day` counts from Sunday = 0."""

    name: str
    fellowship: str
    day: int
    starts: dt.time
    ends: dt.time | None = None
    attendance: str = Meeting.Attendance.IN_PERSON
    place: str = ""
    address: str = ""
    postal_code: str = ""
    notes: str = ""
    conference_url: str = ""
    conference_phone: str = ""
    features: tuple[str, ...] = ()


def columns_of(facts: OwnMeeting, *, house_zone: str) -> dict[str, Any]:
    """The columns of a meeting: in the middle of its ZIP code, under the clock that hangs there."""
    columns = asdict(facts) | {"features": list(facts.features), "zone": house_zone}
    columns |= {"latitude": None, "longitude": None, "approximate": False}
    place = place_of_zip(facts.postal_code)
    if facts.attendance != Meeting.Attendance.ONLINE and place is not None:
        columns |= {"latitude": place.latitude, "longitude": place.longitude, "approximate": True}
        columns["zone"] = zone_at(place.latitude, place.longitude) or house_zone
    return columns
