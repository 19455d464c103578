"""Steps in words for a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.foundation.days import day_words
from walkwith.plans.models import Step

OWN_DOERS: dict[str, "str | Promise"] = {
    "participant": gettext_lazy("On your own"),
    "together": gettext_lazy("Together"),
    "worker": gettext_lazy("Your peer specialist"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """A step, and in words who does it and by when. No word says that it is late."""

    step: Step
    who: str
    when: str
    tone: str


def added_words(step: Step) -> str:
    """What became of a step somebody just wrote."""
    if step.is_suggestion:
        return _("Suggested. It waits for their yes.")
    return _("The step is in the plan.")


def told_step(step: Step, today: dt.date, *, is_own: bool = False) -> ToldStep:
    who = OWN_DOERS[step.who] if is_own else step.get_who_display()
    return ToldStep(step=step, who=str(who), when=_when(step, today), tone=_tone(step, today))


def told_steps(steps: Iterable[Step], today: dt.date, *, is_own: bool = False) -> list[ToldStep]:
    return [told_step(step, today, is_own=is_own) for step in steps]


def _when(step: Step, today: dt.date) -> str:
    if step.done_at:
        done = day_words(localtime(step.done_at).date(), today)
        return _("Done: %(day)s") % {"day": done}
    return day_words(step.day, today) if step.day else ""


def _tone(step: Step, today: dt.date) -> str:
    is_near = step.day is not None and step.day <= today
    return "path" if is_near and step.is_open else ""
