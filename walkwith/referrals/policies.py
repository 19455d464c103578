"""Who may bring a meeting to somebody: whoever may write in the plan it lands in."""

from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed
from walkwith.plans.policies import check_may_plan
from walkwith.schedule.policies import check_may_schedule


def check_may_suggest(actor: Actor, *, participant_id: UUID) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for somebody who only reads."""
    check_may_plan(actor, participant_id=participant_id)


def check_may_go_together(actor: Actor, *, participant_id: UUID) -> None:
    """Going together is a step of the plan and an appointment."""
    check_may_plan(actor, participant_id=participant_id)
    check_may_schedule(actor, participant_id=participant_id)


def may_suggest(actor: Actor, *, participant_id: UUID) -> bool:
    try:
        check_may_suggest(actor, participant_id=participant_id)
    except NotAllowed:
        return False
    return True
