"""What has left, to whom and why; and which law a program stands under."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import TruncDate

from walkwith.access.acts import answer, ask
from walkwith.access.matrix import THEIRS
from walkwith.access.models import Disclosure, Look, Regime
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.access.rules.bases import Basis
from walkwith.accounts.models import Program
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.reach import check_may_read
from walkwith.people.sections import SECTIONS, Section

DAYS_A_PAGE = 20
NEWEST_FIRST = ("-starts_on", "-made_at", "-id")


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody outside saw on one day through a consent: a disclosure as well."""

    day: dt.date
    viewer: str
    sections: frozenset[str]
    times: int
    consent_id: UUID
    first: dt.datetime
    last: dt.datetime


@dataclass(frozen=True, slots=True)
class LinkOpened:
    """Somebody outside opened the link to what was sent to them, so many times on one day."""

    day: dt.date
    recipient: str
    sections: frozenset[str]
    times: int
    last: dt.datetime


@dataclass(frozen=True, slots=True)
class AccountOfDay:
    """Everything that left on one local day, the newest first."""

    day: dt.date
    sent: list[Disclosure]
    shown: list[Shown]
    opened: list[LinkOpened]


def account_of(
    participant_id: UUID, number: str | int | None, *, viewer: Actor
) -> tuple[Page[dt.date], list[AccountOfDay]]:
    """One page of days on which something left, with all of it; each line with who sent it.

    What a partner or supporter saw through a consent is among it, and each day on which a link
    was opened. Raises `NotFound` for those who may not read the account.
    """
    check_may_read(participant_id, "disclosures", "looks")
    note_look([participant_id], "disclosures", "looks", page="disclosures")
    sent, shown = _sent(participant_id, viewer.zone), _shown(participant_id)
    opened = [
        LinkOpened(day, to, frozenset(sections), times, last)
        for day, to, sections, times, last in ask("links_opened", participant_id, viewer.zone)
    ]
    days = sent.values_list("local_day").union(shown.values_list("day"))
    all_days = sorted({*(day for (day,) in days), *(one.day for one in opened)}, reverse=True)
    page: Page[dt.date] = Paginator(all_days, DAYS_A_PAGE).get_page(number)
    wanted = list(page)
    lines = list(
        sent.filter(local_day__in=wanted)
        .select_related("participant", "by", "consent")
        .order_by("-made_at", "-id")
    )
    looks = _told(shown.filter(day__in=wanted))
    return page, [
        AccountOfDay(
            day=day,
            sent=[line for line in lines if line.local_day == day],
            shown=[look for look in looks if look.day == day],
            opened=[one for one in opened if one.day == day],
        )
        for day in wanted
    ]


def regime_of(program_id: UUID | None, day: dt.date) -> str:
    """The kind of `Regime` a program stands under on a day: the strictest where none is said."""
    if program_id is None:
        return Regime.Kinds.PART_2.value
    decided = Regime.objects.filter(program_id=program_id, starts_on__lte=day)
    return _kind_on(day, list(decided.order_by(*NEWEST_FIRST)[:1]))


def sections_to_leave(participant_id: UUID, basis: Basis) -> list[Section]:
    """The sections of somebody's record that the viewer may let leave on this basis.

    What is theirs goes whole or not at all: nobody but them hands it over, or who sits beside them.
    """
    kept = set(answer("kept_back", participant_id, list(SECTIONS), basis))
    if not may_write_theirs(participant_id):
        kept |= set(THEIRS)
    return [section for section in SECTIONS if section not in kept]


@dataclass(frozen=True, slots=True)
class Standing:
    """A program, the law it stands under today, and every decision about it, the newest first."""

    program: Program
    kind: str
    history: list[Regime]


def standings_of_the_house(actor: Actor, today: dt.date) -> list[Standing]:
    """Each program of the house with its regimes."""
    decided = list(
        Regime.objects.filter(organization_id=actor.organization_id).order_by(
            "-starts_on", "-made_at", "-id"
        )
    )
    return [
        Standing(program=program, kind=_kind_on(today, history), history=history)
        for program in Program.objects.filter(organization_id=actor.organization_id).order_by(
            "name"
        )
        for history in [[one for one in decided if one.program_id == program.pk]]
    ]


def _kind_on(today: dt.date, history: list[Regime]) -> str:
    held = (one.kind for one in history if one.starts_on <= today)
    return next(held, Regime.Kinds.PART_2.value)


def _sent(participant_id: UUID, zone: str) -> "QuerySet[Any]":
    """The lines of the account, each with `local_day`."""
    of_day = TruncDate("made_at", tzinfo=ZoneInfo(zone))
    return Disclosure.objects.filter(participant_id=participant_id).annotate(local_day=of_day)


def _shown(participant_id: UUID) -> QuerySet[Look]:
    return Look.objects.filter(participant_id=participant_id, why="consented")


def _told(looks: QuerySet[Look]) -> list[Shown]:
    rows = (
        looks.values("day", "viewer_id", "viewer__name", "fact_id", "sections")
        .annotate(times=Count("id"), first=Min("made_at"), last=Max("made_at"))
        .order_by("-day", "viewer_id", "fact_id", "first")
    )
    told: dict[tuple[object, ...], Shown] = {}
    for row in rows:
        key = (row["day"], row["viewer_id"], row["fact_id"])
        one = Shown(
            day=row["day"],
            viewer=row["viewer__name"],
            sections=frozenset(row["sections"]),
            times=row["times"],
            consent_id=row["fact_id"],
            first=row["first"],
            last=row["last"],
        )
        told[key] = _both(told[key], one) if key in told else one
    return sorted(told.values(), key=lambda one: one.last, reverse=True)


def _both(one: Shown, other: Shown) -> Shown:
    return Shown(
        day=one.day,
        viewer=one.viewer,
        sections=one.sections | other.sections,
        times=one.times + other.times,
        consent_id=one.consent_id,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
    )
