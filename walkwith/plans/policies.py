"""Who may write in a plan: the participant, and who walks with them. The database repeats it."""

from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.people.reach import check_may_write


def check_may_plan(actor: Actor, *, participant_id: UUID) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for a supervisor who only reads."""
    check_may_write(participant_id, "plan")
