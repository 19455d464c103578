"""Whom the viewer knows, and whom somebody keeps out, for those who may read it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from walkwith.access.models import (
    Block,
    KnownPerson,
    PrivacyContact,
    Recipient,
    SaidWhomTheyKnow,
    Supervision,
)
from walkwith.access.queries.covers import leaders_of
from walkwith.access.queries.walking import Openings, assignments_of, openings_of
from walkwith.access.rules.keeping_out import MOST_KNOWN, Yeses
from walkwith.accounts.models import Membership, Roles
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import holds_now
from walkwith.people.looks import note_look

THE_HOUSE = (Roles.PEER_SPECIALIST, Roles.SUPERVISOR, Roles.ADMINISTRATOR)
OF_THE_HOUSE = (*THE_HOUSE, Roles.PARTNER)
MOST_MEMBERS = 500


@dataclass(frozen=True, slots=True)
class Lifting:
    """A block, and whose yes to lifting it is there."""

    block: Block
    yeses: Yeses
    first_by: str
    second_by: str
    needs_mine: bool
    owns: bool


@dataclass(frozen=True, slots=True)
class Keeping:
    """Somebody about to be kept out: do they walk along, who walks on, who looks for a new one."""

    member: Membership
    walks: bool
    others: list[str]
    leaders: list[str]


def has_said_whom_they_know(viewer: Actor) -> bool:
    """Was the question answered once? Always for those who are not asked."""
    if viewer.role not in THE_HOUSE:
        return True
    return SaidWhomTheyKnow.objects.filter(worker_id=viewer.id).exists()


def known_people(viewer: Actor) -> list[KnownPerson]:
    """The viewer's own list, by name."""
    mine = KnownPerson.objects.filter(worker_id=viewer.id)
    return list(mine.order_by("folded", "id")[:MOST_KNOWN])


def members_to_keep_out(viewer: Actor, participant_id: UUID) -> list[Membership]:
    """Everybody of the house and of their own people, by name: but the viewer, and those whom the
    viewer sees kept out.
    """
    note_look([participant_id], "identity", "consents", page="blocks")
    near = Recipient.objects.filter(of_id=participant_id).values("membership_id")
    asked = Q(role__in=OF_THE_HOUSE) | Q(role=Roles.SUPPORTER, pk__in=near)
    members = Membership.objects.filter(holds_now(), asked).exclude(pk=viewer.id)
    out = _blocks(participant_id).values("member__person_key")
    return list(members.exclude(person_key__in=out).order_by("name", "pk")[:MOST_MEMBERS])


def keeping(member: Membership, participant_id: UUID) -> Keeping:
    """What follows when this member is kept out, as far as the viewer may know."""
    note_look([participant_id], "relationships", page="blocks")
    walking = assignments_of(participant_id, page="blocks")
    out = set(_blocks(participant_id).values_list("member__person_key", flat=True))
    others = [
        one.worker for one in walking if one.worker.person_key not in {member.person_key, *out}
    ]
    return Keeping(
        member=member,
        walks=member.person_key in {one.worker.person_key for one in walking},
        others=[one.name for one in others if one.is_here],
        leaders=[one.name for one in leaders_of(member.pk) if one.person_key not in out],
    )


def is_over(actor: Actor, member_id: UUID) -> bool:
    """Does this member lead the actor, or is asked about privacy?"""
    leads = Supervision.objects.filter(holds_now(), supervisor_id=member_id, worker_id=actor.id)
    asked = PrivacyContact.objects.filter(holds_now(), member_id=member_id)
    return leads.exists() or asked.exists()


def blocks_of(participant_id: UUID, openings: Openings) -> list[Block]:
    """Whom somebody keeps out now; nobody for a viewer who may file it and not read it."""
    if "blocks" not in openings.may_read:
        return []
    note_look([participant_id], "blocks", page="blocks")
    found = _blocks(participant_id).select_related("member", "declared_by")
    return list(found.order_by("starts_at", "id"))


def lifting(viewer: Actor, block_id: UUID) -> Lifting:
    """One block that holds, and who has agreed to lift it. Raises `NotFound`."""
    block = (
        Block.objects.filter(holds_now(), pk=block_id)
        .select_related("member", "participant", "first_by", "second_by")
        .first()
    )
    if block is None:
        raise NotFound
    note_look([block.participant_id], "identity", "blocks", page="blocks")
    owns = openings_of(block.participant_id).is_own
    yeses = Yeses(block.participant_agreed_at is not None, block.first_by_id, block.second_by_id)
    return Lifting(
        block=block,
        yeses=yeses,
        first_by=block.first_by.name if block.first_by else "",
        second_by=block.second_by.name if block.second_by else "",
        needs_mine=yeses.still_needs(viewer.id, owns=owns),
        owns=owns,
    )


def _blocks(participant_id: UUID) -> QuerySet[Block]:
    return Block.objects.filter(holds_now(), participant_id=participant_id)
