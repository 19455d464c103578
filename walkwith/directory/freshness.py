"""How fresh a meeting's facts are, who says so, and what is weakest about them: in words."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from walkwith.directory.models import Check, Meeting
from walkwith.foundation.days import ago_words

FRESH_DAYS = 90
OLD_DAYS = 365


def freshness(meeting: Meeting, verified: Check | None, today: dt.date) -> str:
    """Who checked it and when, else how long ago the feed had it. "Updated" is never "checked"."""
    if verified is not None and verified.age(today) <= FRESH_DAYS:
        said = {"who": verified.by.name, "when": ago_words(verified.on, today)}
        return _("Checked by %(who)s %(when)s.") % said
    if verified is not None:
        return _("Nobody has checked it since %(month)s.") % {"month": _month(verified.on, today)}
    seen = ago_words(meeting.last_in_feed.date(), today)
    return _("In the list %(when)s; nobody here has checked it.") % {"when": seen}


def weakest_point(meeting: Meeting, today: dt.date) -> str:
    """The one thing to know before going there; "" when nothing stands out."""
    if meeting.unlisted_at is not None:
        return _("It is no longer in its list. Call before you go.")
    if meeting.attendance == Meeting.Attendance.INACTIVE:
        return _("Its list says that it does not meet now.")
    if meeting.missed:
        return _("It was not in the newest list. Call before you go.")
    if meeting.is_by_appointment:
        return _("By appointment: ask when you can come.")
    if meeting.is_in_person and (meeting.approximate or not meeting.address):
        return _("Only the area is known. Ask for the address.")
    if "closed" in meeting.features:
        return _("Closed: for people who want to stop, not for visitors.")
    if meeting.updated_on and (today - meeting.updated_on).days > OLD_DAYS:
        year = {"year": meeting.updated_on.year}
        return _("Its entry has not changed since %(year)s.") % year
    return ""


def _month(day: dt.date, today: dt.date) -> str:
    # Translators: a month, as Django's date format: "March" this year, else "March 2025".
    return date_format(day, "F" if day.year == today.year else _("F Y"))
