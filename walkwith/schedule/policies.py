"""Who may arrange when people meet: who walks with them, and who supervises that."""

from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.people.reach import check_may_write


def check_may_schedule(actor: Actor, *, participant_id: UUID) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for somebody who only reads."""
    check_may_write(participant_id, "schedule")
