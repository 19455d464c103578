"""Who may change a person's own facts. Whose facts they can see is reach, in the database."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_edit_participant(actor: Actor) -> None:
    if actor.role == "administrator":
        raise NotAllowed(_("An administrator runs the house and does not read people's records."))
