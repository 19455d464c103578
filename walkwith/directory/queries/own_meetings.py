from uuid import UUID

from walkwith.directory.models import Meeting
from walkwith.directory.own_list import check_is_own
from walkwith.directory.policies import check_may_verify
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound


def own_meeting(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """A meeting the house wrote down itself, to be changed."""
    check_may_verify(actor)
    kept = (
        Meeting.objects.select_related("source")
        .filter(pk=meeting_id, organization_id=actor.organization_id)
        .first()
    )
    if kept is None:
        raise NotFound
    check_is_own(kept)
    return kept
