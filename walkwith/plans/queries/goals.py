"""One goal with all that belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.queries import openings_of
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import BroughtItem, Goal, Obstacle
from walkwith.plans.queries.obstacles import Under, obstacles_before, under
from walkwith.plans.queries.plan import stands_at_once
from walkwith.plans.queries.suggestions import WRITER


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage:
    """`brought` is the point of a clinic's plan that it came from, if it did."""

    participant: Participant
    goal: Goal
    under: Under
    obstacles: Sequence[Obstacle]
    brought: BroughtItem | None
    may_write: bool
    stands: bool


def goal_with(goal_id: UUID) -> GoalPage:
    """Nine statements, whatever belongs to it."""
    known = Goal.objects.filter(pk=goal_id).select_related("participant", "want")
    goal = known.annotate(writer=WRITER).first()
    if goal is None:
        raise NotFound
    openings = openings_of(goal.participant_id).to_read("identity", "plan")
    note_look([goal.participant_id], "identity", "plan", page="plan")
    return GoalPage(
        participant=goal.participant,
        goal=goal,
        under=under(goal),
        obstacles=obstacles_before(goal),
        brought=BroughtItem.objects.filter(goal=goal).order_by("made_at").first(),
        may_write="plan" in openings.may_write,
        stands=openings.is_own or stands_at_once(goal.participant_id),
    )
