"""What is in the way, with the options around it, what was tried, and the steps it led to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from walkwith.access.queries import openings_of
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Goal, Lesson, Obstacle, Option, Step
from walkwith.plans.queries.lines import line_to_change
from walkwith.plans.queries.plan import participant_named, stands_at_once
from walkwith.plans.queries.suggestions import WRITER

PAGE = "obstacles"
MOST = 60
MOST_UNDER = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacles:
    """All that is in the way, in their order; each with `options` (how many) and `chosen`."""

    participant: Participant
    open: Sequence[Obstacle]
    waiting: Sequence[Obstacle]
    over: Sequence[Obstacle]
    may_write: bool
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What stands, and waits, under a goal or an obstacle."""

    options: Sequence[Option]
    lessons: Sequence[Lesson]
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstaclePage:
    participant: Participant
    obstacle: Obstacle
    under: Under
    may_write: bool
    stands: bool


def obstacles_of(participant_id: UUID) -> Obstacles:
    """Four statements, however many there are."""
    openings = openings_of(participant_id).to_read("identity", "plan")
    participant = participant_named(participant_id, page=PAGE)
    found = list(_obstacles(participant_id))
    return Obstacles(
        participant=participant,
        open=[one for one in found if one.is_open and not one.is_suggestion],
        waiting=[one for one in found if one.is_open and one.is_suggestion],
        over=[one for one in found if one.over_at and not one.let_go_at],
        may_write="plan" in openings.may_write,
        stands=openings.is_own or stands_at_once(participant_id),
    )


def obstacle_with(obstacle_id: UUID) -> ObstaclePage:
    """Seven statements, whatever is under it."""
    known = Obstacle.objects.filter(pk=obstacle_id).select_related("participant", "goal")
    obstacle = known.annotate(writer=WRITER).first()
    if obstacle is None:
        raise NotFound
    openings = openings_of(obstacle.participant_id).to_read("identity", "plan")
    note_look([obstacle.participant_id], "identity", "plan", page=PAGE)
    return ObstaclePage(
        participant=obstacle.participant,
        obstacle=obstacle,
        under=under(obstacle),
        may_write="plan" in openings.may_write,
        stands=openings.is_own or stands_at_once(obstacle.participant_id),
    )


def under(base: Goal | Obstacle) -> Under:
    """Options, lessons and steps of a goal or an obstacle, let go ones left out."""
    page = PAGE if isinstance(base, Obstacle) else "plan"
    note_look([base.participant_id], "plan", page=page)
    its = Q(**{str(base._meta.model_name): base.pk}, participant_id=base.participant_id)
    return Under(
        options=_open(Option.objects.filter(its, let_go_at=None)),
        lessons=_open(Lesson.objects.filter(its, let_go_at=None)),
        steps=_open(Step.objects.filter(its, let_go_at=None).select_related("meeting")),
    )


def obstacle_to_change(viewer: Actor, obstacle_id: UUID) -> Obstacle:
    return line_to_change(viewer, Obstacle, obstacle_id)


def option_to_change(viewer: Actor, option_id: UUID) -> Option:
    return line_to_change(viewer, Option, option_id)


def lesson_to_change(viewer: Actor, lesson_id: UUID) -> Lesson:
    return line_to_change(viewer, Lesson, lesson_id)


def obstacles_before(goal: Goal) -> list[Obstacle]:
    """What stands before a goal."""
    note_look([goal.participant_id], "plan", page="plan")
    found = Obstacle.objects.filter(goal=goal, let_go_at=None, is_suggestion=False)
    return list(found.order_by("place", "made_at", "id")[:MOST])


def _obstacles(participant_id: UUID) -> QuerySet[Obstacle]:
    note_look([participant_id], "plan", page=PAGE)
    its = Option.objects.filter(
        obstacle_id=OuterRef("pk"), let_go_at=None, is_suggestion=False
    ).order_by()
    chosen = its.filter(chosen_at__isnull=False).order_by("-chosen_at").values("words")[:1]
    many = its.values("obstacle_id").annotate(many=Count("pk")).values("many")
    return (
        Obstacle.objects.filter(participant_id=participant_id, let_go_at=None)
        .select_related("goal")
        .annotate(writer=WRITER, chosen=Subquery(chosen), options=Subquery(many))
        .order_by("place", "made_at", "id")[:MOST]
    )


def _open(found: QuerySet[Any]) -> list[Any]:
    return list(found.annotate(writer=WRITER).order_by("place", "made_at", "id")[:MOST_UNDER])
