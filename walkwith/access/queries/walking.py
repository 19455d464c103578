"""Who stands in which relationship to whom."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from walkwith.access.acts import answer, ask
from walkwith.access.models import Assignment, Block, Supervision
from walkwith.accounts.models import Membership, Roles
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import holds_now
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.people.reach import only_read
from walkwith.people.sections import Section

WORKER_ROLES = (Roles.PEER_SPECIALIST, Roles.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Openings:
    """What the viewer may do with one participant's record right now.

    `relationship` is the nearest that holds, `fact_id` the fact that says so; `others` says that
    there is another one beside it. `writes_theirs`: the viewer is the person, or beside them at
    this moment. `has_stand_in`: somebody stands in with them, as far as the viewer may read that.
    """

    participant_id: UUID
    relationship: str
    may_read: frozenset[str]
    may_write: frozenset[str]
    fact_id: UUID | None = None
    others: bool = False
    writes_theirs: bool = False
    has_stand_in: bool = False

    @property
    def is_own(self) -> bool:
        return self.relationship == "own_record"

    def to_read(self, *sections: Section) -> "Openings":
        """The same; raises `NotFound` unless each of these sections may be read."""
        if not self.may_read.issuperset(sections):
            raise NotFound
        return self

    def to_write(self, *sections: Section) -> "Openings":
        """The same; refuses as `check_may_write` does unless each may be written in."""
        if not (self.may_read | self.may_write).issuperset(sections):
            raise NotFound
        if not self.may_write.issuperset(sections):
            others = {"another"} if self.others else set()
            raise only_read(self.participant_id, {self.relationship} | others)
        return self


def openings_of(participant_id: UUID) -> Openings:
    """The viewer's nearest relationship to the participant, and what it opens with the others."""
    rows = ask("openings_at_hand", participant_id)
    return Openings(
        participant_id=participant_id,
        relationship=rows[0][0] if rows else "",
        may_read=frozenset(section for _, action, section, *_ in rows if action == "read"),
        may_write=frozenset(section for _, action, section, *_ in rows if action == "write"),
        fact_id=rows[0][3] if rows else None,
        others=len({relationship for relationship, *_ in rows}) > 1,
        writes_theirs=any(writes for *_, writes, _ in rows),
        has_stand_in=any(stands_in for *_, stands_in in rows),
    )


def is_kept_out() -> Exists:
    """Is the worker of a row kept out by the person it is about, in whatever place of theirs?

    As far as the viewer reads whom that person keeps out.
    """
    return Exists(
        Block.objects.filter(
            holds_now(),
            participant_id=OuterRef("participant_id"),
            member__person_key=OuterRef("worker__person_key"),
        )
    )


def assignments_of(participant_id: UUID, *, page: str) -> list[Assignment]:
    """Who walks with somebody now, the ones who always do before the backups.

    Somebody whose work here has ended is among them until their walk is ended, too: `is_here`.
    Whoever may read whom the person keeps out finds it at each: `is_kept_out`.
    """
    note_look([participant_id], "relationships", page=page)
    return _walking_with(person=participant_id)


@prepared
def _walking_with(*, person: Any) -> QuerySet[Assignment]:
    return (
        Assignment.objects.filter(participant_id=person)
        .filter(holds_now())
        .annotate(is_kept_out=is_kept_out())
        .select_related("worker")
        .order_by("-kind", "starts_at")
    )


def assignment_with_id(assignment_id: UUID, *, page: str) -> Assignment:
    """One that holds now, with its worker and participant. Raises `NotFound`."""
    found = (
        Assignment.objects.filter(pk=assignment_id, ends_at=None)
        .select_related("worker", "participant")
        .first()
    )
    if found is None:
        raise NotFound
    note_look([found.participant_id], "identity", "relationships", page=page)
    return found


def is_here(worker: Membership) -> bool:
    """Whether a worker who once worked in the house still does."""
    return worker.is_here


def workers_of_the_house() -> list[Membership]:
    """Everybody who may walk with somebody, by name."""
    return list(_workers().order_by("name", "pk"))


def workers_to_lead() -> list[Membership]:
    """Everybody whom somebody may lead: also those who left, while their people wait."""
    left = Membership.objects.filter(pk__in=answer("left_people"))
    return [*workers_of_the_house(), *left.order_by("name", "pk")]


def workers_led_by(supervisor_id: UUID) -> list[Membership]:
    """The workers whom a supervisor leads now, by name."""
    led = Supervision.objects.filter(holds_now(), supervisor_id=supervisor_id)
    return list(_workers().filter(pk__in=led.values("worker_id")).order_by("name", "pk"))


def workers_to_welcome(actor: Actor) -> list[Membership]:
    """With whom somebody new can walk: the actor first, then the workers whom they lead."""
    me = _workers().filter(pk=actor.id)
    return [*me, *workers_led_by(actor.id)]


def workers_to_assign(participant_id: UUID) -> list[Membership]:
    """Everybody of the house who may walk with them and does not yet, by name.

    Whoever is kept out by a block is not among them, and nobody is told why.
    """
    walking = Assignment.objects.filter(holds_now(), participant_id=participant_id)
    allowed = _workers().filter(pk__in=answer("may_walk_with", participant_id))
    return list(allowed.exclude(pk__in=walking.values("worker_id")).order_by("name", "pk"))


def supervisions_now() -> list[Supervision]:
    """Who leads whom, by the name of who leads."""
    return list(
        Supervision.objects.filter(holds_now())
        .select_related("supervisor", "worker")
        .order_by("supervisor__name", "worker__name")
    )


def _workers() -> QuerySet[Membership]:
    return Membership.objects.filter(holds_now(), role__in=WORKER_ROLES)
