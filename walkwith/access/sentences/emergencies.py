"""Emergencies in words: for the person it was about, and for whoever looks into it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.access.models import EmergencyAccess
from walkwith.access.rules.emergencies import EmergencyProblem, review_due
from walkwith.foundation.days import day_inside, day_words

Words = str | Promise

# The field a problem belongs to, and its sentence.
PROBLEMS: dict[EmergencyProblem, tuple[str, Words]] = {
    "no_full_name": ("full_name", gettext_lazy("Write the first and the last name.")),
    "no_reason": ("reason", gettext_lazy("Say in a few words what has happened.")),
    "too_long": ("hours", gettext_lazy("Choose one to four hours.")),
}


@dataclass(frozen=True, slots=True)
class ToldEmergency:
    """One opening of a record, in sentences."""

    emergency: EmergencyAccess
    opened: str
    lasted: str
    review: str
    due: str
    is_overdue: bool
    talked_over: str = ""


def told_emergency(
    one: EmergencyAccess, *, zone: str, now: dt.datetime, is_own: bool
) -> ToldEmergency:
    today = localtime(now).date()
    due = review_due(one.starts_at, zone)
    return ToldEmergency(
        emergency=one,
        opened=_opened(one, today, is_own=is_own),
        lasted=_lasted(one, now),
        review=_review(one),
        due=_due(due, today),
        is_overdue=one.reviewed_at is None and due < today,
        talked_over=_talked_over(one) if is_own else "",
    )


def _opened(one: EmergencyAccess, today: dt.date, *, is_own: bool) -> str:
    """ "Friday at 2 p.m.: Marcus opened your record. It was an emergency." """
    begun = localtime(one.starts_at)
    values = {
        "day": day_words(begun.date(), today),
        "at": time_format(begun, "TIME_FORMAT"),
        "worker": one.worker.name,
        "name": one.participant.preferred_name,
    }
    if is_own:
        return _("%(day)s at %(at)s: %(worker)s opened your record. It was an emergency.") % values
    return _("%(day)s at %(at)s, %(worker)s opened the record of %(name)s.") % values


def _lasted(one: EmergencyAccess, now: dt.datetime) -> str:
    at = time_format(localtime(one.ends_at), "TIME_FORMAT")
    if one.ends_at > now:
        return _("It is open until %(at)s") % {"at": at}
    return _("It was open until %(at)s") % {"at": at}


def _review(one: EmergencyAccess) -> str:
    """Who looked into it, and what they found."""
    if one.reviewed_at is None or one.reviewed_by is None:
        return ""
    values = {"name": one.reviewed_by.name}
    if one.is_justified:
        return _("%(name)s looked into it: it was needed.") % values
    return _("%(name)s looked into it: it was not needed.") % values


def _talked_over(one: EmergencyAccess) -> str:
    """Beside a finding that it was not needed, for the person."""
    if one.reviewed_by is None or one.is_justified:
        return ""
    values = {"name": one.reviewed_by.name, "worker": one.worker.name}
    return _("%(name)s talked it over with %(worker)s. You can keep %(worker)s out.") % values


def _due(due: dt.date, today: dt.date) -> str:
    if due < today:
        return _("The day for it was %(day)s. Do it now, if you can.") % {
            "day": day_inside(due, today)
        }
    return _("Look into it by %(day)s.") % {"day": day_inside(due, today)}
