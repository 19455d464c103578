"""How a worker's week is filled: with people, with other work, and what is still planned."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Sum, Value
from django.utils.translation import gettext as _

from walkwith.contacts.models import ContactNote, IndirectWork
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.schedule.models import Appointment
from walkwith.schedule.rules import day_bounds, monday_of
from walkwith.today.rules import hours

PEOPLE, OTHER, PLANNED = "people", "other", "planned"


@dataclass(frozen=True, slots=True)
class Load:
    """Hours of one week, to the nearest half."""

    people: float = 0
    other: float = 0
    planned: float = 0

    @property
    def total(self) -> float:
        return self.people + self.other + self.planned

    @property
    def parts(self) -> list[tuple[str, float, str]]:
        """As the bar draws them: words, hours, tone."""
        parts = [
            (_("with people"), self.people, "path"),
            (_("other work"), self.other, "dusk"),
            (_("still planned"), self.planned, "honey"),
        ]
        return [part for part in parts if part[1]]


def loads_of_week(workers: Collection[UUID], *, viewer: Actor) -> dict[UUID, Load]:
    """The load of each worker in the week that holds today, in one statement.

    Only contacts within the viewer's reach count, and of other work only the viewer's own:
    receiving support is part of it. Nobody's record is shown by it.
    """
    begins, ends = day_bounds(monday_of(clock.today(viewer.zone)), viewer.zone, days=7)
    minutes = _minutes(workers, begins, ends)
    return {
        worker: Load(*(hours(minutes.get((worker, kind), 0)) for kind in (PEOPLE, OTHER, PLANNED)))
        for worker in workers
    }


def _minutes(
    workers: Collection[UUID], begins: dt.datetime, ends: dt.datetime
) -> dict[tuple[UUID, str], int]:
    contacts = (
        ContactNote.objects.filter(
            author_id__in=workers, started_at__gte=begins, started_at__lt=ends
        )
        .annotate(who=F("author_id"), kind=Value(PEOPLE))
        .values_list("who", "kind")
        .annotate(minutes=Sum("minutes"))
    )
    other = (
        IndirectWork.objects.filter(
            author_id__in=workers, started_at__gte=begins, started_at__lt=ends
        )
        .annotate(who=F("author_id"), kind=Value(OTHER))
        .values_list("who", "kind")
        .annotate(minutes=Sum("minutes"))
    )
    planned = (
        Appointment.objects.filter(
            worker_id__in=workers,
            starts_at__gte=max(begins, clock.now()),
            starts_at__lt=ends,
            state=Appointment.States.PLANNED,
        )
        .annotate(who=F("worker_id"), kind=Value(PLANNED))
        .values_list("who", "kind")
        .annotate(minutes=Sum("minutes"))
    )
    rows = contacts.union(other, planned, all=True)
    return {(who, kind): minutes or 0 for who, kind, minutes in rows}
