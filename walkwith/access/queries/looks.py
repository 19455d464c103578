"""Who has looked."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    Max,
    Min,
    QuerySet,
)

from walkwith.access.models import Look
from walkwith.people.looks import note_look

DAYS_A_PAGE = 7


@dataclass(frozen=True, slots=True)
class Seen:
    """What one person saw, wrote or listed on one day, for one reason, on one page."""

    day: dt.date
    viewer_id: UUID
    viewer: str
    why: str
    how: str
    page: str
    sections: frozenset[str]
    times: int
    first: dt.datetime
    last: dt.datetime


def days_of_looks(participant_id: UUID, number: str | int | None) -> Page[dt.date]:
    """One page of the days on which somebody looked, newest first."""
    days = _looks(participant_id).values_list("day", flat=True).distinct().order_by("-day")
    note_look([participant_id], "looks", page="looks")
    return Paginator(days, DAYS_A_PAGE).get_page(number)


def seen_on(participant_id: UUID, days: list[dt.date]) -> list[Seen]:
    """Everything seen on these days, the newest day first, in the order it happened."""
    return _seen(_looks(participant_id).filter(day__in=days))


def seen_lately(participant_id: UUID, *, page: str, days: int = 3) -> list[Seen]:
    """Everything seen on the last days on which somebody looked."""
    note_look([participant_id], "looks", page=page)
    lately = _looks(participant_id).values("day").distinct().order_by("-day")[:days]
    return _seen(_looks(participant_id).filter(day__in=lately))


def _looks(participant_id: UUID) -> QuerySet[Look]:
    return Look.objects.filter(participant_id=participant_id)


def _seen(looks: QuerySet[Look]) -> list[Seen]:
    rows = (
        looks.values("day", "viewer_id", "viewer__name", "why", "how", "page", "sections")
        .annotate(times=Count("id"), first=Min("made_at"), last=Max("made_at"))
        .order_by("-day", "first", "viewer_id")
    )
    return [
        Seen(
            day=row["day"],
            viewer_id=row["viewer_id"],
            viewer=row["viewer__name"],
            why=row["why"],
            how=row["how"],
            page=row["page"],
            sections=frozenset(row["sections"]),
            times=row["times"],
            first=row["first"],
            last=row["last"],
        )
        for row in rows
    ]
