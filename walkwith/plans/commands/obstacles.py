"""What is in the way: said, tried by a day, looked back on, and behind them one day."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Goal, Lesson, Obstacle, Option
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words, day_sentence

PAGE = "obstacles"


@command
def add_obstacle(
    *, actor: Actor, participant_id: UUID, words: str, is_suggestion: bool = False, **more: Any
) -> Obstacle:
    """Say what is in the way. `more`: `where` it is, the `goal_id` it stands before, `try_by`."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    said = _said(actor, participant_id, words=words, **more)
    obstacle = Obstacle(participant_id=participant_id, is_suggestion=is_suggestion, **said)
    return lines.write(actor, obstacle, page=PAGE)


@command
def edit_obstacle(*, actor: Actor, obstacle_id: UUID, words: str, **more: Any) -> Obstacle:
    """Say it in better words, or try by another day."""
    obstacle = lines.line_with(Obstacle, obstacle_id)
    check_may_change_line(actor, line=obstacle)
    said = _said(actor, obstacle.participant_id, words=words, **more)
    return lines.change(actor, obstacle, page=PAGE, **said)


@command
def look_back(
    *,
    actor: Actor,
    obstacle_id: UUID,
    looked_back: str = "",
    tried: str = "",
    learned: str = "",
    is_over: bool = False,
) -> Obstacle:
    """How it was, what they tried, what they learned. Nothing that was tried is wrong."""
    obstacle = lines.line_with(Obstacle, obstacle_id)
    check_may_write_line(actor, participant_id=obstacle.participant_id)
    how = _told(looked_back, "looked_back")
    lesson = _told(learned, "learned")
    what = check_words(tried, longest=rules.LONGEST_LESSON, field="tried", needed=False)
    if not (how or lesson or what or is_over):
        raise Refused(_("Write a few words first."), field="looked_back")
    if what or lesson:
        kept = Lesson(participant_id=obstacle.participant_id, obstacle=obstacle, learned=lesson)
        kept.words = what or _chosen(obstacle) or obstacle.words
        kept.day = clock.today(actor.zone)
        lines.write(actor, kept, page=PAGE)
    if how:
        lines.put(actor, obstacle, page=PAGE, looked_back=how)
    return _over(actor, obstacle) if is_over else obstacle


@command
def finish_obstacle(*, actor: Actor, obstacle_id: UUID) -> Obstacle:
    """It is behind them."""
    obstacle = lines.line_with(Obstacle, obstacle_id)
    check_may_write_line(actor, participant_id=obstacle.participant_id)
    return _over(actor, obstacle)


@command
def reopen_obstacle(*, actor: Actor, obstacle_id: UUID) -> Obstacle:
    """It is there again. That happens."""
    obstacle = lines.line_with(Obstacle, obstacle_id)
    check_may_write_line(actor, participant_id=obstacle.participant_id)
    if obstacle.over_at:
        event = events.ObstacleReopened(words=obstacle.words)
        lines.put(actor, obstacle, event=event, page=PAGE, over_at=None)
    return obstacle


def _over(actor: Actor, obstacle: Obstacle) -> Obstacle:
    if obstacle.over_at is None:
        over: dict[str, Any] = {"over_at": clock.now(), "let_go_at": None, "is_suggestion": False}
        event = events.ObstacleIsBehind(words=obstacle.words)
        lines.put(actor, obstacle, event=event, page=PAGE, **over)
    return obstacle


def _chosen(obstacle: Obstacle) -> str:
    """The words of the option they chose."""
    chosen = Option.objects.filter(obstacle=obstacle, let_go_at=None, chosen_at__isnull=False)
    return chosen.order_by("-chosen_at").values_list("words", flat=True).first() or ""


def _told(words: str, field: str) -> str:
    return check_words(words, longest=rules.LONGEST_TOLD, field=field, needed=False)


def _said(
    actor: Actor,
    participant_id: UUID,
    *,
    words: str,
    where: str = Obstacle.Places.AROUND,
    goal_id: UUID | None = None,
    try_by: dt.date | None = None,
) -> dict[str, Any]:
    if where not in Obstacle.Places.values:
        raise Refused(_("Choose from these."), field="where")
    if problem := rules.problem_with_day(try_by, today=clock.today(actor.zone)):
        raise Refused(day_sentence(problem), field="try_by")
    if goal_id and not Goal.objects.filter(pk=goal_id, participant_id=participant_id).exists():
        raise NotFound
    return {
        "words": check_words(words, longest=rules.LONGEST_OBSTACLE, field="words"),
        "where": where,
        "goal_id": goal_id,
        "try_by": try_by,
    }
