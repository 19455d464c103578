"""The matrix: role x relationship -> sections, read or write. The only place that says it.

Read a line as: "a peer specialist who is *assigned* to somebody may read and write their plan".
Who stands in which relationship right now is decided by the view in `reach.sql`; what a
relationship opens is decided here. An administrator does not appear: the role alone opens
no record.
"""

from dataclasses import dataclass
from typing import Literal

from walkwith.foundation.actor import Role
from walkwith.people.sections import SECTIONS, Section

Relationship = Literal["own_record", "assigned", "supervises"]
Action = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What one relationship opens for one role."""

    role: Role
    relationship: Relationship
    read: tuple[Section, ...]
    write: tuple[Section, ...]


WALKING_WITH: tuple[Section, ...] = (
    "identity",
    "contact_details",
    "strengths",
    "plan",
    "schedule",
    "contact_notes",
    "relationships",
)

MATRIX: tuple[Opening, ...] = (
    Opening(
        role="participant",
        relationship="own_record",
        read=SECTIONS,
        write=("identity", "contact_details", "strengths", "plan"),
    ),
    Opening(
        role="peer_specialist",
        relationship="assigned",
        read=SECTIONS,
        write=WALKING_WITH,
    ),
    Opening(
        role="supervisor",
        relationship="assigned",
        read=SECTIONS,
        write=WALKING_WITH,
    ),
    Opening(
        role="supervisor",
        relationship="supervises",
        read=SECTIONS,
        write=("identity", "contact_details", "strengths", "schedule", "relationships"),
    ),
)

# When several relationships hold at once, the look is logged with the first of these.
NEAREST_FIRST: tuple[Relationship, ...] = ("own_record", "assigned", "supervises")


def cells() -> list[tuple[Role, Relationship, Section, Action]]:
    """The matrix as rows, one for each thing allowed; what is not there is not allowed."""
    actions: tuple[Action, Action] = ("read", "write")
    return [
        (opening.role, opening.relationship, section, action)
        for opening in MATRIX
        for action, sections in zip(actions, (opening.read, opening.write), strict=True)
        for section in sections
    ]
