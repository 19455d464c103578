"""Unusual looks in kind words, by week and worker."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from walkwith.foundation.days import day_words
from walkwith.supervision.queries import Unusual


@dataclass(frozen=True, slots=True)
class ToldLook:
    """Whose pages were opened, and when."""

    participant_id: UUID
    participant: str
    when: str


@dataclass(slots=True)
class ToldWorker:
    """What one worker opened in a week, with nothing near it."""

    name: str
    looks: list[ToldLook] = field(default_factory=list)


@dataclass(slots=True)
class ToldWeek:
    words: str
    workers: list[ToldWorker] = field(default_factory=list)


def told_by_week(found: Iterable[Unusual], today: dt.date) -> list[ToldWeek]:
    weeks: dict[dt.date, ToldWeek] = {}
    workers: dict[tuple[dt.date, UUID], ToldWorker] = {}
    for one in found:
        week = weeks.setdefault(one.week, ToldWeek(_week_words(one.week)))
        key = (one.week, one.worker_id)
        if key not in workers:
            workers[key] = ToldWorker(one.worker)
            week.workers.append(workers[key])
        told = ToldLook(one.participant_id, one.participant, _when(one, today))
        workers[key].looks.append(told)
    return list(weeks.values())


def _week_words(monday: dt.date) -> str:
    return _("The week of %(day)s") % {"day": date_format(monday, "MONTH_DAY_FORMAT")}


def _when(one: Unusual, today: dt.date) -> str:
    """ "November 3", or "3 times, November 3 to November 5"."""
    first, last = (day_words(localtime(moment).date(), today) for moment in (one.first, one.last))
    if one.times == 1:
        return first
    if first == last:
        return ngettext("%(count)d time, %(day)s", "%(count)d times, %(day)s", one.times) % {
            "count": one.times,
            "day": first,
        }
    values = {"count": one.times, "first": first, "last": last}
    return (
        ngettext(
            "%(count)d time, %(first)s to %(last)s",
            "%(count)d times, %(first)s to %(last)s",
            one.times,
        )
        % values
    )
