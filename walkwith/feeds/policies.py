"""Who may bring lists of meetings into the house, and who may take a copy of a record."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.policies import check_may_write_theirs
from walkwith.access.queries import sections_to_leave
from walkwith.directory.models import Source
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed, Refused
from walkwith.people.reach import check_may_read


def check_may_import(actor: Actor) -> None:
    if actor.role not in ("peer_specialist", "supervisor", "administrator"):
        raise NotAllowed(_("The people who work here keep the lists of meetings."))


def check_may_fetch(source: Source) -> None:
    """Raises for a list that was taken down, until somebody says that it may come again."""
    if source.taken_down_at is not None:
        raise Refused(_("This list was taken down. Put it back first, on its own page."))


def check_may_copy(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the actor's own record, or they walk with the person."""
    check_may_read(participant_id, "identity")
    if not sections_to_leave(participant_id, "own_request"):
        raise NotAllowed(_("A copy is handed over by who walks with somebody, or taken by them."))


def check_may_take_along(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person themselves, or somebody who sits beside them now."""
    check_may_read(participant_id, "identity")
    check_may_write_theirs(actor, participant_id=participant_id, section="wellness")


def check_may_share(actor: Actor) -> None:
    if not may_share(actor):
        raise NotAllowed(_("Only those who run the program decide who else reads our lists."))


def may_share(actor: Actor) -> bool:
    return actor.role == "administrator"
