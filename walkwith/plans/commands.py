import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.queries import check_meeting
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look
from walkwith.plans import events, rules
from walkwith.plans.models import Step, Want
from walkwith.plans.policies import check_may_plan
from walkwith.plans.words import check_words, day_sentence


@command
def set_want(*, actor: Actor, participant_id: UUID, words: str) -> Want:
    """Say what matters to the person now. What they said before stays in the record."""
    check_may_plan(actor, participant_id=participant_id)
    words = check_words(words, longest=rules.LONGEST_WANT, field="words")
    newest = Want.objects.filter(participant_id=participant_id).order_by("-made_at", "-id").first()
    if newest and newest.words == words:
        return newest
    want = Want.objects.create(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        words=words,
        written_by_id=actor.id,
    )
    record(actor=actor, event=events.WantSet(words=words), about=want)
    _look(participant_id)
    return want


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
    check_may_plan(actor, participant_id=participant_id)
    check_meeting(actor=actor, meeting_id=meeting_id)
    step = Step(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        is_suggestion=is_suggestion,
        meeting_id=meeting_id,
        written_by_id=actor.id,
        **_said(actor, words, day, who),
    )
    step.save(force_insert=True)
    record(actor=actor, event=events.StepAdded.of(step), about=step)
    _look(participant_id, page)
    return step


@command
def edit_step(*, actor: Actor, step_id: UUID, words: str, day: dt.date | None, who: str) -> Step:
    """Say a step in better words, for another day, or let somebody else do it."""
    step = _step(step_id)
    check_may_plan(actor, participant_id=step.participant_id)
    after = {
        name: value
        for name, value in _said(actor, words, day, who).items()
        if getattr(step, name) != value
    }
    if not after:
        return step
    before = {name: getattr(step, name) for name in after}
    _change(step, **after)
    record(actor=actor, event=events.StepEdited(before=before, after=after), about=step)
    return step


@command
def finish_step(*, actor: Actor, step_id: UUID) -> Step:
    """It is done. Said twice, it is done once."""
    step = _step(step_id)
    check_may_plan(actor, participant_id=step.participant_id)
    if step.done_at is None:
        _change(step, done_at=clock.now(), let_go_at=None, is_suggestion=False)
        record(actor=actor, event=events.StepFinished(words=step.words), about=step)
    return step


@command
def reopen_step(*, actor: Actor, step_id: UUID) -> Step:
    """Undo: the step is open again."""
    step = _step(step_id)
    check_may_plan(actor, participant_id=step.participant_id)
    if not step.is_open:
        _change(step, done_at=None, let_go_at=None)
        record(actor=actor, event=events.StepReopened(words=step.words), about=step)
    return step


@command
def let_go_step(*, actor: Actor, step_id: UUID) -> Step:
    """It does not fit any more. Nobody asks why."""
    step = _step(step_id)
    check_may_plan(actor, participant_id=step.participant_id)
    if step.is_open:
        _change(step, let_go_at=clock.now())
        record(actor=actor, event=events.StepLetGo(words=step.words), about=step)
    return step


@command
def accept_suggestion(
    *, actor: Actor, step_id: UUID, day: dt.date | None = None, who: str | None = None
) -> Step:
    """They said yes: the suggestion becomes a step of their plan."""
    step = _step(step_id)
    check_may_plan(actor, participant_id=step.participant_id)
    if step.is_suggestion and step.is_open:
        said = _said(actor, step.words, day or step.day, who or step.who)
        _change(step, is_suggestion=False, **said)
        record(actor=actor, event=events.SuggestionAccepted(words=step.words), about=step)
    return step


@command
def decline_suggestion(*, actor: Actor, step_id: UUID) -> Step:
    """Not now: the suggestion goes, without a reason."""
    step = _step(step_id)
    check_may_plan(actor, participant_id=step.participant_id)
    if step.is_suggestion and step.is_open:
        _change(step, let_go_at=clock.now())
        record(actor=actor, event=events.SuggestionDeclined(words=step.words), about=step)
    return step


def _step(step_id: UUID) -> Step:
    step = Step.objects.filter(pk=step_id).first()
    if step is None:
        raise NotFound
    return step


def _said(actor: Actor, words: str, day: dt.date | None, who: str) -> dict[str, object]:
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


def _change(step: Step, **values: object) -> None:
    if not Step.objects.filter(pk=step.pk).update(**values):
        raise NotFound
    for name, value in values.items():
        setattr(step, name, value)
    _look(step.participant_id)


def _look(participant_id: UUID, page: str = "plan") -> None:
    note_look([participant_id], "plan", how="wrote", page=page)
