"""What the forms of a plan need: the line itself, and what it can be for."""

from typing import TypeVar
from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.plans.models import Area, Goal, Line, Obstacle, Step, Want
from walkwith.plans.policies import check_may_change_line, check_may_plan
from walkwith.plans.under import base_named

L = TypeVar("L", bound=Line)
MOST_CHOICES = 60


def line_to_change(viewer: Actor, kind: type[L], line_id: UUID) -> L:
    """One line with its participant, for whoever may change it."""
    known = kind._default_manager.select_related("participant")
    found = known.filter(pk=line_id).first()
    if found is None:
        raise NotFound
    check_may_change_line(viewer, line=found)
    note_look([found.participant_id], "identity", found.section, page="plan")
    return found


def area_to_edit(viewer: Actor, area_id: UUID) -> Area:
    return line_to_change(viewer, Area, area_id)


def want_to_edit(viewer: Actor, want_id: UUID) -> Want:
    return line_to_change(viewer, Want, want_id)


def goal_to_edit(viewer: Actor, goal_id: UUID) -> Goal:
    return line_to_change(viewer, Goal, goal_id)


def step_to_edit(viewer: Actor, step_id: UUID) -> Step:
    return line_to_change(viewer, Step, step_id)


def area_to_plan_in(viewer: Actor, area_id: UUID) -> Area:
    """One part of life with its participant, for who writes in the plan, or suggests."""
    found = Area.objects.filter(pk=area_id).select_related("participant").first()
    if found is None:
        raise NotFound
    check_may_plan(viewer, participant_id=found.participant_id)
    note_look([found.participant_id], "identity", "plan", page="plan")
    return found


def base_to_add_to(viewer: Actor, kind: str, line_id: UUID) -> Goal | Obstacle:
    """The goal or the obstacle that an option or a lesson is for, with its participant."""
    found = base_named(kind, line_id)
    check_may_plan(viewer, participant_id=found.participant_id)
    note_look([found.participant_id], "identity", "plan", page="plan")
    return found


def areas_chosen(participant_id: UUID) -> set[str]:
    """The kinds of the parts of life that stand in their plan."""
    note_look([participant_id], "plan", page="plan")
    standing = Area.objects.filter(
        participant_id=participant_id, is_suggestion=False, let_go_at=None
    )
    return set(standing.values_list("kind", flat=True))


def wants_of_areas(participant_id: UUID, *, page: str = "plan") -> list[Want]:
    """What they want in each part of life, to choose what a goal is for."""
    note_look([participant_id], "plan", page=page)
    return list(
        Want.objects.filter(
            participant_id=participant_id,
            area__let_go_at=None,
            area__isnull=False,
            is_suggestion=False,
            let_go_at=None,
        )
        .select_related("area")
        .order_by("area__place", "place", "made_at", "id")[:MOST_CHOICES]
    )


def open_goals_of(participant_id: UUID, *, page: str = "plan") -> list[Goal]:
    """Their goals, to choose what a step is for."""
    note_look([participant_id], "plan", page=page)
    return list(
        Goal.objects.filter(
            participant_id=participant_id, is_suggestion=False, done_at=None, let_go_at=None
        ).order_by("place", "made_at", "id")[:MOST_CHOICES]
    )
