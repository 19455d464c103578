"""What the templates of this package are given."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from walkwith.access.models import SideBySide
from walkwith.access.queries.lines import said_beside
from walkwith.access.queries.side_by_side import moment_now, this_moment
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant
from walkwith.plans.changes import told_changes
from walkwith.plans.models import Area, Goal, Line, Step
from walkwith.plans.queries import (
    AreaPart,
    GoalPart,
    LineChange,
    Plan,
    Waiting,
    stands_at_once,
)
from walkwith.plans.telling import (
    ToldStep,
    by_words,
    done_words,
    told_step,
    told_steps,
    told_waiting,
)

ICONS = {"health": "heart", "home": "home", "purpose": "star", "community": "people"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldGoal:
    """A goal and its path: what is done, and the steps to come."""

    goal: Goal
    when: str
    done: list[ToldStep]
    steps: list[ToldStep]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that is done, of whatever kind, to be glad about."""

    line: Goal | Step
    kind: str
    when: str


def plan_context(actor: Actor, plan: Plan) -> dict[str, Any]:
    today = clock.today(actor.zone)
    shown = person_context(actor, plan.participant, stands=plan.stands)

    def told_goals(parts: Iterable[GoalPart]) -> list[ToldGoal]:
        return [_told_goal(part, today, is_own=shown["is_own"]) for part in parts]

    return shown | {
        "want": plan.want,
        "may_write": plan.may_write,
        "areas": [_told_area(one, told_goals) for one in plan.areas],
        "goals": told_goals(plan.goals),
        "steps": told_steps(plan.steps, today, is_own=shown["is_own"]),
        "suggestions": told_waiting(plan.suggestions, actor, today),
        "lately": [
            Done(line=one, kind=str(one._meta.model_name), when=done_words(one, today))
            for one in plan.lately
        ],
        "answers": said_beside(_answerable(plan), page="plan"),
    }


def order_context(actor: Actor, plan: Plan) -> dict[str, Any]:
    return person_context(actor, plan.participant, stands=plan.stands) | {
        "areas": plan.areas,
        "goals": plan.goals,
        "steps": plan.steps,
    }


def put_away_context(
    actor: Actor, participant: Participant, found: Iterable[Waiting]
) -> dict[str, Any]:
    told = told_waiting(found, actor, clock.today(actor.zone))
    return person_context(actor, participant) | {"lines": told}


def moment_context(
    actor: Actor, moment: SideBySide, changes: Iterable[LineChange]
) -> dict[str, Any]:
    """The page of one moment: what was written in it, and whether it still lasts."""
    return person_context(actor, moment.participant) | {
        "moment": moment,
        "changes": told_changes(changes),
        "is_on": moment.ends_at > this_moment(),
    }


def language_of(actor: Actor, moment: SideBySide) -> str:
    """While the moment lasts, the two read on one phone, in the language of the person."""
    are_together = moment.worker_id == actor.id and moment.ends_at > this_moment()
    return moment.participant.language if are_together else get_language() or "en"


def moments_context(
    actor: Actor, participant: Participant, moments: Iterable[SideBySide]
) -> dict[str, Any]:
    return person_context(actor, participant) | {"moments": moments}


def line_context(actor: Actor, line: Line) -> dict[str, Any]:
    """The page on which one line is changed, or said yes to in other words."""
    shown = person_context(actor, line.participant)
    waits = line.is_suggestion and line.let_go_at is None
    return shown | {
        "line": line,
        "kind": str(line._meta.model_name),
        "is_accepting": waits and shown["stands"],
    }


def person_context(
    actor: Actor, participant: Participant, *, stands: bool | None = None
) -> dict[str, Any]:
    """Whose page it is; does what the viewer writes stand, and do they write together now?"""
    is_own = participant.membership_id == actor.id
    stands = is_own or (stands_at_once(participant.pk) if stands is None else stands)
    return {
        "participant": participant,
        "name": participant.preferred_name,
        "is_own": is_own,
        "stands": stands,
        "beside_now": moment_now(actor, participant.pk, is_own=is_own) if stands else None,
    }


def name_for(actor: Actor, participant: Participant) -> str:
    """The name to call them by; empty for the person themselves, who is "me"."""
    return "" if participant.membership_id == actor.id else participant.preferred_name


def _told_area(part: AreaPart, told_goals: Any) -> dict[str, Any]:
    return {
        "area": part.area,
        "icon": icon_of(part.area),
        "wants": [{"want": one.want, "goals": told_goals(one.goals)} for one in part.wants],
    }


def icon_of(area: Area) -> str:
    return ICONS.get(area.kind, "leaf")


def _told_goal(part: GoalPart, today: dt.date, *, is_own: bool) -> ToldGoal:
    return ToldGoal(
        goal=part.goal,
        when=by_words(part.goal.day, today),
        done=[told_step(step, today, is_own=is_own) for step in part.done],
        steps=[told_step(step, today, is_own=is_own) for step in part.steps],
    )


def _answerable(plan: Plan) -> list[Any]:
    """The lines of a kind that the person can answer: wants and steps."""
    of_areas = [one for area in plan.areas for one in area.wants]
    parts = [*plan.goals, *(goal for want in of_areas for goal in want.goals)]
    steps = [*plan.steps, *(step for part in parts for step in (*part.steps, *part.done))]
    wants = [plan.want] if plan.want else []
    waiting = [one.id for one in plan.suggestions]
    return [*waiting, *(one.pk for one in (*wants, *steps, *plan.lately))]
