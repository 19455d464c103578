"""The budget, for the person, who sits beside them, and to whom they show it by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.acts import answer
from walkwith.access.queries import openings_of
from walkwith.access.queries.showing import ShownPart, parts_shown
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Amount
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.queries.lines import line_to_change
from walkwith.plans.queries.plan import participant_named
from walkwith.plans.queries.suggestions import WRITER

MOST = 300
PAGE = "budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The amounts, also those let go, what is needed first. Without `is_open` there are none.

    With `may_write` the viewer writes what stands at once; with `may_suggest`, what waits.
    """

    participant: Participant
    is_open: bool
    amounts: Sequence[Amount]
    shown: Sequence[ShownPart]
    may_write: bool
    may_suggest: bool
    may_sit_beside: bool


def budget_of(participant_id: UUID) -> Budget:
    openings = openings_of(participant_id).to_read("identity", "budget")
    participant = participant_named(participant_id, page=PAGE)
    is_whole = openings.writes_theirs
    is_open = is_whole or _is_shown(participant_id)
    may_write = "budget" in openings.may_write
    return Budget(
        participant=participant,
        is_open=is_open,
        amounts=amounts_of(participant_id) if is_open else [],
        shown=parts_shown(participant_id, "budget", page=PAGE) if is_whole else [],
        may_write=is_whole and may_write,
        may_suggest=is_open and may_write,
        may_sit_beside=may_write and not is_whole,
    )


def amounts_of(participant_id: UUID, *, page: str = PAGE) -> list[Amount]:
    """What is needed first, then the rest, each in their order. With `writer`, or None."""
    note_look([participant_id], "budget", page=page)
    return list(
        Amount.objects.filter(participant_id=participant_id)
        .annotate(writer=WRITER)
        .order_by("-is_needed", "place", "day", "made_at", "id")[:MOST]
    )


def budget_to_write(viewer: Actor, participant_id: UUID) -> tuple[Participant, bool]:
    """The person an amount is written for, and whether it stands at once; else it waits.

    Who walks with them suggests only while the budget is shown to them.
    """
    stands = may_write_theirs(participant_id)
    check_may_write_line(
        viewer,
        participant_id=participant_id,
        section="budget",
        is_suggestion=not stands and _is_shown(participant_id),
    )
    return participant_named(participant_id, page=PAGE), stands


def amount_to_edit(viewer: Actor, amount_id: UUID) -> Amount:
    """One amount with its participant, for who may change it. Raises `NotFound`."""
    found = line_to_change(viewer, Amount, amount_id)
    note_look([found.participant_id], "identity", "budget", page=PAGE)
    return found


def _is_shown(participant_id: UUID) -> bool:
    return f"{participant_id}:budget" in answer("shown_parts")
