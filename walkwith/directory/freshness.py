"""How fresh the facts are, who says so, and what is weakest about them: in words.

What somebody said is trusted for a while only, and how long depends on what it is about.
"""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from walkwith.directory.models import Capacity, Certification, Check, Listing, Meeting, Service
from walkwith.foundation.days import ago_words

MEETING_DAYS = 90
OFFICE_DAYS = 180
OLD_DAYS = 365
# Free beds, by the need they answer; what else can be full is asked about every two weeks.
BED_HOURS = {"shelter": 12, "safe_house": 12, "detox": 12, "residential": 48, "sober_housing": 72}
PLACE_HOURS = 14 * 24


def days_trusted(listing: Listing) -> int:
    """For how many days a person's word about it holds."""
    return MEETING_DAYS if isinstance(listing, Meeting) else OFFICE_DAYS


def has_beds(service: Service) -> bool:
    return any(need in BED_HOURS for need in service.needs)


def hours_trusted(service: Service) -> int:
    """For how many hours a count of what is free there holds."""
    return min((BED_HOURS.get(need, PLACE_HOURS) for need in service.needs), default=PLACE_HOURS)


def is_fresh(capacity: Capacity, service: Service, now: dt.datetime) -> bool:
    return now - capacity.as_of <= dt.timedelta(hours=hours_trusted(service))


def freshness(meeting: Meeting, check: Check | None, today: dt.date) -> str:
    """Who checked it and when, else how long ago the feed had it. "Updated" is never "checked"."""
    if check is not None:
        return _check_words(check, MEETING_DAYS, today)
    return _source_words(meeting, today)


def service_freshness(
    service: Service, check: Check | None, capacity: Capacity | None, now: dt.datetime, zone: str
) -> str:
    """What is free there and who said so, then who checked the rest, and when."""
    today = now.astimezone(ZoneInfo(zone)).date()
    checked = _check_words(check, OFFICE_DAYS, today) if check else _source_words(service, today)
    free = capacity_words(capacity, now, zone) if capacity else ""
    return f"{free} {checked}".strip()


def capacity_words(capacity: Capacity, now: dt.datetime, zone: str) -> str:
    """ "3 of 12 beds free. Marcus said so 2 hours ago." """
    who = capacity.said_by.name if capacity.said_by else capacity.said_there
    said = {"free": free_words(capacity), "when": moment_ago(capacity.as_of, now, zone)}
    if not who:
        return _("%(free)s, %(when)s.") % said
    return _("%(free)s. %(who)s said so %(when)s.") % {**said, "who": who}


def free_words(capacity: Capacity) -> str:
    """ "3 of 12 beds free", "1 place free", "No bed free"."""
    count, most = capacity.available, capacity.maximum
    is_bed = capacity.unit.lower() in ("", "bed", "beds")
    if not count:
        return _("No bed free") if is_bed else _("No place free")
    if most:
        words = _("%(n)s of %(most)s beds free") if is_bed else _("%(n)s of %(most)s places free")
        return words % {"n": count, "most": most}
    if is_bed:
        return ngettext("%(n)s bed free", "%(n)s beds free", count) % {"n": count}
    return ngettext("%(n)s place free", "%(n)s places free", count) % {"n": count}


def moment_ago(moment: dt.datetime, now: dt.datetime, zone: str) -> str:
    """ "just now", "20 minutes ago", "5 hours ago", then by days; to stand in a sentence."""
    minutes = int((now - moment) / dt.timedelta(minutes=1))
    if minutes < 2:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 24:
        return ngettext("%(n)d hour ago", "%(n)d hours ago", hours) % {"n": hours}
    local = ZoneInfo(zone)
    return ago_words(moment.astimezone(local).date(), now.astimezone(local).date())


def weakest_point(meeting: Meeting, today: dt.date, check: Check | None = None) -> str:
    """The one thing to know before going there; "" when nothing stands out."""
    if said := _gone_words(meeting, check):
        return said
    if meeting.attendance == Meeting.Attendance.INACTIVE:
        return _("Its list says that it does not meet now.")
    if meeting.missed:
        return _("It was not in the newest list. Call before you go.")
    if meeting.asks_when:
        return _("It may not meet every week. Ask before you go.")
    if meeting.is_by_appointment:
        return _("By appointment: ask when you can come.")
    if meeting.is_in_person and not _street_is_known(meeting):
        return _("Only the area is known. Ask for the address.")
    if "closed" in meeting.features:
        return _("Closed: for people who want to stop, not for visitors.")
    if meeting.updated_on and (today - meeting.updated_on).days > OLD_DAYS:
        year = {"year": meeting.updated_on.year}
        return _("Its entry has not changed since %(year)s.") % year
    return ""


def service_weakest_point(
    service: Service,
    check: Check | None,
    capacity: Capacity | None,
    now: dt.datetime,
    zone: str,
    certifications: Iterable[Certification] = (),
) -> str:
    """The one thing to know before calling there; "" when nothing stands out."""
    if said := _gone_words(service, check):
        return said
    if service.status != Service.States.ACTIVE:
        return _("It is closed now. Call and ask when it opens.")
    today = now.astimezone(ZoneInfo(zone)).date()
    for one in certifications:
        if one.ends_on and one.ends_on < today:
            said_of = {"name": str(one), "month": month_words(one.ends_on, today)}
            return _("%(name)s ended in %(month)s.") % said_of
    if said := _full_words(service, capacity, now, zone):
        return said
    if service.alert:
        return service.alert
    if service.missed:
        return _("It was not in the newest list. Call before you go.")
    return ""


def month_words(day: dt.date, today: dt.date) -> str:
    # Translators: a month, as Django's date format: "March" this year, else "March 2025".
    return date_format(day, "F" if day.year == today.year else _("F Y"))


def _gone_words(listing: Listing, check: Check | None) -> str:
    """Why it may not be there any more."""
    if listing.hidden_at is not None:
        return _("Two people found its number dead. Somebody must check it first.")
    if check is not None and check.verdict == Check.Verdicts.CLOSED:
        return _("Somebody says that it is closed for good.")
    if listing.unlisted_at is not None and listing.source.is_own:
        return _("It was taken off the list here. Nobody finds it now.")
    if listing.unlisted_at is not None:
        return _("It is no longer in its list. Call before you go.")
    if check is not None and check.verdict == Check.Verdicts.DEAD_NUMBER:
        return _("Its number may be dead. Try another way.")
    if check is not None and check.verdict == Check.Verdicts.WRONG and not check.fields:
        return _("Somebody found something wrong here: “%(note)s”") % {"note": check.note}
    return ""


def _street_is_known(meeting: Meeting) -> bool:
    """What the house wrote down stands in the middle of its ZIP code, whatever its address says."""
    return bool(meeting.address) and (meeting.source.is_own or not meeting.approximate)


def _full_words(service: Service, capacity: Capacity | None, now: dt.datetime, zone: str) -> str:
    if capacity is None:
        return _("Nobody has asked yet if a bed is free. Call first.") if has_beds(service) else ""
    when = {"when": moment_ago(capacity.as_of, now, zone)}
    if not is_fresh(capacity, service, now):
        return _("Who is full changes fast. Somebody last asked %(when)s.") % when
    if not capacity.available:
        return _("It was full %(when)s. Ask when to call again.") % when
    return ""


def _check_words(check: Check, days: int, today: dt.date) -> str:
    said = {"who": check.by.name, "when": ago_words(check.on, today)}
    match check.verdict:
        case Check.Verdicts.DEAD_NUMBER:
            return _("%(who)s found its number dead %(when)s.") % said
        case Check.Verdicts.CLOSED:
            return _("%(who)s said %(when)s that it is closed for good.") % said
        case Check.Verdicts.WRONG if not check.fields:
            return _("%(who)s found something wrong %(when)s.") % said
    if check.age(today) > days:
        return _("Nobody has checked it since %(month)s.") % {"month": month_words(check.on, today)}
    if check.verdict == Check.Verdicts.WRONG:
        return _("%(who)s put it right %(when)s.") % said
    if check.way == Check.Ways.CALLED:
        return _("%(who)s called %(when)s: it is right.") % said
    if check.way == Check.Ways.WENT:
        return _("%(who)s went there %(when)s: it is right.") % said
    return _("Checked by %(who)s %(when)s.") % said


def day_here(moment: dt.datetime) -> dt.date:
    """The day it was where the reader is."""
    return moment.astimezone(timezone.get_current_timezone()).date()


def _source_words(listing: Listing, today: dt.date) -> str:
    if listing.source.is_own:
        when = {"when": ago_words(day_here(listing.seen_at), today)}
        return _("Written down here %(when)s; nobody has checked it since.") % when
    seen = {"when": ago_words(day_here(listing.last_in_feed), today)}
    return _("In the list %(when)s; nobody here has checked it.") % seen
