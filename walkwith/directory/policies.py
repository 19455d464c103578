"""Who may say that a meeting's facts are right. Everybody of the house may read them."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_verify(actor: Actor) -> None:
    if not may_verify(actor):
        raise NotAllowed(_("The people who work here check meetings. Tell them what you saw."))


def may_verify(actor: Actor) -> bool:
    return actor.role != "participant" and not actor.is_guest
