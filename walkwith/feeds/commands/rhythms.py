import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Meeting
from walkwith.feeds import events
from walkwith.feeds.policies import check_may_import
from walkwith.feeds.rhythm import rhythm_in
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record

HOLDS_FOR = dt.timedelta(days=365)


@command
def decide_rhythm(*, actor: Actor, meeting_id: UUID, is_weekly: bool) -> Meeting:
    """A person says whether a meeting is every week; the list is not asked again for a year.

    The same said twice, as by a second tap, is said once.
    """
    check_may_import(actor)
    meeting = _meeting(actor, meeting_id)
    today = clock.today(actor.zone)
    known = meeting.confirmed.get("asks_when")
    if not meeting.asks_when and not known:
        raise NotFound
    if not meeting.asks_when and not is_weekly:
        raise Refused(_("Somebody said already that it is every week."))
    until = (today + HOLDS_FOR).isoformat()
    said = "" if is_weekly else meeting.asks_when
    if known and known["value"] == said and known["until"] > today.isoformat():
        return meeting
    meeting.confirmed = {**meeting.confirmed, "asks_when": {"value": said, "until": until}}
    meeting.asks_when = said
    meeting.save(update_fields=["asks_when", "confirmed"])
    event = events.RhythmDecided(meeting_id=meeting.pk, is_weekly=is_weekly)
    record(actor=actor, event=event, about=meeting)
    return meeting


@command
def ask_rhythm_again(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """What somebody decided by a slip is open again, as the meeting's own words ask it."""
    check_may_import(actor)
    meeting = _meeting(actor, meeting_id)
    if "asks_when" not in meeting.confirmed:
        raise Refused(_("Nobody has decided this yet."))
    meeting.confirmed = {name: v for name, v in meeting.confirmed.items() if name != "asks_when"}
    meeting.asks_when = rhythm_in(meeting.name, meeting.notes)
    meeting.save(update_fields=["asks_when", "confirmed"])
    record(actor=actor, event=events.RhythmAskedAgain(meeting_id=meeting.pk), about=meeting)
    return meeting


def _meeting(actor: Actor, meeting_id: UUID) -> Meeting:
    meetings = Meeting.objects.filter(organization_id=actor.organization_id)
    meeting = meetings.select_for_update().filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFound
    return meeting
