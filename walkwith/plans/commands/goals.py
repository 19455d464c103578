"""Goals: something on the way that one can reach and see."""

import datetime as dt
from typing import Any
from uuid import UUID

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Goal, Want
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words, day_sentence


@command
def add_goal(
    *,
    actor: Actor,
    participant_id: UUID,
    words: str,
    want_id: UUID | None = None,
    day: dt.date | None = None,
    is_suggestion: bool = False,
) -> Goal:
    """Add a goal to what they want (`want_id`, of a part of life), or to what matters now."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    said = _said(actor, participant_id, words, want_id, day)
    goal = Goal(participant_id=participant_id, is_suggestion=is_suggestion, **said)
    return lines.write(actor, goal)


@command
def edit_goal(
    *,
    actor: Actor,
    goal_id: UUID,
    words: str,
    want_id: UUID | None = None,
    day: dt.date | None = None,
) -> Goal:
    """Say it in better words, for another day, or put it under something else they want."""
    goal = lines.line_with(Goal, goal_id)
    check_may_change_line(actor, line=goal)
    return lines.change(actor, goal, **_said(actor, goal.participant_id, words, want_id, day))


@command
def finish_goal(*, actor: Actor, goal_id: UUID) -> Goal:
    """They got there."""
    goal = lines.line_with(Goal, goal_id)
    check_may_write_line(actor, participant_id=goal.participant_id)
    if goal.done_at is None:
        done: dict[str, Any] = {"done_at": clock.now(), "let_go_at": None, "is_suggestion": False}
        lines.put(actor, goal, event=events.GoalFinished(words=goal.words), **done)
    return goal


@command
def reopen_goal(*, actor: Actor, goal_id: UUID) -> Goal:
    """There is more to it: it is open again."""
    goal = lines.line_with(Goal, goal_id)
    check_may_write_line(actor, participant_id=goal.participant_id)
    if goal.done_at:
        lines.put(actor, goal, event=events.GoalReopened(words=goal.words), done_at=None)
    return goal


def _said(
    actor: Actor, participant_id: UUID, words: str, want_id: UUID | None, day: dt.date | None
) -> dict[str, Any]:
    if problem := rules.problem_with_day(day, today=clock.today(actor.zone)):
        raise Refused(day_sentence(problem), field="day")
    if want_id and not Want.objects.filter(pk=want_id, participant_id=participant_id).exists():
        raise NotFound
    return {
        "words": check_words(words, longest=rules.LONGEST_GOAL, field="words"),
        "want_id": want_id,
        "day": day,
    }
