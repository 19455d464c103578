"""A copy is taken: through the one door, and written down there."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from walkwith.access.commands import Disclosed, Leaving, disclose
from walkwith.access.queries import sections_to_leave
from walkwith.feeds.copies.archive import archive
from walkwith.feeds.copies.page import page_to_print
from walkwith.feeds.copies.record import record_of
from walkwith.feeds.policies import check_may_copy
from walkwith.foundation.actor import Actor, acting_as


def take_copy(actor: Actor, participant_id: UUID, *, to_print: bool) -> Disclosed:
    """Everything the actor may hand over: for the person themselves, all there is.

    It is in the language they read here; with somebody's help, in the one they are written down
    with.
    """
    made = page_to_print if to_print else archive

    def rendered(leaving: Leaving) -> bytes:
        with override(leaving.notice.language), timezone.override(actor.zone):
            return made(record_of(leaving, actor))

    with acting_as(actor):
        check_may_copy(actor, participant_id=participant_id)
        return disclose(
            actor=actor,
            participant_id=participant_id,
            recipient=None,
            sections=sections_to_leave(participant_id, "own_request"),
            purpose=_("To have it themselves"),
            what="print" if to_print else "copy",
            basis="own_request",
            facts={"asked_how": "signed_in" if actor.role == "participant" else "side_by_side"},
            content=rendered,
        )
