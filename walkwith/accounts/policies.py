"""Who may run the house: only an administrator changes who belongs to it."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_manage_members(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only a program administrator can change who belongs here."))
