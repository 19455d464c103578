"""The sentences of the rules."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from walkwith.foundation.errors import Refused
from walkwith.foundation.moments import local_moment
from walkwith.schedule import rules


def check_minutes(minutes: int, *, field: str = "minutes") -> None:
    problem = rules.problem_with_minutes(minutes)
    if problem == "no_time":
        raise Refused(_("Say how many minutes, 1 or more."), field=field)
    if problem == "too_long":
        raise Refused(_("That is longer than 12 hours. Check the minutes."), field=field)


def check_start(starts_at: dt.datetime, *, now: dt.datetime, field: str = "day") -> None:
    problem = rules.problem_with_start(starts_at, now=now)
    if problem == "too_far":
        raise Refused(_("That is more than two years away. Check the year."), field=field)
    if problem == "too_early":
        raise Refused(_("That is more than two years ago. Check the year."), field=field)


def check_local_moment(
    day: dt.date, time: dt.time, zone: str, *, field: str = "time"
) -> dt.datetime:
    """The moment, or `Refused` for a time of day that clocks skip."""
    moment = local_moment(day, time, zone)
    if moment is None:
        raise Refused(
            _("Clocks jump forward that night and skip this time. Choose an hour later."),
            field=field,
        )
    return moment


def minutes_words(minutes: int) -> str:
    return ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}
