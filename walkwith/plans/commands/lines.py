"""What can be done with a line of any kind: say yes to it, put it away, take it up, move it."""

from typing import Any
from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.plans import lines, rules
from walkwith.plans.models import Line
from walkwith.plans.policies import check_may_change_line, check_may_write_line


@command
def accept_line(*, actor: Actor, kind: str, line_id: UUID, **their_words: Any) -> Line:
    """Their yes, to the words suggested or in their own."""
    line = lines.line_with(lines.kind_named(kind), line_id)
    check_may_write_line(actor, participant_id=line.participant_id, section=line.section)
    return lines.accept(actor, line, **their_words)


@command
def decline_line(*, actor: Actor, kind: str, line_id: UUID) -> Line:
    """Not now, without a reason; or who suggested it takes it back."""
    line = lines.line_with(lines.kind_named(kind), line_id)
    check_may_change_line(actor, line=line)
    return lines.decline(actor, line)


@command
def let_go_line(*, actor: Actor, kind: str, line_id: UUID) -> Line:
    """It does not fit any more. Nobody asks why."""
    line = lines.line_with(lines.kind_named(kind), line_id)
    check_may_change_line(actor, line=line)
    return lines.let_go(actor, line)


@command
def take_up_line(*, actor: Actor, kind: str, line_id: UUID) -> Line:
    """What was put away is there again, as it was."""
    line = lines.line_with(lines.kind_named(kind), line_id)
    check_may_change_line(actor, line=line)
    return lines.take_up_again(actor, line)


@command
def move_line(*, actor: Actor, kind: str, line_id: UUID, up: bool) -> Line:
    """One place up or down among those beside it; at the end it stays where it is."""
    line = lines.line_with(lines.kind_named(kind), line_id)
    check_may_write_line(actor, participant_id=line.participant_id, section=line.section)
    beside = {one.pk: one for one in lines.beside(line)}
    for place, pk in enumerate(rules.moved(list(beside), line.pk, up=up), start=1):
        lines.put(actor, beside[pk], place=place)
    return line
