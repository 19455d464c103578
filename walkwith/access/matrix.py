"""The matrix: role x relationship -> sections, read or write. The only place that says it.

Read a line as: "a peer specialist who is *assigned* to somebody may read and write their plan".
Who stands in which relationship right now is decided by the views in `reach.sql`; what a
relationship opens is decided here. An administrator does not appear by role: only somebody the
house named as privacy contact sees what a participant asked of them, until it is answered.

Two relationships are narrowed for each person by the person: who is *covering* reads only what
they agreed to beforehand, a *consented* recipient only what they signed for. What is *theirs*
(wellness plan, budget, mirror) opens by the part, to whom they show it by name, for as long as
they said.
"""

from dataclasses import dataclass
from typing import Literal

from walkwith.foundation.actor import Role
from walkwith.people.sections import SECTIONS, Section

Relationship = Literal[
    "own_record",
    "assigned",
    "covering",
    "supervises",
    "consented",
    "reviews",
    "privacy_contact",
    "emergency",
]
Action = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What one relationship opens for some roles."""

    roles: tuple[Role, ...]
    relationship: Relationship
    read: tuple[Section, ...]
    write: tuple[Section, ...] = ()


WORKERS: tuple[Role, ...] = ("peer_specialist", "supervisor")
THE_HOUSE: tuple[Role, ...] = (*WORKERS, "administrator")

# What is written together with somebody.
TOGETHER: tuple[Section, ...] = (
    "identity",
    "contact_details",
    "strengths",
    "plan",
    "schedule",
    "contact_notes",
    "referrals",
    "relationships",
)
# What is theirs: everybody else reads of it what they show by name (`Share`), and who writes in
# it does so side by side with them.
THEIRS: tuple[Section, ...] = ("wellness", "budget", "mirror")
# What shows how the record itself is treated.
KEPT: tuple[Section, ...] = ("looks", "consents", "disclosures", "emergencies")
# What somebody covering for a few days may be shown, if the person agreed: no notes.
MINIMUM: tuple[Section, ...] = ("identity", "contact_details", "strengths", "plan", "schedule")
# What can be signed for at all; notes of counseling only by a consent of their own.
SHAREABLE: tuple[Section, ...] = (*TOGETHER, *THEIRS, "counseling_notes")

MATRIX: tuple[Opening, ...] = (
    Opening(
        roles=("participant",),
        relationship="own_record",
        read=SECTIONS,
        write=(
            "identity",
            "contact_details",
            "strengths",
            "plan",
            "referrals",
            *THEIRS,
            "consents",
            "requests",
            "blocks",
        ),
    ),
    # Requests and blocks are written down for somebody who asks for it, and read by others.
    Opening(
        roles=WORKERS,
        relationship="assigned",
        read=(*TOGETHER, *THEIRS, *KEPT),
        write=(*TOGETHER, *THEIRS, "consents", "requests", "blocks"),
    ),
    Opening(
        roles=WORKERS,
        relationship="covering",
        read=MINIMUM,
        write=("schedule", "contact_notes"),
    ),
    Opening(
        roles=("supervisor",),
        relationship="supervises",
        read=(*TOGETHER, *THEIRS, *KEPT, "blocks"),
        write=(
            "identity",
            "contact_details",
            "strengths",
            "schedule",
            "relationships",
            "blocks",
        ),
    ),
    Opening(roles=("partner", "supporter"), relationship="consented", read=SHAREABLE),
    Opening(
        roles=THE_HOUSE,
        relationship="reviews",
        read=("identity", "looks", "emergencies"),
        write=("emergencies",),
    ),
    Opening(
        roles=THE_HOUSE,
        relationship="privacy_contact",
        read=("identity", "looks", "consents", "disclosures", "requests", "blocks"),
        write=("consents", "requests", "blocks"),
    ),
    Opening(roles=WORKERS, relationship="emergency", read=(*TOGETHER, "emergencies")),
)

# When several relationships hold at once, the look is logged with the first of these.
NEAREST_FIRST: tuple[Relationship, ...] = (
    "own_record",
    "assigned",
    "covering",
    "supervises",
    "consented",
    "reviews",
    "privacy_contact",
    "emergency",
)


def cells() -> list[tuple[Role, Relationship, Section, Action]]:
    """The matrix as rows, one for each thing allowed; what is not there is not allowed."""
    actions: tuple[Action, Action] = ("read", "write")
    return [
        (role, opening.relationship, section, action)
        for opening in MATRIX
        for role in opening.roles
        for action, sections in zip(actions, (opening.read, opening.write), strict=True)
        for section in sections
    ]
