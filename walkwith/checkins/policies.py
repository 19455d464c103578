"""Who offers questions to everybody. Who writes in a mirror is of plans.policies, as every line."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_keep_house_questions(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program choose the questions of the house."))
