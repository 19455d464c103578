"""Steps, goals and what waits, in words for a page. No word says that anything is late."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_words
from walkwith.foundation.dotted import dotted
from walkwith.plans.models import Area, Goal, PartsOfDay, Step
from walkwith.plans.queries import Waiting
from walkwith.plans.routine_words import packed_words

Words = str | Promise

OWN_DOERS: dict[str, Words] = {
    "participant": gettext_lazy("On your own"),
    "together": gettext_lazy("Together"),
    "worker": gettext_lazy("Your peer specialist"),
}
SUGGESTED: dict[str, Words] = {
    "area": gettext_lazy("%(who)s suggests a part of life"),
    "want": gettext_lazy("%(who)s suggests what to want"),
    "goal": gettext_lazy("%(who)s suggests a goal"),
    "step": gettext_lazy("%(who)s suggests a step"),
    "obstacle": gettext_lazy("%(who)s names what could be in the way"),
    "option": gettext_lazy("%(who)s suggests an option"),
    "lesson": gettext_lazy("%(who)s suggests what was tried"),
    "feedback": gettext_lazy("%(who)s says an honest word"),
    "feedbackasked": gettext_lazy("%(who)s asks for an honest word"),
    "broughtitem": gettext_lazy("%(who)s brought over a plan"),
    "routine": gettext_lazy("%(who)s suggests a routine"),
}
CALLED: dict[str, Words] = {
    "area": gettext_lazy("Part of life"),
    "want": gettext_lazy("What I want"),
    "goal": gettext_lazy("Goal"),
    "step": gettext_lazy("Step"),
    "obstacle": gettext_lazy("In the way"),
    "option": gettext_lazy("Option"),
    "lesson": gettext_lazy("What I tried"),
    "feedback": gettext_lazy("An honest word"),
    "feedbackasked": gettext_lazy("Asked for"),
    "broughtitem": gettext_lazy("From a clinic"),
    "routine": gettext_lazy("Routine"),
    "amount": gettext_lazy("Budget"),
    "tick": gettext_lazy("Checklist"),
    "milestone": gettext_lazy("Milestone"),
    "ownquestion": gettext_lazy("Question of mine"),
    "mirrorentry": gettext_lazy("A look in the mirror"),
}
# What stands by another way than a plain yes.
NO_PLAIN_YES = {"feedback", "broughtitem"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """A step, and in words who does it and by when."""

    step: Step
    who: str
    when: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWaiting:
    """What somebody suggested, or put away: in whose words, what it is, and where it is edited."""

    line: Waiting
    sentence: str
    called: str
    words: str
    more: str
    when: str
    edit_url: str
    is_mine: bool
    has_plain_yes: bool


def told_step(step: Step, today: dt.date, *, is_own: bool = False) -> ToldStep:
    who = str(OWN_DOERS[step.who] if is_own else step.get_who_display())
    if step.helper:
        who = dotted(who, _("%(helper)s helps") % {"helper": step.helper})
    return ToldStep(step=step, who=who, when=_when(step, today), tone=_tone(step, today))


def told_steps(steps: Iterable[Step], today: dt.date, *, is_own: bool = False) -> list[ToldStep]:
    return [told_step(step, today, is_own=is_own) for step in steps]


def told_waiting(lines: Iterable[Waiting], viewer: Actor, today: dt.date) -> list[ToldWaiting]:
    return [_waiting(line, viewer, today) for line in lines]


def done_words(line: Goal | Step, today: dt.date) -> str:
    assert line.done_at
    return _("Done: %(day)s") % {"day": day_words(localtime(line.done_at).date(), today)}


def by_words(day: dt.date | None, today: dt.date, part_of_day: str = "") -> str:
    """ "Friday, in the morning"; empty without a day or part of one."""
    part = str(PartsOfDay(part_of_day).label) if part_of_day else ""
    return ", ".join(filter(None, [day_words(day, today) if day else "", part]))


def _waiting(line: Waiting, viewer: Actor, today: dt.date) -> ToldWaiting:
    who = _("You") if line.written_by_id == viewer.id else line.writer or _("Somebody")
    is_mine = line.written_by_id == viewer.id
    pattern = _mine(line.kind) if is_mine else str(SUGGESTED[line.kind])
    is_area = line.kind == "area"
    return ToldWaiting(
        line=line,
        sentence=pattern % {"who": who},
        called=str(CALLED[line.kind]),
        words=line.words or (str(Area.Kinds(line.more).label) if is_area else ""),
        more=_more(line),
        when=by_words(line.day, today, line.part_of_day),
        edit_url=_edit_url(line, is_mine=is_mine),
        is_mine=is_mine,
        has_plain_yes=line.kind not in NO_PLAIN_YES,
    )


def _more(line: Waiting) -> str:
    if line.kind == "routine":
        return packed_words(line.more)
    return "" if line.kind == "area" else line.more


def _edit_url(line: Waiting, *, is_mine: bool) -> str:
    verb = "edit"
    if line.kind == "feedback" and not is_mine:
        verb = "answer"
    if line.kind == "feedbackasked":
        return ""
    if line.kind == "broughtitem":
        return reverse("plans:brought_item", args=[line.id])
    return reverse(f"plans:{verb}_{line.kind}", args=[line.id])


def _mine(kind: str) -> str:
    return {
        "area": _("You suggest a part of life"),
        "want": _("You suggest what to want"),
        "goal": _("You suggest a goal"),
        "step": _("You suggest a step"),
        "obstacle": _("You name what could be in the way"),
        "option": _("You suggest an option"),
        "lesson": _("You suggest what was tried"),
        "feedback": _("Your honest word"),
        "feedbackasked": _("You asked for an honest word"),
        "broughtitem": _("You brought over a plan"),
        "routine": _("You suggest a routine"),
    }[kind]


def _when(step: Step, today: dt.date) -> str:
    return done_words(step, today) if step.done_at else by_words(step.day, today, step.part_of_day)


def _tone(step: Step, today: dt.date) -> str:
    is_near = step.day is not None and step.day <= today
    return "path" if is_near and step.is_open else ""
