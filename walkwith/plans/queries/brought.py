"""What was brought over from a plan of a clinic, and what became of each point."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.queries import openings_of
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import BroughtItem
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.queries.plan import participant_named, stands_at_once
from walkwith.plans.queries.suggestions import WRITER

PAGE = "brought"
MOST = 200
WAITING = BroughtItem.Outcomes.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """All points in their order; those not looked at yet are `waiting`."""

    participant: Participant
    waiting: Sequence[BroughtItem]
    sorted: Sequence[BroughtItem]
    may_write: bool
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """One point, which of how many it is, and whether the viewer decides on it."""

    item: BroughtItem
    number: int
    many: int


def brought_of(participant_id: UUID) -> Brought:
    """Four statements, however many points there are."""
    openings = openings_of(participant_id).to_read("identity", "plan")
    participant = participant_named(participant_id, page=PAGE)
    found = brought_items(participant_id)
    return Brought(
        participant=participant,
        waiting=[one for one in found if one.outcome == WAITING],
        sorted=[one for one in found if one.outcome != WAITING],
        may_write="plan" in openings.may_write,
        stands=openings.is_own or stands_at_once(participant_id),
    )


def brought_items(participant_id: UUID) -> list[BroughtItem]:
    """What was brought in one go stays together, in the order of the paper."""
    note_look([participant_id], "plan", page=PAGE)
    found = BroughtItem.objects.filter(participant_id=participant_id, let_go_at=None)
    known = found.select_related("goal").annotate(writer=WRITER)
    return list(known.order_by("made_at", "place", "id")[:MOST])


def brought_item_to_sort(viewer: Actor, brought_item_id: UUID) -> ItemPage:
    known = BroughtItem.objects.filter(pk=brought_item_id, let_go_at=None)
    item = known.select_related("participant", "goal").annotate(writer=WRITER).first()
    if item is None:
        raise NotFound
    check_may_write_line(viewer, participant_id=item.participant_id)
    note_look([item.participant_id], "identity", "plan", page=PAGE)
    order = [one.pk for one in brought_items(item.participant_id)]
    return ItemPage(item=item, number=order.index(item.pk) + 1, many=len(order))


def next_to_sort(participant_id: UUID) -> BroughtItem | None:
    """The first point nobody has looked at yet."""
    return next((one for one in brought_items(participant_id) if one.outcome == WAITING), None)
