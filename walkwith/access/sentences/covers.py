"""Cover in words: from when until when, how it stands, and what a stand-in may see."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from walkwith.access.models import Cover, CoverAgreement
from walkwith.access.queries.covers import StandIn
from walkwith.access.rules.covers import CoverProblem, Span, days_of
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation.days import day_inside, listed
from walkwith.people.sections import SECTIONS

Words = str | Promise

# The field a problem belongs to, and its sentence.
PROBLEMS: dict[CoverProblem, tuple[str, Words]] = {
    "past": ("last_day", gettext_lazy("These days are over. Choose a day to be back on.")),
    "backwards": ("last_day", gettext_lazy("Be back after you leave: choose a later moment.")),
    "too_long": (
        "last_day",
        gettext_lazy("One cover is fourteen days at most. Ask for the days after it anew."),
    ),
    "too_far": ("first_day", gettext_lazy("That is more than a year away. Check the day.")),
}
# What somebody may let a stand-in see, beside their name.
MAY_SEE: dict[str, Words] = {
    "contact_details": gettext_lazy("How it is safe to reach me"),
    "schedule": gettext_lazy("When we meet, and where"),
    "plan": gettext_lazy("What I want, and my next steps"),
    "strengths": gettext_lazy("My strengths"),
}


@dataclass(frozen=True, slots=True)
class ToldCover:
    """A cover as its own page and the cards of Today tell it."""

    cover: Cover
    when: str
    days: str
    until: str
    state: str

    @property
    def is_answered(self) -> bool:
        return self.cover.accepted_at is not None


def told_cover(cover: Cover, *, zone: str, today: dt.date) -> ToldCover:
    span = Span(cover.starts_at, cover.ends_at)
    days = days_of(span, zone)
    return ToldCover(
        cover=cover,
        when=span_words(span, zone=zone, today=today),
        days=ngettext("%(days)d day", "%(days)d days", days) % {"days": days},
        until=_day(cover.ends_at, zone, today),
        state=_state(cover),
    )


def span_words(span: Span, *, zone: str, today: dt.date) -> str:
    """ "from Friday, 8 a.m. until Monday, 8 a.m."; to stand inside a sentence."""
    return _("from %(first)s until %(last)s") % {
        "first": _moment(span.starts_at, zone, today),
        "last": _moment(span.ends_at, zone, today),
    }


def stand_in_words(one: StandIn, *, zone: str, today: dt.date) -> str:
    """ "Marcus stands in for Rosa until Sunday.", for whoever they walk with."""
    values = {"worker": one.worker, "away": one.away, "last": _day(one.ends_at, zone, today)}
    if one.has_begun:
        return _("%(worker)s stands in for %(away)s until %(last)s.") % values
    return _("%(worker)s stands in for %(away)s from %(first)s until %(last)s.") % {
        **values,
        "first": _day(one.starts_at, zone, today),
    }


def agreed_words(agreement: CoverAgreement | None, *, is_own: bool) -> str:
    """What was agreed, in words; empty for nothing."""
    words = YOURS if is_own else THEIRS
    agreed = agreement.sections if agreement else []
    return listed([str(words[section]) for section in SECTIONS if section in agreed])


def _state(cover: Cover) -> str:
    if cover.worker is None:
        return _("Nobody is asked yet.")
    values = {"worker": cover.worker.name}
    if cover.accepted_at:
        return _("%(worker)s said yes.") % values
    if cover.declined_at:
        return _("%(worker)s cannot this time. Ask somebody else.") % values
    return _("%(worker)s is asked and has not answered yet.") % values


def _day(moment: dt.datetime, zone: str, today: dt.date) -> str:
    return day_inside(moment.astimezone(ZoneInfo(zone)).date(), today)


def _moment(moment: dt.datetime, zone: str, today: dt.date) -> str:
    at = time_format(moment.astimezone(ZoneInfo(zone)), "TIME_FORMAT")
    return f"{_day(moment, zone, today)}, {at}"
