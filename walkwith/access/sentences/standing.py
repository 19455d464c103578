"""Why one sees somebody, in one kind line at the top of their page."""

import datetime as dt
from collections.abc import Iterable

from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from walkwith.access.models import Cover
from walkwith.access.queries.standing import Why
from walkwith.access.sentences.parts import THEIRS
from walkwith.foundation.days import day_inside, listed
from walkwith.people.sections import SECTIONS


def why_words(why: Why, name: str, today: dt.date) -> str:
    """Empty where the page says it already: for who walks with them, and in an emergency."""
    values = {"name": name, "away": why.away, "until": until_words(why.until, why.ends_at, today)}
    return _pattern(why) % values


def cover_words(cover: Cover, today: dt.date) -> str:
    """For whom one stands in, and until when."""
    values = {"away": cover.away.name, "until": until_words("", cover.ends_at, today)}
    return _("You stand in for %(away)s %(until)s.") % values


def shared_parts(sections: Iterable[str]) -> str:
    """What was shared, in words: "the name and the plan"."""
    known = set(sections)
    return listed([str(THEIRS[section]) for section in SECTIONS if section in known])


def until_words(until: str, ends_at: dt.datetime | None, today: dt.date) -> str:
    """ "until Friday", by the clock on the last day; or the event it lasts until."""
    if until == "walk_ends":
        return _("as long as somebody here walks with them")
    if ends_at is None:
        return _("until they say stop")
    end = localtime(ends_at)
    if end.date() == today and end.time() != dt.time():
        return _("until %(at)s today") % {"at": time_format(end, "TIME_FORMAT")}
    # What ends at midnight holds all of the day before.
    last = (end - dt.timedelta(seconds=1)).date()
    return pgettext("something is open", "until %(day)s") % {"day": day_inside(last, today)}


def _pattern(why: Why) -> str:
    if why.relationship == "covering":
        if why.others:
            return _("You stand in for %(away)s %(until)s.")
        return _("You stand in for %(away)s %(until)s. You see what %(name)s agreed to.")
    return {
        "consented": _("%(name)s shared this with you, %(until)s."),
        "supervises": _("You lead a peer specialist who walks with %(name)s."),
        "reviews": _(
            "This record was opened in an emergency. You see only what you need to look into that."
        ),
        "privacy_contact": _(
            "%(name)s asked something about this record. You see only what you need to answer."
        ),
    }.get(why.relationship, "")
