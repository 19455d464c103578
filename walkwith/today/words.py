"""The sentences of Today."""

import datetime as dt

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from walkwith.foundation.days import listed
from walkwith.plans.models import Step
from walkwith.schedule.models import Appointment
from walkwith.today.rules import Hour

KIND_WORDS: tuple[str | Promise, ...] = (
    gettext_lazy("You got up today. That counts."),
    gettext_lazy("One small thing is enough for one day."),
    gettext_lazy("You know more about you than anybody else."),
    gettext_lazy("Rest is part of the way, too."),
    gettext_lazy("You do not have to do this alone."),
    gettext_lazy("Going slow is still going."),
    gettext_lazy("You can change your mind. It is your plan."),
    gettext_lazy("A hard day does not undo a good one."),
    gettext_lazy("Somebody is glad that you are here."),
    gettext_lazy("Asking for help is a strength."),
    gettext_lazy("You can begin again at any hour of the day."),
    gettext_lazy("What you have come through can help somebody else."),
    gettext_lazy("Drink some water. Take one slow breath."),
    gettext_lazy("It is okay to say no, and it is okay to say not now."),
)


def kind_words(day: dt.date) -> str:
    """Another sentence each day, the same all day long."""
    return str(KIND_WORDS[day.toordinal() % len(KIND_WORDS)])


def greeting(part: Hour, name: str) -> str:
    patterns = {
        "morning": _("Good morning, %(name)s"),
        "afternoon": _("Good afternoon, %(name)s"),
        "evening": _("Good evening, %(name)s"),
    }
    return patterns[part] % {"name": name}


def day_sentence(visits: int, ahead: int, next_at: dt.datetime | None) -> str:
    """One sentence about the day. `next_at` is in local time."""
    if visits == 0:
        return _("Nothing is planned today. A good day to reach out.")
    if ahead == 0 or next_at is None:
        return _("All of today’s visits are behind you.")
    at = time_format(next_at, "TIME_FORMAT").rstrip(".")
    if ahead < visits:
        return ngettext(
            "One more visit today, at %(at)s.",
            "%(ahead)d more visits today, the next at %(at)s.",
            ahead,
        ) % {"ahead": ahead, "at": at}
    return ngettext(
        "One visit today, at %(at)s.", "%(ahead)d visits today, the first at %(at)s.", ahead
    ) % {"ahead": ahead, "at": at}


def of_step(step: Step) -> str:
    """What has just become of a step."""
    if step.done_at is not None:
        return _("Done: %(words)s") % {"words": step.words}
    if step.let_go_at is not None:
        return _("Put aside: %(words)s") % {"words": step.words}
    return _("Open again: %(words)s") % {"words": step.words}


def title_of(appointment: Appointment) -> str:
    """Who, and what for: "Luis, first meeting together"; a purpose with the name stands alone."""
    name, purpose = appointment.participant.preferred_name, appointment.purpose
    if name in purpose:
        return purpose
    return f"{name}, {purpose}" if purpose else name


def month_words(day: dt.date, today: dt.date) -> str:
    """ "March", or "March 2024" of another year."""
    return date_format(day, "F" if day.year == today.year else "F Y")


def since_words(*, is_own: bool, is_mine: bool, workers: list[str], since: str) -> str:
    """Since when, and with whom, somebody is walked with."""
    values = {"since": since, "workers": listed(workers)}
    if is_mine:
        return _("walks with you since %(since)s") % values
    if not workers:
        return _("walked with since %(since)s") % values
    if is_own:
        return _("walking with %(workers)s since %(since)s") % values
    return _("walks with %(workers)s since %(since)s") % values
