"""Who writes beside whom at this moment, and which parts are shown to whom."""

import datetime as dt
from uuid import UUID

from django.db.models.functions import Now

from walkwith.access.acts import answer
from walkwith.access.models import Share, SideBySide
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.models import Participant


def this_moment() -> dt.datetime:
    """By the clock of the database, also while the house's own stands still."""
    moment: dt.datetime = answer("this_moment")
    return moment


def may_write_theirs(participant_id: UUID) -> bool:
    """Is the viewer the person themselves, or beside them at this moment?"""
    return participant_id in answer("side_by_side")


def moment_with(actor: Actor, participant_id: UUID) -> SideBySide | None:
    """The moment in which the actor writes beside somebody now, if there is one."""
    now = this_moment()
    note_look([participant_id], "plan", page="side_by_side")
    return SideBySide.objects.filter(
        participant_id=participant_id, worker_id=actor.id, starts_at__lte=now, ends_at__gt=now
    ).first()


def moment_now(
    actor: Actor, participant_id: UUID, *, is_own: bool, page: str = "plan"
) -> SideBySide | None:
    """The moment that lasts now, with its worker: the actor's own, or any with the person."""
    note_look([participant_id], "plan", page=page)
    lasting = SideBySide.objects.filter(
        participant_id=participant_id, starts_at__lte=Now(), ends_at__gt=Now()
    ).select_related("worker")
    mine = lasting if is_own else lasting.filter(worker_id=actor.id)
    return mine.order_by("-starts_at", "-id").first()


def has_pin(participant_id: UUID) -> bool:
    """Do they have a PIN of their own, to say yes with?"""
    note_look([participant_id], "identity", page="side_by_side")
    own = Participant.objects.filter(pk=participant_id).exclude(membership=None)
    return own.exclude(membership__account__pin="").exists()


def shares_of(participant_id: UUID, *, part: str = "", page: str = "show") -> list[Share]:
    """The parts shown by name now, of one part or of all that begin with it, the next end first."""
    note_look([participant_id], "plan", page=page)
    return list(
        Share.objects.filter(
            participant_id=participant_id, part__startswith=part, ends_at__gt=this_moment()
        )
        .select_related("member")
        .order_by("ends_at", "id")
    )
