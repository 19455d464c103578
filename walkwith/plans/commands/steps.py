"""Small next steps, and those that wait for a yes."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.queries import check_meeting
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Step
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
    day: dt.date | None = None,
    who: str = Step.Doers.TOGETHER,
    is_suggestion: bool = False,
    meeting_id: UUID | None = None,
    page: str = "plan",
) -> Step:
    """Add a small next step, or suggest one that waits for their yes."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    check_meeting(actor=actor, meeting_id=meeting_id)
    step = Step(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        is_suggestion=is_suggestion,
        meeting_id=meeting_id,
        **_said(actor, words, day, who),
    )
    return lines.write(actor, step, event=events.StepAdded.of(step), page=page)


@command
def edit_step(*, actor: Actor, step_id: UUID, words: str, day: dt.date | None, who: str) -> Step:
    """Say a step in better words, for another day, or let somebody else do it."""
    step = lines.line_with(Step, step_id)
    check_may_change_line(actor, line=step)
    after = {
        name: value
        for name, value in _said(actor, words, day, who).items()
        if getattr(step, name) != value
    }
    before = {name: getattr(step, name) for name in after}
    return lines.put(actor, step, event=events.StepEdited(before=before, after=after), **after)


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


@command
def let_go_step(*, actor: Actor, step_id: UUID) -> Step:
    """It does not fit any more. Nobody asks why."""
    step = lines.line_with(Step, step_id)
    check_may_change_line(actor, line=step)
    if step.is_open:
        lines.put(actor, step, event=events.StepLetGo(words=step.words), let_go_at=clock.now())
    return step


@command
def accept_suggestion(
    *,
    actor: Actor,
    step_id: UUID,
    words: str | None = None,
    day: dt.date | None = None,
    who: str | None = None,
) -> Step:
    """They said yes, in the words suggested or in their own: it becomes a step of their plan."""
    step = lines.line_with(Step, step_id)
    check_may_write_line(actor, participant_id=step.participant_id)
    said = _said(actor, words or step.words, day or step.day, who or step.who)
    return lines.accept(actor, step, **said)


@command
def decline_suggestion(*, actor: Actor, step_id: UUID) -> Step:
    """Not now: the suggestion goes, without a reason."""
    step = lines.line_with(Step, step_id)
    check_may_change_line(actor, line=step)
    return lines.decline(actor, step)


def _said(actor: Actor, words: str, day: dt.date | None, who: str) -> dict[str, Any]:
    """The words, day and doer of a step, once the rules have nothing against them."""
    if who not in Step.Doers.values:
        raise Refused(_("Choose who does this step."), field="who")
    if problem := rules.problem_with_day(day, today=clock.today(actor.zone)):
        raise Refused(day_sentence(problem), field="day")
    return {
        "words": check_words(words, longest=rules.LONGEST_STEP, field="words"),
        "day": day,
        "who": who,
    }
