import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.directory.queries import meeting_with_source
from walkwith.directory.uses import SUGGESTED, count_use
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.plans.commands import add_step
from walkwith.plans.models import Step
from walkwith.referrals import events
from walkwith.referrals.once import saved_before
from walkwith.referrals.policies import check_may_go_together, check_may_suggest
from walkwith.schedule.commands import add_appointment
from walkwith.schedule.models import Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """When, where and how two people go to a meeting, and what they do when they cannot."""

    starts_at: dt.datetime
    minutes: int
    way: str
    place: str
    plan_b: str


@command
def suggest_meeting(
    *, actor: Actor, participant_id: UUID, meeting_id: UUID, words: str, day: dt.date | None = None
) -> Step:
    """Offer a meeting, in words and for a `day`. It waits for the person's yes; offered twice, it
    waits once.
    """
    suggested = events.MeetingSuggested(meeting_id=meeting_id)
    return _step_once(actor, participant_id, suggested, words=words, day=day)


@command
def choose_meeting(
    *, actor: Actor, participant_id: UUID, meeting_id: UUID, words: str, day: dt.date | None = None
) -> Step:
    """ "I'd like to try this": the person's own step, on their own."""
    chosen = events.MeetingChosen(meeting_id=meeting_id)
    return _step_once(actor, participant_id, chosen, words=words, day=day)


@command
def suggest_service(
    *,
    actor: Actor,
    participant_id: UUID,
    service_id: UUID,
    words: str,
    day: dt.date | None = None,
    step_id: UUID | None = None,
) -> Step:
    """A service as a step: it waits for the person's yes, unless it is their own. Sent twice with
    the same `step_id`, it is saved once.
    """
    check_may_suggest(actor, participant_id=participant_id)
    if saved := saved_before(Step.objects, step_id, participant_id, words=words):
        return saved
    step = add_step(
        actor=actor,
        participant_id=participant_id,
        words=words,
        day=day,
        who=Step.Doers.PARTICIPANT,
        is_suggestion=actor.role != "participant",
        step_id=step_id,
    )
    count_use(actor, service_id, SUGGESTED)
    record(actor=actor, event=events.ServiceSuggested(service_id=service_id), about=step)
    return step


@command
def go_together(
    *, actor: Actor, participant_id: UUID, meeting_id: UUID, words: str, arranged: Arranged
) -> Appointment:
    """A step to take together, and the appointment for it, with its plan B."""
    check_may_go_together(actor, participant_id=participant_id)
    if not arranged.plan_b.strip():
        raise Refused(
            _("Say what you do when it cannot be. Every plan has a plan B."), field="plan_b"
        )
    meeting = meeting_with_source(actor=actor, meeting_id=meeting_id)
    if planned := _planned(participant_id, meeting_id, arranged.starts_at):
        return planned
    add_step(
        actor=actor,
        participant_id=participant_id,
        words=words,
        day=arranged.starts_at.date(),
        who=Step.Doers.TOGETHER,
        is_suggestion=not may_write_theirs(participant_id),
        meeting_id=meeting_id,
    )
    appointment = add_appointment(
        actor=actor,
        participant_id=participant_id,
        starts_at=arranged.starts_at,
        minutes=arranged.minutes,
        way=arranged.way,
        place=arranged.place,
        purpose=meeting.name,
        plan_b=arranged.plan_b,
        meeting_id=meeting_id,
    )
    event = events.GoingTogether(
        meeting_id=meeting_id, starts_at=arranged.starts_at, plan_b=arranged.plan_b
    )
    record(actor=actor, event=event, about=appointment)
    return appointment


def _step_once(
    actor: Actor,
    participant_id: UUID,
    event: events.MeetingSuggested | events.MeetingChosen,
    **said: Any,
) -> Step:
    """The step that leads to a meeting; one that stands open already is that step."""
    check_may_suggest(actor, participant_id=participant_id)
    is_suggestion = isinstance(event, events.MeetingSuggested)
    if standing := _open_step(participant_id, event.meeting_id, is_suggestion=is_suggestion):
        return standing
    step = add_step(
        actor=actor,
        participant_id=participant_id,
        who=Step.Doers.PARTICIPANT,
        is_suggestion=is_suggestion,
        meeting_id=event.meeting_id,
        **said,
    )
    if is_suggestion:
        count_use(actor, event.meeting_id, SUGGESTED)
    record(actor=actor, event=event, about=step)
    return step


def _open_step(participant_id: UUID, meeting_id: UUID, *, is_suggestion: bool) -> Step | None:
    return Step.objects.filter(
        participant_id=participant_id,
        meeting_id=meeting_id,
        is_suggestion=is_suggestion,
        done_at=None,
        let_go_at=None,
    ).first()


def _planned(participant_id: UUID, meeting_id: UUID, starts_at: dt.datetime) -> Appointment | None:
    return Appointment.objects.filter(
        participant_id=participant_id,
        meeting_id=meeting_id,
        starts_at=starts_at,
        state=Appointment.States.PLANNED,
    ).first()
