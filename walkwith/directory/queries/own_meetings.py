from uuid import UUID

from walkwith.directory.models import Meeting
from walkwith.directory.own_list import own
from walkwith.directory.policies import check_may_verify
from walkwith.foundation.actor import Actor


def own_meeting(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """A meeting the house wrote down itself, to be changed."""
    check_may_verify(actor)
    return own(actor, Meeting, meeting_id, to_change=False)
