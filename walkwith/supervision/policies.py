"""Who may see somebody off, who hands on what they left, who talks over looks."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_see_off(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program end someone’s work here."))


def check_may_hand_on(actor: Actor) -> None:
    if actor.role != "supervisor":
        raise NotAllowed(_("Supervisors hand on what a colleague has left."))


def check_may_talk_over(actor: Actor) -> None:
    if actor.role != "supervisor":
        raise NotAllowed(_("Supervisors talk this over with the people they lead."))
