"""Small next steps."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.queries import check_meeting
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Goal, Obstacle, PartsOfDay, Step
from walkwith.plans.policies import (
    check_may_change_line,
    check_may_finish_step,
    check_may_write_line,
)
from walkwith.plans.words import check_words, day_sentence


@command
def add_step(
    *,
    actor: Actor,
    participant_id: UUID,
    words: str,
    is_suggestion: bool = False,
    meeting_id: UUID | None = None,
    obstacle_id: UUID | None = None,
    step_id: UUID | None = None,
    page: str = "plan",
    **more: Any,
) -> Step:
    """Add a small next step, or suggest one that waits for their yes.

    `more`: `day`, `part_of_day`, `who` does it, a `helper` by name, and the `goal_id` it is for.
    A step can be a way around something (`obstacle_id`). Its key can be made by the form.
    """
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    check_meeting(actor=actor, meeting_id=meeting_id)
    if obstacle_id and lines.line_with(Obstacle, obstacle_id).participant_id != participant_id:
        raise NotFound
    step = Step(
        id=step_id or new_id(),
        organization_id=actor.organization_id,
        participant_id=participant_id,
        is_suggestion=is_suggestion,
        meeting_id=meeting_id,
        obstacle_id=obstacle_id,
        **_said(actor, participant_id, words=words, **more),
    )
    return lines.write(actor, step, event=events.StepAdded.of(step), page=page)


@command
def edit_step(*, actor: Actor, step_id: UUID, words: str, **more: Any) -> Step:
    """Say a step in better words, for another day, or let somebody else do it."""
    step = lines.line_with(Step, step_id)
    check_may_change_line(actor, line=step)
    said = _said(actor, step.participant_id, words=words, **more)
    after = {name: value for name, value in said.items() if getattr(step, name) != value}
    before = {name: getattr(step, name) for name in after}
    return lines.change(actor, step, event=events.StepEdited(before=before, after=after), **after)


@command
def finish_step(*, actor: Actor, step_id: UUID) -> Step:
    """It is done. Said twice, it is done once."""
    step = lines.line_with(Step, step_id)
    check_may_finish_step(actor, step=step)
    if step.done_at is None:
        done: dict[str, Any] = {"done_at": clock.now()}
        if step.let_go_at:
            done["let_go_at"] = None
        if step.is_suggestion:
            done["is_suggestion"] = False
        lines.put(actor, step, event=events.StepFinished(words=step.words), **done)
    return step


@command
def reopen_step(*, actor: Actor, step_id: UUID) -> Step:
    """Undo: the step is open again."""
    step = lines.line_with(Step, step_id)
    check_may_finish_step(actor, step=step)
    if not step.is_open:
        event = events.StepReopened(words=step.words)
        lines.put(actor, step, event=event, done_at=None, let_go_at=None)
    return step


def _said(
    actor: Actor,
    participant_id: UUID,
    *,
    words: str,
    day: dt.date | None = None,
    part_of_day: str = "",
    who: str = Step.Doers.TOGETHER,
    helper: str = "",
    goal_id: UUID | None = None,
) -> dict[str, Any]:
    """What a step says, once the rules have nothing against it."""
    if who not in Step.Doers.values:
        raise Refused(_("Choose who does this step."), field="who")
    if part_of_day and part_of_day not in PartsOfDay.values:
        raise Refused(_("Choose a part of the day."), field="part_of_day")
    if problem := rules.problem_with_day(day, today=clock.today(actor.zone)):
        raise Refused(day_sentence(problem), field="day")
    if goal_id and not Goal.objects.filter(pk=goal_id, participant_id=participant_id).exists():
        raise NotFound
    helps = check_words(helper, longest=rules.LONGEST_HELPER, field="helper", needed=False)
    return {
        "words": check_words(words, longest=rules.LONGEST_STEP, field="words"),
        "day": day,
        "part_of_day": part_of_day,
        "who": who,
        "helper": helps,
        "goal_id": goal_id,
    }
