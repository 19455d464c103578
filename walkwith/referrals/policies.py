"""Who may bring a meeting to somebody: whoever may write in the plan it lands in."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed
from walkwith.people.reach import check_may_write
from walkwith.plans.policies import check_may_plan
from walkwith.schedule.policies import check_may_schedule


def check_may_suggest(actor: Actor, *, participant_id: UUID) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for somebody who only reads."""
    check_may_plan(actor, participant_id=participant_id)


def check_may_go_together(actor: Actor, *, participant_id: UUID) -> None:
    """Going together is a step of the plan and an appointment."""
    check_may_plan(actor, participant_id=participant_id)
    check_may_schedule(actor, participant_id=participant_id)


def check_may_look_for(actor: Actor, *, participant_id: UUID) -> None:
    """What somebody looks for, and what suits them, is written by them and who walks with them.

    Raises `NotFound` out of reach, `NotAllowed` for somebody who only reads.
    """
    check_may_write(participant_id, "identity", "referrals")


def check_may_see_unmet(actor: Actor) -> None:
    """What the town leaves unmet is for those who can do something about it."""
    if actor.role not in ("supervisor", "administrator"):
        raise NotAllowed(_("Those who lead the program look after what is missing in town."))


def check_may_refer(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person themselves, or somebody who walks with them."""
    check_may_write(participant_id, "identity", "referrals")


def check_may_follow_up(actor: Actor) -> None:
    if actor.role not in ("peer_specialist", "supervisor"):
        raise NotAllowed(_("Those who walk with somebody follow things up here."))
