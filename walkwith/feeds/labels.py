"""What the fields of lists are called on our pages, and their values in words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.directory.models import Meeting
from walkwith.directory.words import DAYS, feature_words, time_words

# Our own fields; what a table's columns are asked for by, and what a report names.
FIELDS: dict[str, Promise] = {
    "name": gettext_lazy("Name"),
    "day": gettext_lazy("Day"),
    "time": gettext_lazy("Time it starts"),
    "end_time": gettext_lazy("Time it ends"),
    "location": gettext_lazy("Place"),
    "address": gettext_lazy("Street"),
    "city": gettext_lazy("Town"),
    "state": gettext_lazy("State"),
    "postal_code": gettext_lazy("ZIP code"),
    "region": gettext_lazy("Area"),
    "types": gettext_lazy("Kind of meeting"),
    "notes": gettext_lazy("Notes"),
    "conference_url": gettext_lazy("Link to join online"),
    "conference_phone": gettext_lazy("Phone to join"),
    "url": gettext_lazy("Web page"),
    "group": gettext_lazy("Group"),
    "latitude": gettext_lazy("Latitude"),
    "longitude": gettext_lazy("Longitude"),
    "timezone": gettext_lazy("Time zone"),
    "updated": gettext_lazy("Last changed"),
    "slug": gettext_lazy("Its number in the list"),
}
# The same by the names of `directory.models.Meeting` and of BMLT.
OTHER_NAMES = {
    "starts": "time",
    "ends": "end_time",
    "zone": "timezone",
    "place": "location",
    "features": "types",
    "start_time": "time",
    "formatted_address": "address",
    "meeting_name": "name",
    "weekday_tinyint": "day",
    "location_text": "location",
    "location_street": "address",
    "location_municipality": "city",
    "location_province": "state",
    "location_postal_code_1": "postal_code",
    "formats": "types",
    "comments": "notes",
    "virtual_meeting_link": "conference_url",
    "phone_meeting_number": "conference_phone",
    "id_bigint": "slug",
    "time_zone": "timezone",
}


@dataclass(frozen=True, slots=True)
class ToldField:
    """A field that changed: what it was and what it is, in words."""

    label: str
    was: str
    now: str


def field_label(name: str) -> str:
    """What we call a field; one we have no word for is called as its list calls it."""
    known = FIELDS.get(OTHER_NAMES.get(name, name))
    return str(known) if known else " ".join(name.replace("_", " ").split())[:60]


def told_field(name: str, was: Any, now: Any) -> ToldField:
    if name == "attendance":
        return ToldField(_("How people meet"), value_words(name, was), value_words(name, now))
    if name == "conference_notes":
        return ToldField(_("How to join"), value_words(name, was), value_words(name, now))
    return ToldField(field_label(name), value_words(name, was), value_words(name, now))


def value_words(name: str, value: Any) -> str:
    if value in (None, "", []):
        return _("nothing")
    if name == "day" and isinstance(value, int) and 0 <= value <= 6:
        return str(DAYS[value])
    if name in ("starts", "ends"):
        return time_words(dt.time.fromisoformat(value))
    if name == "attendance":
        return str(Meeting.Attendance(value).label)
    if name == "features":
        return ", ".join(feature_words(value)) or _("nothing")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
