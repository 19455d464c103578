"""What the templates about keeping somebody out are given."""

from typing import Any
from uuid import UUID

from walkwith.access import queries
from walkwith.foundation.actor import Actor
from walkwith.people.queries import participant_with_id


def blocks_context(viewer: Actor, participant_id: UUID) -> dict[str, Any]:
    """Whom they keep out, as far as the viewer may read it, and who could be."""
    openings = queries.openings_of(participant_id)
    return {
        "openings": openings,
        "person": participant_with_id(participant_id, page="blocks"),
        "members": queries.members_to_keep_out(viewer, participant_id),
        "blocks": queries.blocks_of(participant_id, openings),
    }
