import datetime as dt
from uuid import UUID

from walkwith.directory.models import Meeting
from walkwith.feeds import events
from walkwith.feeds.policies import check_may_import
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.foundation.history import record

HOLDS_FOR = dt.timedelta(days=365)


@command
def decide_rhythm(*, actor: Actor, meeting_id: UUID, is_weekly: bool) -> Meeting:
    """A person says whether a meeting is every week; the list is not asked again for a year."""
    check_may_import(actor)
    meetings = Meeting.objects.filter(organization_id=actor.organization_id)
    meeting = meetings.select_for_update().filter(pk=meeting_id).exclude(asks_when="").first()
    if meeting is None:
        raise NotFound
    until = (clock.today(actor.zone) + HOLDS_FOR).isoformat()
    said = "" if is_weekly else meeting.asks_when
    meeting.confirmed = {**meeting.confirmed, "asks_when": {"value": said, "until": until}}
    meeting.asks_when = said
    meeting.save(update_fields=["asks_when", "confirmed"])
    event = events.RhythmDecided(meeting_id=meeting.pk, is_weekly=is_weekly)
    record(actor=actor, event=event, about=meeting)
    return meeting
