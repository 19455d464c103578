from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Meeting
from walkwith.directory.policies import check_may_verify
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound, Refused


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
    if not kept.source.is_own:
        raise Refused(_("This came in a list. Say what is wrong with it, and what is right."))
    return kept
