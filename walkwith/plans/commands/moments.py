"""What was written side by side, said no to afterwards."""

from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.plans import lines
from walkwith.plans.models import Line
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.queries import changes_of


@command
def not_like_this(*, actor: Actor, moment_id: UUID, line_id: UUID) -> Line:
    """Not like this: the line is as it was before that moment; a new one is let go."""
    found = next((one for one in changes_of(moment_id) if one.line_id == line_id), None)
    if found is None:
        raise NotFound
    line = lines.line_with(lines.kind_named(found.kind), line_id)
    check_may_write_line(actor, participant_id=line.participant_id, section=line.section)
    if found.before is None:
        return lines.let_go(actor, line)
    return lines.bring_back(actor, line, found.before)
