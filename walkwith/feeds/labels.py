"""What the fields of lists are called on our pages, and their values in words."""

import datetime as dt
from collections.abc import Mapping
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
# Of services, as Open Referral calls them.
OF_SERVICES: dict[str, Promise] = {
    "organization": gettext_lazy("Who offers it"),
    "description": gettext_lazy("What it is"),
    "byday": gettext_lazy("Days it is open"),
    "accessibility": gettext_lazy("Without steps"),
    "phones": gettext_lazy("Phone"),
    "phones_2": gettext_lazy("Another phone"),
    "hotline": gettext_lazy("Line for emergencies"),
    "address_2": gettext_lazy("Floor, suite"),
    "email": gettext_lazy("E-mail"),
    "schedules": gettext_lazy("When it is open"),
    "service_at_locations": gettext_lazy("Place"),
    "eligibility_description": gettext_lazy("Who can come"),
    "fees_description": gettext_lazy("What it costs"),
    "application_process": gettext_lazy("How to ask for it"),
    "needs": gettext_lazy("What it helps with"),
    "features": gettext_lazy("What it is like"),
    "alert": gettext_lazy("Good to know now"),
    "status": gettext_lazy("Open or closed"),
    "minimum_age": gettext_lazy("Youngest age"),
    "maximum_age": gettext_lazy("Oldest age"),
    "languages": gettext_lazy("Languages"),
    "cost_options": gettext_lazy("What it costs"),
    "required_documents": gettext_lazy("Papers to bring"),
}
# In a table these stand in columns of their own.
WEEK = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
# What a person needs to see of a row to put it right; the rest is for programs.
TELLING = (
    *("day", "time", "end_time", "organization", "location", "service_at_locations"),
    *("address", "city", "notes", "description", "schedules", "phones", "conference_phone"),
    *("conference_url", "url", "email", "group"),
)
# What an object says in one line: the first of these it has.
SAYS = ("name", "number", "document", "option", "description", "label", "address_1", "location")
LONGEST_VALUE = 200
MOST_BESIDE = 24
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
    known = FIELDS.get(OTHER_NAMES.get(name, name)) or OF_SERVICES.get(name)
    if name in WEEK:
        return _("Hours on %(day)s") % {"day": DAYS[WEEK.index(name)]}
    return str(known) if known else " ".join(name.replace("_", " ").split())[:60]


def told_row(
    raw: Any, names: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What a row says in (label, value): what tells a person which it is, then the rest.

    `names` are {what its list calls a field: what we do}, where its list is a table.
    """
    first: dict[str, tuple[str, str]] = {}
    beside = []
    called: str
    for called, value in raw.items() if isinstance(raw, dict) else ():
        name = names.get(called) or OTHER_NAMES.get(called) or called
        if not (said := _in_a_line(value)):
            continue
        if name == "name":
            continue  # it stands above
        if name in TELLING and name not in first:
            first[name] = (field_label(name), said)
        else:
            beside.append((field_label(name), said))
    return [first[name] for name in TELLING if name in first], beside[:MOST_BESIDE]


def _in_a_line(value: Any, depth: int = 3) -> str:
    if isinstance(value, list):
        value = ", ".join(filter(None, (_in_a_line(part, depth - 1) for part in value)))
    if isinstance(value, dict):
        said = (_in_a_line(value[name], depth - 1) for name in SAYS if depth and value.get(name))
        value = next(filter(None, said), "")
    if isinstance(value, bool) or value is None:
        return ""
    return " ".join(str(value).split())[:LONGEST_VALUE]


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
    return _in_a_line(value) or _("something else")
