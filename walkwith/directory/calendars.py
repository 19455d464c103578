"""A meeting as a calendar entry (RFC 5545) that comes back each week by the clock of its place.

A calendar lies open on shared screens and other people's servers: unless somebody asks for the
name, the entry says only when and where.
"""

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
from django.utils.translation import gettext as _

from walkwith.directory.models import Meeting
from walkwith.directory.rules import minutes_long, next_start

YEARS = 10  # for so long the entry knows when its clocks change
MAKER = "-//Walkwith//Directory//EN"


def weekly_entry(meeting: Meeting, now: dt.datetime, *, named: bool) -> bytes:
    """The calendar with the one entry. The meeting has a day and a time."""
    assert meeting.day is not None and meeting.starts is not None, "it meets by appointment"
    zone = ZoneInfo(meeting.zone)
    date = next_start(meeting.day, meeting.starts, meeting.zone, now).date()
    begins = dt.datetime.combine(date, meeting.starts, tzinfo=zone)
    length = dt.timedelta(minutes=minutes_long(meeting.starts, meeting.ends))
    entry = icalendar.Event()
    entry.add("uid", f"{meeting.pk}@walkwith")
    entry.add("dtstamp", now)
    entry.add("dtstart", begins)
    entry.add("dtend", begins + length)
    entry.add("rrule", {"freq": "weekly"})
    entry.add("summary", _plain(meeting.name) if named else _("Time with people"))
    entry.add("class", "PRIVATE")
    entry.add("transp", "OPAQUE")
    if where := _where(meeting, named=named):
        entry.add("location", where)
    if named and meeting.notes:
        entry.add("description", _plain(meeting.notes, keep_lines=True))
    calendar = icalendar.Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    calendar.add_missing_timezones(date, date.replace(year=date.year + YEARS, day=1))
    return bytes(calendar.to_ical())


def _where(meeting: Meeting, *, named: bool) -> str:
    """The address; the name of the place only when the meeting is named; else how to join."""
    if meeting.is_in_person:
        said = [meeting.place if named else "", meeting.address_or_zip or meeting.region]
        return _plain(", ".join(part for part in said if part))
    return _plain(meeting.conference_url or meeting.conference_phone)


def _plain(said: str, *, keep_lines: bool = False) -> str:
    kept = "\n" if keep_lines else ""
    return "".join(sign if sign.isprintable() or sign in kept else " " for sign in said)[:1000]
