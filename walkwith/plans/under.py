"""What an option or a lesson is for: a goal, or something in the way."""

from uuid import UUID

from django.urls import reverse

from walkwith.foundation.errors import NotFound
from walkwith.plans import lines
from walkwith.plans.models import Goal, Lesson, Obstacle, Option

Base = Goal | Obstacle
KINDS: dict[str, type[Goal] | type[Obstacle]] = {"goal": Goal, "obstacle": Obstacle}


def base_named(kind: str, line_id: UUID) -> Base:
    """The goal or the obstacle, or `NotFound`."""
    if kind not in KINDS:
        raise NotFound
    return lines.line_with(KINDS[kind], line_id)


def put_under(line: Option | Lesson, base: Base) -> None:
    if isinstance(base, Goal):
        line.goal = base
    else:
        line.obstacle = base


def look_of(line: Option | Lesson) -> str:
    """The code of the page where it stands."""
    return "obstacles" if line.obstacle_id else "plan"


def page_of(line: Option | Lesson) -> str:
    """The address of the page where it stands."""
    if line.obstacle_id:
        return reverse("plans:obstacle", args=[line.obstacle_id])
    if line.goal_id:
        return reverse("plans:goal", args=[line.goal_id])
    return reverse("plans:plan", args=[line.participant_id])
