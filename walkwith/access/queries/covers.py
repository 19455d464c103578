"""Who stands in for whom, and what people agreed to about it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import DateTimeField, Func, QuerySet

from walkwith.access.acts import answer, ask
from walkwith.access.models import Assignment, Cover, CoverAgreement, Supervision
from walkwith.access.queries.walking import workers_of_the_house
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import holds_now
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant

MOST = 60
MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody stands in for somebody, as everybody may read who may read who walks along."""

    cover_id: UUID
    away_id: UUID
    away: str
    worker_id: UUID
    worker: str
    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()


@dataclass(frozen=True, slots=True)
class Held:
    """One of the asker's people, and whether the cover holds for them."""

    participant: Participant
    is_held: bool


@dataclass(frozen=True, slots=True)
class OpenCovers:
    """Every cover the viewer has to do with that is not over, by what it is to them."""

    asked_of_me: list[Cover]
    standing_in: list[Cover]
    mine: list[Cover]
    of_my_team: list[Cover]

    @property
    def to_choose(self) -> list[Cover]:
        """Those of the team that wait for somebody to be chosen."""
        return [cover for cover in self.of_my_team if cover.worker_id is None]


def open_covers(viewer: Actor) -> OpenCovers:
    """One statement. Rows of the house: who is away is no part of anybody's record."""
    found: list[Cover] = _open_ones()
    to_me = [cover for cover in found if cover.worker_id == viewer.id and not cover.declined_at]
    return OpenCovers(
        asked_of_me=[cover for cover in to_me if cover.accepted_at is None],
        standing_in=[cover for cover in to_me if cover.accepted_at is not None],
        mine=[cover for cover in found if cover.away_id == viewer.id],
        of_my_team=[cover for cover in found if viewer.id not in (cover.away_id, cover.worker_id)],
    )


def cover_with_id(cover_id: UUID) -> Cover:
    """One that is not over, with both workers. Raises `NotFound`."""
    found = _open().filter(pk=cover_id).first()
    if found is None:
        raise NotFound
    return found


def cover_to_choose(viewer: Actor, cover_id: UUID) -> Cover:
    """One the viewer asked for, or somebody they lead. Raises `NotFound`."""
    found = cover_with_id(cover_id)
    if not chooses(viewer, found):
        raise NotFound
    return found


def chooses(viewer: Actor, cover: Cover) -> bool:
    """Whether the viewer says who stands in: who asked, and who leads them."""
    return cover.away_id == viewer.id or cover.away_id in answer("led")


def held_people(cover: Cover, *, page: str) -> list[Held]:
    """The people of whoever is away, as far as the viewer reaches them, and who is covered."""
    walks = Assignment.objects.filter(holds_now(), worker_id=cover.away_id)
    people = Participant.objects.filter(pk__in=walks.values("participant_id"))
    found = list(people.order_by("preferred_name", "id")[:MOST_PEOPLE])
    note_look([one.pk for one in found], "identity", "relationships", how="listed", page=page)
    held = set(answer("held_by", cover.pk))
    return [Held(one, one.pk in held) for one in found]


def numbers_held(cover: Cover) -> tuple[int, int]:
    """For how many of the asker's people it holds, and of how many. Names would tell of blocks."""
    walks = Assignment.objects.filter(holds_now(), worker_id=cover.away_id)
    people = set(walks.values_list("participant_id", flat=True))
    note_look(people, "relationships", how="listed", page="cover")
    return len(people.intersection(answer("held_by", cover.pk))), len(people)


def people_covered(*, page: str) -> dict[UUID, list[Participant]]:
    """Whom the viewer stands in for now, by cover: only those who agreed to it beforehand."""
    covers: dict[UUID, UUID] = dict(ask("people_by", "covering"))
    found = Participant.objects.filter(pk__in=covers).order_by("preferred_name", "id")
    people: dict[UUID, list[Participant]] = {}
    for one in found[:MOST_PEOPLE]:
        people.setdefault(covers[one.pk], []).append(one)
    note_look(covers, "identity", how="listed", page=page)
    return people


def covers_now(participant_id: UUID, *, page: str) -> list[StandIn]:
    """Who stands in with somebody, now or soon; for whoever may read who walks with them."""
    note_look([participant_id], "relationships", page=page)
    return sorted(
        (StandIn(*row) for row in ask("covers_of", participant_id)),
        key=lambda one: (one.starts_at, one.away),
    )


def agreement_of(participant_id: UUID, *, page: str) -> CoverAgreement | None:
    """What they agreed to let a stand-in see; None when nobody has asked yet."""
    note_look([participant_id], "consents", page=page)
    return (
        CoverAgreement.objects.filter(holds_now(), participant_id=participant_id)
        .select_related("written_by")
        .order_by("-starts_at")
        .first()
    )


def colleagues_of(worker_id: UUID) -> list[Membership]:
    """Everybody of the house who could stand in for a worker, by name."""
    return [one for one in workers_of_the_house() if one.pk != worker_id]


def leaders_of(worker_id: UUID) -> list[Membership]:
    """Who leads a worker now, by name."""
    leads = Supervision.objects.filter(holds_now(), worker_id=worker_id)
    here = Membership.objects.filter(holds_now(), pk__in=leads.values("supervisor_id"))
    return list(here.order_by("name", "pk"))


@prepared
def _open_ones() -> QuerySet[Cover]:
    return _open().order_by("starts_at", "id")[:MOST]


def _open() -> QuerySet[Cover]:
    now = Func(function="statement_timestamp", output_field=DateTimeField())
    return Cover.objects.filter(ends_at__gt=now).select_related("away", "worker")
