"""What is asked about a record, in words: what it is, by when, and what came of it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.access.models import Request
from walkwith.access.rules.requests import DAYS, Kind, Problem
from walkwith.access.sentences.lines import line_words
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation.days import day_words, listed
from walkwith.foundation.dotted import dotted

Words = str | Promise

PROBLEMS: dict[Problem, Words] = {
    "no_words": gettext_lazy("Say what is not right, and how it should be."),
    "no_sections": gettext_lazy("Choose at least one part."),
    "no_reply": gettext_lazy("Write a few words that they can read."),
}
SIGNS: dict[str, str] = {
    "copy": "download",
    "correction": "pencil",
    "restriction": "lock",
    "concern": "eye",
    "lift_block": "people",
}
# What each is, for the person who asks: its name, and what comes of it.
Offered = tuple[Words, Words]
OFFERS: dict[Kind, Offered] = {
    "copy": (
        gettext_lazy("A copy of my record"),
        gettext_lazy("Everything that is written about you, on paper or as a file."),
    ),
    "correction": (
        gettext_lazy("A correction"),
        gettext_lazy("Something about you is wrong. What it said stays, with the correction."),
    ),
    "restriction": (
        gettext_lazy("Something not to be passed on"),
        gettext_lazy("Keep a part of your record in this house, from everybody or from somebody."),
    ),
}
# The same for whoever writes it down for somebody.
THEIR_OFFERS: dict[Kind, Offered] = {
    "copy": (
        gettext_lazy("A copy of the record"),
        gettext_lazy("Everything that is written about %(name)s, on paper or as a file."),
    ),
    "correction": (
        gettext_lazy("A correction"),
        gettext_lazy("Something about %(name)s is wrong. What it said stays, with the correction."),
    ),
    "restriction": (
        gettext_lazy("Something not to be passed on"),
        gettext_lazy("Keep a part of the record in this house, from everybody or from somebody."),
    ),
}
# The same inside a sentence.
WRITTEN_DOWN: dict[Kind, Words] = {
    "copy": gettext_lazy("Written down for %(name)s: a copy of the record."),
    "correction": gettext_lazy("Written down for %(name)s: a correction."),
    "restriction": gettext_lazy("Written down for %(name)s: something not to be passed on."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRequest:
    """One request as a page shows it. No word says that anybody is to blame."""

    request: Request
    title: str
    about: str
    asked: str
    state: str
    sign: str
    is_open: bool
    is_late: bool
    parts: str
    look: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to ask for, and by when it is answered."""

    kind: Kind
    title: Words
    about: Words
    clock: str
    sign: str


def offers(today: dt.date, *, name: str = "") -> list[Offer]:
    """What can be asked for; with a `name`, for somebody else."""
    known = THEIR_OFFERS if name else OFFERS
    return [
        Offer(kind, title, str(about) % {"name": name}, clock_words(kind, today), SIGNS[kind])
        for kind, (title, about) in known.items()
    ]


def written_down(kind: Kind, name: str, today: dt.date) -> str:
    """ "Written down for Dee: a correction. We answer by January 21." """
    return f"{str(WRITTEN_DOWN[kind]) % {'name': name}} {clock_words(kind, today)}"


def clock_words(kind: Kind, today: dt.date) -> str:
    """ "We answer by December 22." """
    return _("We answer by %(day)s.") % {"day": _day(today + dt.timedelta(days=DAYS[kind]))}


def problem_words(problem: Problem) -> str:
    return str(PROBLEMS[problem])


def told_request(one: Request, today: dt.date, *, is_own: bool, look: str = "") -> ToldRequest:
    """`look` is the sentence of the look it is about."""
    is_late = one.answered_at is None and one.due_on < today
    names = YOURS if is_own else THEIRS
    is_copy = one.kind == Request.Kinds.COPY and not is_own
    return ToldRequest(
        request=one,
        title=str(THEIR_OFFERS["copy"][0]) if is_copy else one.get_kind_display(),
        about=line_words(one.about) if one.about_id else "",
        asked=_asked(one, today, is_own=is_own),
        state=_state(one, today, is_late=is_late),
        sign=SIGNS[one.kind],
        is_open=one.answered_at is None,
        is_late=is_late,
        parts=listed([str(names[part]) for part in one.sections])
        if one.kind == Request.Kinds.RESTRICTION
        else "",
        look=look,
    )


def told_requests(
    found: Iterable[Request],
    today: dt.date,
    *,
    is_own: bool = False,
    looks: Mapping[UUID, str] | None = None,
) -> list[ToldRequest]:
    told = looks or {}
    return [
        told_request(
            one, today, is_own=is_own, look=told.get(one.about_id, "") if one.about_id else ""
        )
        for one in found
    ]


def who_hears(names: Sequence[str]) -> str:
    """To whom it goes, or honestly that nobody is there yet."""
    if names:
        return _("It goes to %(names)s, who answers questions about privacy here.") % {
            "names": _either(names)
        }
    return _(
        "Nobody is here yet who may answer it. It is kept, and the program administrator is told"
        " that somebody has to be named for it."
    )


def _either(names: Sequence[str]) -> str:
    """ "Priya", "Priya or Lee", "Priya, Lee or Ann"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s or %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _asked(one: Request, today: dt.date, *, is_own: bool) -> str:
    day = day_words(localtime(one.made_at).date(), today)
    name = one.asked_by.name
    if name:
        return _("%(day)s, written down by %(name)s") % {"day": day, "name": name}
    return day


def _state(one: Request, today: dt.date, *, is_late: bool) -> str:
    if one.answered_at is None:
        due = {"day": _day(one.due_on)}
        if is_late:
            return _("The answer was due %(day)s. It is late, and that is on us.") % due
        return _("We answer by %(day)s.") % due
    day = day_words(localtime(one.answered_at).date(), today)
    return dotted(one.get_outcome_display(), day)


def _day(day: dt.date) -> str:
    return date_format(day, "MONTH_DAY_FORMAT")
