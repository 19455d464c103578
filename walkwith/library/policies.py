"""Who may write the crisis card: everybody reads it, an administrator answers for it."""

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed


def check_may_edit_help(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program can change the help card."))


def check_may_write_report_card(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program write what we must report."))


def may_edit_lists(actor: Actor) -> bool:
    return actor.role in ("supervisor", "administrator")


def check_may_edit_lists(actor: Actor) -> None:
    """Checklists and scripts: everybody reads them, whoever leads or runs the house answers."""
    if not may_edit_lists(actor):
        raise NotAllowed(_("Only those who lead, or run the program, change the lists."))
