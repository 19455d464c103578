"""What is in the way, and the page of a goal, in words: options side by side, what was tried."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_words
from walkwith.people.models import Participant
from walkwith.plans.forms import LessonForm, ObstacleForm, StepForm
from walkwith.plans.models import Goal, Lesson, Line, Obstacle, Option
from walkwith.plans.pages import name_for, person_context
from walkwith.plans.queries import (
    GoalPage,
    ObstaclePage,
    Obstacles,
    Under,
    Waiting,
    open_goals_of,
)
from walkwith.plans.telling import done_words, told_steps, told_waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldObstacle:
    """Something in the way. `place`: in them or around them; `hope`: what they chose to do."""

    obstacle: Obstacle
    place: str
    when: str
    hope: str
    options: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLesson:
    lesson: Lesson
    when: str


def obstacles_context(actor: Actor, found: Obstacles) -> dict[str, Any]:
    today = clock.today(actor.zone)
    shown = person_context(actor, found.participant, stands=found.stands)

    def told(obstacles: Iterable[Obstacle]) -> list[ToldObstacle]:
        return [_told(one, today, is_own=shown["is_own"]) for one in obstacles]

    return shown | {
        "may_write": found.may_write,
        "obstacles": told(found.open),
        "over": told(found.over),
        "waiting": told_waiting([_waiting(one) for one in found.waiting], actor, today),
    }


def obstacle_context(actor: Actor, found: ObstaclePage) -> dict[str, Any]:
    today, obstacle = clock.today(actor.zone), found.obstacle
    shown = person_context(actor, found.participant, stands=found.stands)
    waits = obstacle.is_suggestion and obstacle.is_open
    return (
        shown
        | under_context(actor, found.under, is_own=shown["is_own"])
        | {
            "may_write": found.may_write,
            "told": _told(obstacle, today, is_own=shown["is_own"]),
            "obstacle": obstacle,
            "one": told_waiting([_waiting(obstacle)], actor, today)[0] if waits else None,
            "base": obstacle,
            "kind": "obstacle",
        }
    )


def goal_context(actor: Actor, found: GoalPage) -> dict[str, Any]:
    today, goal = clock.today(actor.zone), found.goal
    shown = person_context(actor, found.participant, stands=found.stands)
    when = done_words(goal, today) if goal.done_at else ""
    return (
        shown
        | under_context(actor, found.under, is_own=shown["is_own"])
        | {
            "may_write": found.may_write,
            "goal": goal,
            "when": when or (_by(goal.day, today) if goal.day else ""),
            "obstacles": [_told(one, today, is_own=shown["is_own"]) for one in found.obstacles],
            "brought": found.brought,
            "base": goal,
            "kind": "goal",
        }
    )


def under_context(actor: Actor, under: Under, *, is_own: bool) -> dict[str, Any]:
    """Options, lessons and steps, and what of them waits for a yes."""
    today = clock.today(actor.zone)
    lines: list[Option | Lesson] = [*under.options, *under.lessons]
    told = told_steps([one for one in under.steps if not one.is_suggestion], today, is_own=is_own)
    return {
        "options": [one for one in under.options if not one.is_suggestion],
        "is_chosen": any(one.chosen_at for one in under.options),
        "lessons": [
            ToldLesson(lesson=one, when=day_words(one.day, today) if one.day else "")
            for one in under.lessons
            if not one.is_suggestion
        ],
        "steps": [one for one in told if one.step.is_open],
        "done_steps": [one for one in told if not one.step.is_open],
        "waiting": told_waiting(
            [_waiting(one) for one in lines if one.is_suggestion], actor, today
        ),
    }


def obstacle_form(
    data: Mapping[str, Any] | None, actor: Actor, person: Participant, known: Mapping[str, Any]
) -> ObstacleForm:
    return ObstacleForm(
        data,
        today=clock.today(actor.zone),
        goals=open_goals_of(person.pk),
        name=name_for(actor, person),
        initial=known,
    )


def lesson_form(
    data: Mapping[str, Any] | None, actor: Actor, person: Participant, known: Mapping[str, Any]
) -> LessonForm:
    today, name = clock.today(actor.zone), name_for(actor, person)
    return LessonForm(data, today=today, name=name, initial=known)


def step_form(
    data: Mapping[str, Any] | None, actor: Actor, found: ObstaclePage, known: Mapping[str, Any]
) -> StepForm:
    """A step around it; the option they chose gives the words."""
    words = known_of_look_back(found)["tried"]
    today, name = clock.today(actor.zone), name_for(actor, found.participant)
    return StepForm(data, today=today, name=name, initial={"words": words, **known})


def add_context(actor: Actor, base: Goal | Obstacle, kind: str) -> dict[str, Any]:
    """For the form of what is added under a goal or an obstacle."""
    return person_context(actor, base.participant) | {"base": base, "kind": kind}


def known_of_look_back(found: ObstaclePage) -> dict[str, Any]:
    """What the form of a look back begins with: what they chose to try."""
    chosen = [one.words for one in found.under.options if one.chosen_at and not one.is_suggestion]
    return {"looked_back": found.obstacle.looked_back, "tried": chosen[0] if chosen else ""}


def _told(obstacle: Obstacle, today: dt.date, *, is_own: bool) -> ToldObstacle:
    mine, around = (_("in me"), _("around me")) if is_own else (_("in them"), _("around them"))
    return ToldObstacle(
        obstacle=obstacle,
        place=mine if obstacle.where == Obstacle.Places.MINE else around,
        when=_try_by(obstacle, today),
        hope=getattr(obstacle, "chosen", "") or "",
        options=getattr(obstacle, "options", 0) or 0,
    )


def _try_by(obstacle: Obstacle, today: dt.date) -> str:
    if obstacle.over_at or obstacle.try_by is None:
        return ""
    return _("Try by %(day)s") % {"day": day_words(obstacle.try_by, today)}


def _by(day: dt.date, today: dt.date) -> str:
    return _("By %(day)s") % {"day": day_words(day, today)}


def _waiting(line: Line) -> Waiting:
    """A line as the box of suggestions knows it."""
    return Waiting(
        kind=str(line._meta.model_name),
        id=line.pk,
        words=str(line),
        more=getattr(line, "learned", ""),
        day=getattr(line, "try_by", None),
        part_of_day="",
        who="",
        writer=getattr(line, "writer", None) or "",
        written_by_id=line.written_by_id,
    )
