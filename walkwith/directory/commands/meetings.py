from uuid import UUID

from walkwith.directory import events
from walkwith.directory.models import Check, Meeting
from walkwith.directory.policies import check_may_verify
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.foundation.history import record


@command
def verify_meeting(*, actor: Actor, meeting_id: UUID) -> Check:
    """Say that the facts of a meeting were checked today. Said twice, it is said once."""
    check_may_verify(actor)
    meeting = Meeting.objects.filter(pk=meeting_id, organization_id=actor.organization_id).first()
    if meeting is None:
        raise NotFound
    today = clock.today(actor.zone)
    said = {"organization_id": actor.organization_id, "meeting": meeting}
    before = Check.objects.filter(**said, by_id=actor.id, on=today).first()
    if before is not None:
        return before
    check = Check.objects.create(**said, by_id=actor.id, on=today)
    record(actor=actor, event=events.MeetingChecked(name=meeting.name), about=meeting)
    return check
