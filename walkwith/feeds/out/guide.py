"""Meetings written here, as Meeting Guide tells them: what our own reader reads back the same.

The format: https://github.com/code4recovery/spec. Types are the codes of the meeting's fellowship;
a feature without a code there goes by its own name, as our reader knows it.
"""

import html
from typing import Any

from walkwith.directory.models import Meeting
from walkwith.directory.words import fellowship_words
from walkwith.feeds.fields import MARKS
from walkwith.feeds.out import selection
from walkwith.feeds.out.selection import House
from walkwith.feeds.out.shapes import link
from walkwith.feeds.type_codes import codes_of


def meetings(house: House, fellowship: str = "") -> list[dict[str, Any]]:
    """The house's own meetings, of one fellowship or of all."""
    own = selection.meetings(house).filter(source__in=house.own)
    found = own.filter(fellowship=fellowship) if fellowship else own
    return [row(meeting, house.name) for meeting in found]


def row(meeting: Meeting, called: str) -> dict[str, Any]:
    told = {
        "slug": meeting.key,
        "name": meeting.name,
        "day": meeting.day,
        "time": f"{meeting.starts:%H:%M}" if meeting.starts else None,
        "end_time": f"{meeting.ends:%H:%M}" if meeting.ends else None,
        "timezone": meeting.zone,
        "types": codes_of(meeting.fellowship, meeting.features),
        "attendance_option": meeting.attendance,
        "location": meeting.place,
        "formatted_address": meeting.address_or_zip,
        "postal_code": meeting.postal_code,
        "region": meeting.region,
        "approximate": "yes" if meeting.approximate else "no",
        "group": meeting.group,
        "notes": meeting.notes,
        "latitude": meeting.latitude,
        "longitude": meeting.longitude,
        "conference_url": link(meeting.conference_url),
        "conference_phone": meeting.conference_phone,
        "conference_url_notes": meeting.conference_notes,
        "url": link(meeting.url),
        "updated": f"{meeting.updated_on} 00:00:00" if meeting.updated_on else None,
        "fellowship": fellowship_words(meeting.fellowship),
        "entity": called,
    }
    return {name: _safely(value) for name, value in told.items() if value not in (None, "")}


def _safely(value: Any) -> Any:
    """Readers of this format take out marks of web pages: what only looks like one is written so
    that it comes back as it was.
    """
    if not isinstance(value, str) or html.unescape(MARKS.sub("", value)) == value:
        return value
    return html.escape(value, quote=False)
