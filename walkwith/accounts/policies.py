"""Who may run the house: only an administrator changes who belongs to it."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_manage_members(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program can change who belongs here."))


def check_may_change_own_account(actor: Actor) -> None:
    """Everybody may, and only their own: the commands take the account from the actor."""
    if actor.account_id is None:
        raise NotAllowed(_("Sign in first."))
