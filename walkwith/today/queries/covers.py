"""Cover on a worker's Today: for whom they stand in, who stands in for them, who is to choose."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.models import Cover
from walkwith.access.queries import OpenCovers, people_covered
from walkwith.access.sentences.covers import ToldCover, told_cover
from walkwith.access.sentences.standing import cover_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.schedule.models import Appointment

MOST = 60


@dataclass(frozen=True, slots=True)
class Covered:
    """Somebody the viewer stands in with, and when they meet next in these days."""

    participant: Participant
    next: Appointment | None


@dataclass(frozen=True, slots=True)
class StandingIn:
    """For whom the viewer stands in just now, and with whom: first those they meet."""

    words: str
    cover: Cover
    people: list[Covered]

    @property
    def met(self) -> list[Covered]:
        planned = [
            (one.next.starts_at, number) for number, one in enumerate(self.people) if one.next
        ]
        return [self.people[number] for _starts_at, number in sorted(planned)]

    @property
    def others(self) -> list[Covered]:
        return [one for one in self.people if not one.next]


@dataclass(frozen=True, slots=True)
class CoverCards:
    asked: list[ToldCover]
    now: list[StandingIn]
    mine: list[ToldCover]
    to_choose: list[ToldCover]


def cover_cards(viewer: Actor, covers: OpenCovers, today: dt.date) -> CoverCards:
    """No statement of its own; three for somebody who stands in, however many people."""

    def told(found: Collection[Cover]) -> list[ToldCover]:
        return [told_cover(one, zone=viewer.zone, today=today) for one in found]

    return CoverCards(
        asked=told(covers.asked_of_me),
        now=_standing_in(covers, today),
        mine=told(covers.mine),
        to_choose=told(covers.to_choose),
    )


def _standing_in(covers: OpenCovers, today: dt.date) -> list[StandingIn]:
    now = clock.now()
    running = [cover for cover in covers.standing_in if cover.starts_at <= now]
    if not running:
        return []
    people = people_covered(page="today")
    ahead = _ahead([one.pk for group in people.values() for one in group], now)
    return [
        StandingIn(
            words=cover_words(cover, today),
            cover=cover,
            people=[
                Covered(one, _before(ahead.get(one.pk), cover.ends_at))
                for one in people.get(cover.pk, [])
            ],
        )
        for cover in running
    ]


def _ahead(people: Collection[UUID], now: dt.datetime) -> dict[UUID, Appointment]:
    """What each of them has planned next, where that is within reach."""
    planned = Appointment.objects.filter(
        participant_id__in=people, starts_at__gte=now, state=Appointment.States.PLANNED
    ).order_by("starts_at", "id")
    found: dict[UUID, Appointment] = {}
    for one in planned.select_related("meeting")[:MOST]:
        found.setdefault(one.participant_id, one)
    note_look(found, "schedule", how="listed", page="today")
    return found


def _before(appointment: Appointment | None, ends_at: dt.datetime) -> Appointment | None:
    return appointment if appointment and appointment.starts_at < ends_at else None
