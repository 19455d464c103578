"""Who may say that a meeting's facts are right. Everybody of the house may read them."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_verify(actor: Actor) -> None:
    if not may_verify(actor):
        raise NotAllowed(_("The people who work here check meetings. Tell them what you saw."))


def may_verify(actor: Actor) -> bool:
    return actor.role != "participant" and not actor.is_guest


def check_may_open_directory(actor: Actor) -> None:
    if not may_open_directory(actor):
        raise NotAllowed(_("Only those who run the program can open the directory to all."))


def may_open_directory(actor: Actor) -> bool:
    return actor.role == "administrator"


def check_may_ask_for_check(actor: Actor) -> None:
    if actor.is_guest:
        raise NotAllowed(_("The people who belong to the house can ask for this."))
