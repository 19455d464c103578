"""Notes, coach and work in words for a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.contacts import coach
from walkwith.contacts.models import ContactNote
from walkwith.contacts.queries import ToLog
from walkwith.contacts.work import Kind, kinds
from walkwith.foundation.days import ago_words, day_words
from walkwith.foundation.dotted import dotted
from walkwith.plans.telling import ToldStep, told_steps
from walkwith.schedule.words import minutes_words

Words = str | Promise
A_FEW = 220

REASONS: dict[coach.Reason, Words] = {
    "name": gettext_lazy("A name is warmer, and it is who they are."),
    "label": gettext_lazy("A person is more than this. Say what is so, not what they are."),
    "obeying": gettext_lazy("Nobody has to obey here. Say what they chose."),
    "testing": gettext_lazy("People are not clean or dirty. Say what is so."),
    "blame": gettext_lazy("This can sound like blame. Say what happened."),
    "motive": gettext_lazy("We cannot see why somebody does a thing. Say what you saw and heard."),
    "clinical": gettext_lazy("This is a word of clinics. Say it as you would at a kitchen table."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One hint of the coach as the page shows it."""

    written: str
    why: Words
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNote:
    """A note, with its moment and its work in words."""

    note: ContactNote
    day: str
    starts: str
    ends: str
    long: str
    kinds: list[Kind]
    steps: list[ToldStep]
    written: str
    corrected: str

    @property
    def work_words(self) -> str:
        return ", ".join(str(kind.label) for kind in self.kinds)

    @property
    def felt_short(self) -> str:
        return Truncator(self.note.felt).chars(A_FEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Somebody in the list of "with whom?", and why they stand there."""

    who: ToLog
    about: str


def advice_on(text: str) -> list[Advice]:
    return [
        Advice(written=hint.written, why=REASONS[hint.reason], plain=dotted(*hint.plain))
        for hint in coach.hints(text)
    ]


def told(note: ContactNote, today: dt.date, *, is_own: bool = False) -> ToldNote:
    begin = note.local_start
    end = note.ended_at.astimezone(begin.tzinfo)
    steps = [link.step for link in note.step_links.all()]
    return ToldNote(
        note=note,
        day=day_words(begin.date(), today),
        starts=time_format(begin.time(), "TIME_FORMAT"),
        ends=time_format(end.time(), "TIME_FORMAT"),
        long=minutes_words(note.minutes),
        kinds=kinds(note.work),
        steps=told_steps(steps, today, is_own=is_own),
        written=day_words(localtime(note.made_at).date(), today),
        corrected=day_words(localtime(note.corrected_at).date(), today)
        if note.corrected_at
        else "",
    )


def told_all(
    notes: Iterable[ContactNote], today: dt.date, *, is_own: bool = False
) -> list[ToldNote]:
    return [told(note, today, is_own=is_own) for note in notes]


def with_whom(people: Iterable[ToLog], today: dt.date) -> list[Whom]:
    return [Whom(who=who, about=_why_here(who, today)) for who in people]


def _why_here(who: ToLog, today: dt.date) -> str:
    """ "Today at 10:30", "Last contact on Tuesday": why they stand in this place of the list."""
    if who.visit_at:
        at = time_format(localtime(who.visit_at), "TIME_FORMAT")
        return _("Today at %(time)s") % {"time": at}
    if who.last_at:
        ago = ago_words(localtime(who.last_at).date(), today)
        return _("Last contact %(ago)s") % {"ago": ago}
    return _("You stand in for some days") if who.is_covered else _("No contact yet")
