import datetime as dt
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from walkwith.access.queries import openings_of
from walkwith.directory.models import Meeting
from walkwith.directory.near import Wish
from walkwith.directory.places import Place, place_of_zip
from walkwith.directory.queries import (
    house_place,
    meeting_with_source,
    meetings_near,
    next_occurrence,
    wished_place,
)
from walkwith.directory.rules import minutes_long, weekday
from walkwith.directory.words import DAYS, time_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_words
from walkwith.people.models import Participant
from walkwith.people.queries import participant_and_reaching, participant_with_id, reaching
from walkwith.referrals.first_time import Heard, who_to_ask_for, words_heard
from walkwith.referrals.policies import check_may_go_together, check_may_suggest
from walkwith.referrals.rules import nearest_in_time
from walkwith.schedule.models import Ways

TIMES_OFFERED = 4


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody a meeting is looked for, and about where. Nobody outside is asked or told."""

    person: Participant
    place: Place | None
    is_own: bool
    is_near_them: bool
    may_suggest: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """One meeting for one person: the next time it is, and what stands in when it cannot be."""

    person: Participant
    meeting: Meeting
    is_own: bool
    starts_at: dt.datetime | None
    times: list[tuple[str, str]]
    minutes: int
    way: str
    words: str
    plan_b: str
    plan_b_meeting: Meeting | None

    @property
    def ask_for(self) -> list[tuple[str, str]]:
        return who_to_ask_for(self.meeting)

    @property
    def heard(self) -> Heard:
        return words_heard(self.meeting.fellowship)

    @property
    def day(self) -> dt.date | None:
        return self.starts_at.date() if self.starts_at else None


def seeker(*, actor: Actor, participant_id: UUID) -> Seeker:
    """Raises `NotFound`. The place is the ZIP code the person gave, else the house's.

    What is found for somebody ends in their plan: it is looked for by who may see that.
    """
    openings = openings_of(participant_id).to_read("identity", "plan")
    person = participant_and_reaching(participant_id, page="find")
    details = reaching(person)
    own = place_of_zip(details.zip_code) if details else None
    return Seeker(
        person=person,
        place=own or house_place(actor=actor),
        is_own=person.membership_id == actor.id,
        is_near_them=own is not None,
        may_suggest="plan" in openings.may_write,
    )


def offer(*, actor: Actor, participant_id: UUID, meeting_id: UUID) -> Offer:
    """A meeting as it can be brought to somebody. Raises `NotFound` and `NotAllowed`."""
    check_may_suggest(actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="suggest")
    meeting = meeting_with_source(actor=actor, meeting_id=meeting_id)
    starts_at = next_occurrence(meeting, clock.now())
    if starts_at is not None:
        starts_at = starts_at.astimezone(ZoneInfo(actor.zone))
    instead = _instead(actor, meeting, starts_at)
    return Offer(
        person=person,
        meeting=meeting,
        is_own=person.membership_id == actor.id,
        starts_at=starts_at,
        times=_times(actor, meeting),
        minutes=minutes_long(meeting.starts, meeting.ends) if meeting.starts else 60,
        way=Ways.IN_PERSON if meeting.is_in_person else Ways.VIDEO,
        words=_words(meeting, starts_at),
        plan_b=_plan_b(meeting, instead, actor),
        plan_b_meeting=instead,
    )


def offer_together(*, actor: Actor, participant_id: UUID, meeting_id: UUID) -> Offer:
    """A meeting the two can go to together. Raises `NotFound` and `NotAllowed`."""
    check_may_go_together(actor, participant_id=participant_id)
    return offer(actor=actor, participant_id=participant_id, meeting_id=meeting_id)


def place_for(*, actor: Actor, seeking: Seeker, near: str) -> tuple[Place | None, str]:
    """Where to look: what was typed, else near the person."""
    return wished_place(actor=actor, near=near) if near.strip() else (seeking.place, "")


def _times(actor: Actor, meeting: Meeting) -> list[tuple[str, str]]:
    """The next times it takes place, as (moment in ISO 8601, words), by the clock of the viewer."""
    times: list[tuple[str, str]] = []
    today, after = clock.today(actor.zone), clock.now()
    while len(times) < TIMES_OFFERED and (starts_at := next_occurrence(meeting, after)):
        local = starts_at.astimezone(ZoneInfo(actor.zone))
        words = f"{day_words(local.date(), today)}, {time_words(local.time())}"
        times.append((local.isoformat(), words))
        after = starts_at + dt.timedelta(minutes=1)
    return times


def _words(meeting: Meeting, starts_at: dt.datetime | None) -> str:
    name = meeting.name[:120]
    if starts_at is None:
        return _("Try %(name)s") % {"name": name}
    at = {"day": DAYS[weekday(starts_at.date())], "time": time_words(starts_at.time())}
    return _("Try %(name)s, %(day)s %(time)s") % {"name": name, **at}


def _instead(actor: Actor, meeting: Meeting, starts_at: dt.datetime | None) -> Meeting | None:
    """Another meeting, online, of the same fellowship, nearest in time on the same day."""
    if starts_at is None or meeting.attendance == Meeting.Attendance.HYBRID:
        return None
    wish = Wish(
        when=str(weekday(starts_at.date())),  # type: ignore[arg-type]
        in_person=False,
        fellowship=meeting.fellowship,
        most=60,
    )
    found = meetings_near(actor=actor, wish=wish).results
    others = [(one.starts_at, one.meeting) for one in found if one.meeting.pk != meeting.pk]
    return nearest_in_time(starts_at, others)


def _plan_b(meeting: Meeting, instead: Meeting | None, actor: Actor) -> str:
    if meeting.attendance == Meeting.Attendance.HYBRID:
        return _("Join the same meeting from home, online.")
    if instead is None:
        return _("A call instead, at the same time.")
    next_at = next_occurrence(instead, clock.now())
    at = next_at.astimezone(ZoneInfo(actor.zone)).time() if next_at else dt.time()
    said = {"name": instead.name[:200], "time": time_words(at.replace(second=0)).rstrip(".")}
    return _("%(name)s, online at %(time)s.") % said
