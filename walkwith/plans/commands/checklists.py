"""The checklists of the library as they stand with one person: what they have, and their notes."""

from typing import Any
from uuid import UUID

from django.utils.text import Truncator

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.library.queries import checklist, checklist_of
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Step, Tick
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.queries import tick_of
from walkwith.plans.words import check_words

LONGEST_NOTE = 300
PAGE = "checklist"


@command
def tick_line(*, actor: Actor, participant_id: UUID, code: str, has_it: bool) -> Tick | None:
    """They have it, or they need it still. Said twice, it is said once."""
    check_may_write_line(actor, participant_id=participant_id)
    known = tick_of(participant_id, code)
    if has_it == bool(known and known.done_at):
        return known
    return _keep(actor, participant_id, code, known, done_at=clock.now() if has_it else None)


@command
def note_line(*, actor: Actor, participant_id: UUID, code: str, words: str) -> Tick | None:
    """Their own note beside a line: where it lies, whom they asked."""
    check_may_write_line(actor, participant_id=participant_id)
    said = check_words(words, longest=LONGEST_NOTE, field="words", needed=False)
    known = tick_of(participant_id, code)
    if known is None and not said:
        return None
    return _keep(actor, participant_id, code, known, words=said)


@command
def make_step(
    *, actor: Actor, participant_id: UUID, code: str, is_suggestion: bool = False
) -> Step:
    """A line of a checklist becomes a small next step; or waits as one for their yes."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    found = checklist(actor=actor, code=checklist_of(code)).line(code)
    if found is None:
        raise NotFound
    said = Truncator(found.words).chars(rules.LONGEST_STEP)
    known = Step.objects.filter(
        participant_id=participant_id, words=said, done_at=None, let_go_at=None
    )
    if there := known.first():
        return there
    step = Step(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        words=said,
        who=Step.Doers.PARTICIPANT,
        is_suggestion=is_suggestion,
    )
    return lines.write(actor, step, event=events.StepAdded.of(step), page=PAGE)


def _keep(actor: Actor, participant_id: UUID, code: str, known: Tick | None, **values: Any) -> Tick:
    """What is said of this line from now on."""
    if known:
        return lines.put(actor, known, page=PAGE, **values)
    if checklist(actor=actor, code=checklist_of(code)).line(code) is None:
        raise NotFound
    return lines.write(actor, Tick(participant_id=participant_id, code=code, **values), page=PAGE)
