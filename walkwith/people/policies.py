"""Who may change a person's own facts. Whose facts they can see is reach, in the database."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed
from walkwith.people.models import Participant
from walkwith.people.reach import check_may_write


def check_may_edit_participant(actor: Actor) -> None:
    if actor.role == "administrator":
        raise NotAllowed(_("An administrator runs the house and does not read people's records."))


def check_may_write_strength(actor: Actor, *, participant_id: UUID) -> None:
    """Raises `NotFound` out of reach, `NotAllowed` for who only reads them."""
    check_may_edit_participant(actor)
    check_may_write(participant_id, "strengths")


def check_may_hide_strengths(actor: Actor, *, participant: Participant) -> None:
    """Raises unless it is the person themselves: nobody hides what is theirs but they."""
    check_may_write(participant.pk, "strengths")
    if participant.membership_id != actor.id:
        raise NotAllowed(_("Only they themselves say what is shown here and what is not."))
