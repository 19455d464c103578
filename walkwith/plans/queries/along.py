"""The plan as somebody takes it along: what stands, in their order; nothing that waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from walkwith.people.looks import note_look
from walkwith.plans.models import Area, Goal, Line, Routine, Step, Want

MOST = 400
L = TypeVar("L", bound=Line)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanToTake:
    areas: Sequence[Area]
    wants: Sequence[Want]
    goals: Sequence[Goal]
    steps: Sequence[Step]
    routines: Sequence[Routine]


def plan_to_take(participant_id: UUID, *, page: str = "along") -> PlanToTake:
    """Five statements, however much there is."""
    note_look([participant_id], "plan", page=page)
    return PlanToTake(
        areas=_standing(Area, participant_id),
        wants=_standing(Want, participant_id),
        goals=_standing(Goal, participant_id),
        steps=_standing(Step, participant_id),
        routines=_standing(Routine, participant_id),
    )


def _standing(kind: type[L], participant_id: UUID) -> list[L]:
    found = kind._default_manager.filter(
        participant_id=participant_id, is_suggestion=False, let_go_at=None
    )
    return list(found.order_by("place", "made_at", "id")[:MOST])
