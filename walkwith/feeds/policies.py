"""Who may bring lists of meetings into the house. They are facts about no participant."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_import(actor: Actor) -> None:
    if actor.role == "participant":
        raise NotAllowed(_("The people who work here keep the lists of meetings."))
