"""Looks in words that a participant can read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from walkwith.access.queries import Seen
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation.days import day_words, listed
from walkwith.people.sections import SECTIONS

Words = str | Promise

# Page names of `note_look`: where it was seen, to end a sentence with.
PAGES: dict[str, Words] = {
    "participant": "",
    "today": gettext_lazy("on the page of the day"),
    "people": gettext_lazy("in the list of people"),
    "edit": gettext_lazy("while bringing the page up to date"),
    "strengths": gettext_lazy("while writing down strengths"),
    "looks": gettext_lazy("in the list of who has looked"),
    "door": gettext_lazy("while opening a sign-in"),
    "assign": gettext_lazy("while choosing who walks along"),
    "welcome": gettext_lazy("while adding somebody new"),
    "plan": gettext_lazy("in the plan"),
    "week": gettext_lazy("in the week"),
    "appointment": gettext_lazy("while planning a visit"),
    "notes": gettext_lazy("in the list of contact notes"),
    "note": gettext_lazy("in a contact note"),
    "log": gettext_lazy("while logging a contact"),
    "draft": gettext_lazy("while logging a contact"),
    "find": gettext_lazy("while finding a meeting"),
    "suggest": gettext_lazy("while suggesting a meeting"),
}

OPENED, LISTED, WROTE = "opened", "listed", "wrote"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the sentences, and about whom. `owns` is true for the participant themselves."""

    id: UUID
    owns: bool
    person: str


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about one look, and when it was."""

    words: str
    when: str


def told_by_day(seen: Iterable[Seen], reader: Reader) -> dict[dt.date, list[Told]]:
    """What was seen, as sentences, each day in the order it happened."""
    days: dict[dt.date, list[Told]] = {}
    for one in _folded(seen):
        days.setdefault(one.day, []).append(Told(sentence(one, reader), when(one)))
    return days


def sentence(seen: Seen, reader: Reader) -> str:
    """ "Marcus, who walks with you, saw your name and your plan on the page of the day." """
    parts = what(seen.sections, reader)
    values = {"who": who(seen, reader), "parts": parts, "where": PAGES.get(seen.page, "")}
    if seen.viewer_id == reader.id:
        pattern = (
            _("You wrote or changed %(parts)s")
            if seen.how == WROTE
            else _("You saw %(parts)s %(where)s")
        )
    elif seen.how == WROTE:
        pattern = _("%(who)s wrote or changed %(parts)s")
    else:
        pattern = _("%(who)s saw %(parts)s %(where)s")
    return (pattern % values).strip() + "."


def what(sections: Iterable[str], reader: Reader) -> str:
    """The parts of the record in words; nearly all of them are "your whole page"."""
    known = set(sections)
    if len(known) >= len(SECTIONS) - 1:
        return _("your whole page") if reader.owns else _("the whole page")
    words = YOURS if reader.owns else THEIRS
    return listed([str(words[section]) for section in SECTIONS if section in known])


def who(seen: Seen, reader: Reader) -> str:
    """ "Marcus, who walks with you," with the relationship that allowed it."""
    if seen.why == "own_record":
        return seen.viewer
    values = {"name": seen.viewer, "person": reader.person}
    if seen.why == "supervises":
        pattern = (
            _("%(name)s, who leads a peer specialist of yours,")
            if reader.owns
            else _("%(name)s, who leads a peer specialist of %(person)s,")
        )
    else:
        pattern = (
            _("%(name)s, who walks with you,")
            if reader.owns
            else _("%(name)s, who walks with %(person)s,")
        )
    return pattern % values


def when(seen: Seen) -> str:
    """ "9:12 a.m.", or from the first to the last time of the day and how often."""
    first = time_format(localtime(seen.first), "TIME_FORMAT")
    if seen.times == 1:
        return first
    return ngettext(
        "%(count)d time, %(first)s to %(last)s",
        "%(count)d times, %(first)s to %(last)s",
        seen.times,
    ) % {
        "count": seen.times,
        "first": first,
        "last": time_format(localtime(seen.last), "TIME_FORMAT"),
    }


def in_short(seen: Iterable[Seen], reader: Reader, today: dt.date) -> list[str]:
    """One line a day for the page itself: "Today: you. Friday: Marcus and Lorraine." """
    names: dict[dt.date, dict[UUID, str]] = {} if reader.owns else {today: {reader.id: _("you")}}
    for one in seen:
        name = _("you") if one.viewer_id == reader.id else one.viewer
        names.setdefault(one.day, {})[one.viewer_id] = name
    return [
        _("%(day)s: %(names)s.")
        % {"day": day_words(day, today), "names": listed(list(viewers.values()))}
        for day, viewers in sorted(names.items(), reverse=True)
    ]


def _folded(seen: Iterable[Seen]) -> list[Seen]:
    """The same person, for the same reason, in the same way, on the same page: told once."""
    told: dict[tuple[object, ...], Seen] = {}
    for one in seen:
        key = (one.day, one.viewer_id, one.why, one.how, one.page)
        before = told.get(key)
        told[key] = one if before is None else _both(before, one)
    return list(told.values())


def _both(before: Seen, after: Seen) -> Seen:
    return replace(
        before,
        sections=before.sections | after.sections,
        times=before.times + after.times,
        first=min(before.first, after.first),
        last=max(before.last, after.last),
    )
