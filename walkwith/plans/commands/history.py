"""A line as it was before."""

from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.plans import lines
from walkwith.plans.models import Line
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.queries import version_with_id


@command
def bring_back_version(*, actor: Actor, version_id: UUID) -> Line:
    """The line stands as it was in that version; none of the others is lost."""
    version = version_with_id(version_id)
    line = lines.line_with(lines.kind_named(version.kind), version.line_id)
    check_may_write_line(actor, participant_id=line.participant_id, section=line.section)
    return lines.bring_back(actor, line, version)
