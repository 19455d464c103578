"""The sentences of the rules."""

import datetime as dt

from django.utils.translation import gettext as _

from walkwith.contacts import rules
from walkwith.foundation.errors import Refused


def check_started(started_at: dt.datetime, *, now: dt.datetime) -> None:
    problem = rules.problem_with_start(started_at, now=now)
    if problem == "not_yet":
        raise Refused(_("That is still ahead. Choose when it began."), field="day")
    if problem == "too_early":
        raise Refused(_("That is years ago. Check the year."), field="day")


def check_says_something(note: rules.NoteWords, *, steps: int) -> None:
    if rules.says_nothing(note, steps=steps):
        raise Refused(
            _("Tick one thing you did, or write a few words. That is enough."), field="work"
        )
