"""Meetings the house writes down itself: they leave in its own feed."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory import events
from walkwith.directory.corrections import remake_slots, show_anew
from walkwith.directory.models import Edit, Meeting
from walkwith.directory.own_list import keep_edit, own, own_source, take_stock
from walkwith.directory.own_meetings import OwnMeeting, columns_of
from walkwith.directory.policies import check_may_verify
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id


@command
def add_own_meeting(*, actor: Actor, meeting: OwnMeeting) -> Meeting:
    """Write down a meeting of the house, or one that is in no list."""
    check_may_verify(actor)
    _check(meeting)
    source = own_source(actor)
    new = Meeting.objects.create(
        organization_id=actor.organization_id,
        source=source,
        key=str(new_id()),
        seen_at=clock.now(),
        updated_on=clock.today(actor.zone),
        raw={},
        **columns_of(meeting, house_zone=actor.zone),
    )
    remake_slots(new)
    take_stock(source)
    keep_edit(actor, Edit.Acts.ADDED, new)
    record(actor=actor, event=events.MeetingAdded(name=new.name), about=new)
    return new


@command
def edit_own_meeting(*, actor: Actor, meeting_id: UUID, meeting: OwnMeeting) -> Meeting:
    """Change what the house wrote down. What came in a list is put right by a check instead."""
    check_may_verify(actor)
    _check(meeting)
    kept = own(actor, Meeting, meeting_id)
    changed = []
    for name, value in columns_of(meeting, house_zone=actor.zone).items():
        changed += [name] if getattr(kept, name) != value else []
        setattr(kept, name, value)
    show_anew(kept, changed)
    kept.seen_at, kept.updated_on = clock.now(), clock.today(actor.zone)
    kept.save()
    remake_slots(kept)
    take_stock(kept.source)
    keep_edit(actor, Edit.Acts.CHANGED, kept, changed)
    record(actor=actor, event=events.MeetingEdited(name=kept.name), about=kept)
    return kept


def _check(meeting: OwnMeeting) -> None:
    if meeting.ends == meeting.starts:
        raise Refused(_("It ends when it starts. Leave the end out, or change it."), field="ends")
    online = meeting.attendance in (Meeting.Attendance.ONLINE, Meeting.Attendance.HYBRID)
    if online and not (meeting.conference_url or meeting.conference_phone):
        words = _("Say how to join: a video link, or a number to call.")
        raise Refused(words, field="conference_url")
