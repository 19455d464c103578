"""Who has looked."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, FilteredRelation, Max, Min, Q, QuerySet

from walkwith.access.acts import ask
from walkwith.access.models import Look
from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import How, note_look
from walkwith.people.reach import check_may_read

DAYS_A_PAGE = 7
LAST_DAYS = 3
MOST_LOOKERS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """What one person saw, wrote or listed on one day, for one reason, on one page.

    `look_ids` are these looks, the last first, and `away` whom somebody covering stood in for.
    """

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
    role: str = ""
    look_ids: tuple[UUID, ...] = ()
    away: str = ""


@dataclass(frozen=True, slots=True)
class Only:
    """Which looks are wanted: those of one viewer, only what was written, or all."""

    viewer_id: UUID | None = None
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody who has looked at least once."""

    id: UUID
    name: str


def days_of_looks(
    participant_id: UUID, number: str | int | None, only: Only | None = None
) -> Page[dt.date]:
    """One page of the days on which somebody looked, newest first. Raises `NotFound`."""
    check_may_read(participant_id, "identity", "looks")
    wanted = _wanted(_looks(participant_id), only)
    days = wanted.values_list("day", flat=True).distinct().order_by("-day")
    note_look([participant_id], "looks", page="looks")
    return Paginator(days, DAYS_A_PAGE).get_page(number)


def seen_on(participant_id: UUID, days: list[dt.date], only: Only | None = None) -> list[Seen]:
    """Everything seen on these days, the newest day first, in the order it happened."""
    return _seen(participant_id, _wanted(_looks(participant_id).filter(day__in=days), only))


def seen_lately(participant_id: UUID, *, page: str) -> list[Seen]:
    """Everything seen on the last days on which somebody looked."""
    note_look([participant_id], "looks", page=page)
    return _told(participant_id, _lately(person=participant_id))


@prepared
def _lately(*, person: Any) -> QuerySet[Look, dict[str, Any]]:
    days = _looks(person).values("day").distinct().order_by("-day")[:LAST_DAYS]
    return _counted(_looks(person).filter(day__in=days))


def seen_in_emergency(participant_id: UUID, emergency_id: UUID, *, page: str) -> list[Seen]:
    """Everything seen in one emergency, without what its reviewers saw."""
    note_look([participant_id], "looks", page=page)
    looks = _looks(participant_id).filter(why="emergency", fact_id=emergency_id)
    return _seen(participant_id, looks)


def look_with_id(look_id: UUID, *, page: str) -> tuple[UUID, Seen]:
    """One look, and whose record it was. Raises `NotFound`."""
    look = Look.objects.filter(pk=look_id).first()
    if look is None:
        raise NotFound
    note_look([look.participant_id], "looks", page=page)
    [seen] = _seen(look.participant_id, Look.objects.filter(pk=look_id))
    return look.participant_id, seen


def looks_with_ids(look_ids: Iterable[UUID], *, page: str, how: How = "opened") -> dict[UUID, Seen]:
    """Several looks of several people, each alone, without whom somebody stood in for.

    Those the viewer may not read are left out.
    """
    looks = Look.objects.filter(pk__in=list(look_ids))
    owners = set(looks.values_list("participant_id", flat=True))
    note_look(owners, "looks", how=how, page=page)
    return {one.look_ids[0]: one for one in _seen(None, looks, "id")}


def lookers(participant_id: UUID, *, page: str) -> list[Looker]:
    """Who has looked, the last first."""
    note_look([participant_id], "looks", page=page)
    rows = (
        _looks(participant_id)
        .annotate(who=_viewer())
        .values("viewer_id", "who__name")
        .annotate(last=Max("made_at"))
        .order_by("-last")[:MOST_LOOKERS]
    )
    return [Looker(row["viewer_id"], row["who__name"]) for row in rows if row["who__name"]]


def _viewer() -> FilteredRelation:
    """Somebody whose membership the reader does not see has looked all the same: an outer join.

    Made anew each time: a statement changes the one it is given.
    """
    return FilteredRelation("viewer", condition=Q(viewer__organization_id=F("organization_id")))


def _looks(participant_id: Any) -> QuerySet[Look]:
    return Look.objects.filter(participant_id=participant_id)


def _wanted(looks: QuerySet[Look], only: Only | None) -> QuerySet[Look]:
    if only and only.viewer_id:
        looks = looks.filter(viewer_id=only.viewer_id)
    return looks.filter(how=Look.Hows.WROTE) if only and only.wrote else looks


def _seen(participant_id: UUID | None, looks: QuerySet[Look], *apart: str) -> list[Seen]:
    return _told(participant_id, list(_counted(looks, *apart)))


def _counted(looks: QuerySet[Look], *apart: str) -> QuerySet[Look, dict[str, Any]]:
    """Counted together, but for those that differ in one of `apart`."""
    said = ("day", "viewer_id", "who__name", "who__role", "why", "fact_id", "how", "page")
    counted: QuerySet[Look, dict[str, Any]] = (
        looks.annotate(who=_viewer())
        .values(*said, "sections", *apart)
        .annotate(
            times=Count("id"),
            first=Min("made_at"),
            last=Max("made_at"),
            ids=ArrayAgg("id", order_by="-made_at"),
        )
        .order_by("-day", "first", "viewer_id")
    )
    return counted


def _told(participant_id: UUID | None, rows: list[dict[str, Any]]) -> list[Seen]:
    away = _away(participant_id, {row["why"] for row in rows}) if participant_id else {}
    return [
        Seen(
            day=row["day"],
            viewer_id=row["viewer_id"],
            viewer=row["who__name"] or "",
            role=row["who__role"] or "",
            why=row["why"],
            how=row["how"],
            page=row["page"],
            sections=frozenset(row["sections"]),
            times=row["times"],
            first=row["first"],
            last=row["last"],
            look_ids=tuple(row["ids"]),
            away=away.get(row["fact_id"], ""),
        )
        for row in rows
    ]


def _away(participant_id: UUID, reasons: Iterable[str]) -> dict[UUID, str]:
    """Whom those who covered stood in for, by cover; not asked where nobody covered."""
    return dict(ask("stood_in_for", participant_id)) if "covering" in reasons else {}
