"""Who may bring people together. The database repeats the rule for each row (may_assign)."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.acts import answer
from walkwith.access.queries import openings_of
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed, NotFound


def check_may_assign(actor: Actor, *, participant_id: UUID, worker_id: UUID) -> None:
    """Raises `NotAllowed` unless reach lets the actor bring the two together."""
    if not answer("may_assign", participant_id, worker_id):
        raise NotAllowed(
            _("You can bring somebody together with yourself, or with a worker you supervise.")
        )


def check_may_supervise(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only a program administrator says who supervises whom."))


def check_may_walk_along(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor may change who walks with the person."""
    _check_leads_or_walks(
        participant_id, _("Only who walks with somebody, or leads who does, can change this.")
    )


def check_may_open_door(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor walks with the person, or leads who does."""
    _check_leads_or_walks(
        participant_id, _("Only who walks with somebody, or leads who does, opens their door.")
    )


def _check_leads_or_walks(participant_id: UUID, otherwise: str) -> None:
    openings = openings_of(participant_id)
    if not openings.may_read:
        raise NotFound
    if "relationships" not in openings.may_write:
        raise NotAllowed(otherwise)


def check_may_welcome(actor: Actor) -> None:
    if actor.role not in ("peer_specialist", "supervisor"):
        raise NotAllowed(_("Somebody new is added by the peer specialist who walks with them."))
