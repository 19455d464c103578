import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from walkwith.access.queries import openings_of
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import first, prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Area, Goal, Step, Want
from walkwith.plans.policies import check_may_plan
from walkwith.plans.queries.steps import MOST_DONE, done_steps_of, open_steps_of
from walkwith.plans.queries.suggestions import WRITER, Waiting, newest_want, suggestions_of

MOST_AREAS = 30
MOST_WANTS = 100
MOST_GOALS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPart:
    """A goal with its steps: those done lately, then the open ones in their order."""

    goal: Goal
    done: list[Step]
    steps: list[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantPart:
    want: Want
    goals: list[GoalPart]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPart:
    area: Area
    wants: list[WantPart]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the plan page shows. `goals` and `steps` are those of no part of life.

    Does what the viewer writes stand at once (`stands`), or may they suggest (`may_write`)?
    """

    participant: Participant
    want: Want | None
    areas: list[AreaPart]
    goals: list[GoalPart]
    steps: list[Step]
    suggestions: list[Waiting]
    lately: list[Goal | Step]
    may_write: bool
    stands: bool


def plan_of(participant_id: UUID, *, page: str = "plan") -> Plan:
    """Nine statements, however long the plan is."""
    openings = openings_of(participant_id).to_read("identity", "plan")
    participant = participant_named(participant_id, page=page)
    note_look([participant_id], "plan", page=page)
    areas, wants, goals = _standing(participant_id)
    steps = [one for one in open_steps_of(participant_id, page=page) if not one.is_suggestion]
    done = done_steps_of(participant_id, page=page)
    parts = _parts_of(goals, sorted(steps, key=_in_order), done)
    named = {one.area.pk: one for one in areas}
    in_areas: dict[UUID | None, WantPart] = {}
    for want in wants:
        if want.area_id and want.area_id in named:
            in_areas[want.pk] = WantPart(want=want, goals=[])
            named[want.area_id].wants.append(in_areas[want.pk])
    for part in parts:
        if part.goal.want_id in in_areas:
            in_areas[part.goal.want_id].goals.append(part)
    known = {part.goal.pk for part in parts}
    return Plan(
        participant=participant,
        want=_newest(wants),
        areas=areas,
        goals=[part for part in parts if part.goal.want_id not in in_areas],
        steps=[step for step in steps if step.goal_id not in known],
        suggestions=suggestions_of(participant_id, page=page),
        lately=_lately(goals, [step for step in done if step.goal_id not in known]),
        may_write="plan" in openings.may_write,
        stands=openings.writes_theirs,
    )


def _standing(participant_id: UUID) -> tuple[list[AreaPart], list[Want], list[Goal]]:
    """What stands of areas, wants and goals, each in the order the person gave it."""
    return (
        [AreaPart(area=area, wants=[]) for area in _areas(person=participant_id)],
        _wants(person=participant_id),
        _goals(person=participant_id),
    )


def _stand(person: Any) -> Q:
    return Q(participant_id=person, is_suggestion=False, let_go_at=None)


@prepared
def _areas(*, person: Any) -> QuerySet[Area]:
    return Area.objects.filter(_stand(person)).order_by("place", "made_at", "id")[:MOST_AREAS]


@prepared
def _wants(*, person: Any) -> QuerySet[Want]:
    wants = Want.objects.filter(_stand(person)).annotate(writer=WRITER)
    return wants.order_by("place", "made_at", "id")[:MOST_WANTS]


@prepared
def _goals(*, person: Any) -> QuerySet[Goal]:
    goals = Goal.objects.filter(_stand(person))
    return goals.order_by("place", F("day").asc(nulls_last=True), "made_at", "id")[:MOST_GOALS]


def _parts_of(goals: list[Goal], steps: list[Step], done: list[Step]) -> list[GoalPart]:
    return [
        GoalPart(
            goal=goal,
            done=[step for step in reversed(done) if step.goal_id == goal.pk],
            steps=[step for step in steps if step.goal_id == goal.pk],
        )
        for goal in goals
        if goal.done_at is None
    ]


def _in_order(step: Step) -> tuple[int, bool, dt.date]:
    return step.place, step.day is None, step.day or dt.date.max


def _newest(wants: list[Want]) -> Want | None:
    """Of those of no part of life the one said, or said yes to, last."""
    of_no_part = [want for want in wants if want.area_id is None]
    return max(of_no_part, key=lambda want: (want.changed_at, want.made_at), default=None)


def _lately(goals: list[Goal], steps: list[Step]) -> list[Goal | Step]:
    done: list[Goal | Step] = [*(goal for goal in goals if goal.done_at), *steps]
    newest = sorted(done, key=lambda one: one.done_at or one.made_at, reverse=True)
    return newest[:MOST_DONE]


def participant_named(participant_id: UUID, *, page: str = "plan") -> Participant:
    """The person a form or page is about; only their name is shown."""
    participant = Participant.objects.filter(pk=participant_id).first()
    if participant is None:
        raise NotFound
    note_look([participant_id], "identity", page=page)
    return participant


def participant_to_plan_with(viewer: Actor, participant_id: UUID) -> Participant:
    """The person a form of the plan is about, for somebody who may write in it."""
    check_may_plan(viewer, participant_id=participant_id)
    return participant_named(participant_id)


def stands_at_once(participant_id: UUID) -> bool:
    """Does what the viewer writes stand at once? Else it waits for the person's yes."""
    return may_write_theirs(participant_id)


def current_want(participant_id: UUID, *, page: str = "plan") -> Want | None:
    """What matters to them now; `writer` is the worker who wrote it down, or None."""
    note_look([participant_id], "plan", page=page)
    return first(_newest_wants(person=participant_id))


@prepared
def _newest_wants(*, person: Any) -> QuerySet[Want]:
    return newest_want(person).annotate(writer=WRITER)
