import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.acts import answer
from walkwith.access.models import Assignment
from walkwith.access.queries import holds_now
from walkwith.accounts.models import Membership
from walkwith.directory.queries import check_meeting
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look
from walkwith.plans.words import check_words
from walkwith.schedule import events, rules
from walkwith.schedule.models import Appointment, Ways
from walkwith.schedule.policies import check_may_call_off, check_may_schedule
from walkwith.schedule.words import check_minutes, check_start


@command
def add_appointment(
    *,
    actor: Actor,
    participant_id: UUID,
    starts_at: dt.datetime,
    minutes: int = 45,
    way: str = Ways.IN_PERSON,
    place: str = "",
    purpose: str = "",
    plan_b: str = "",
    meeting_id: UUID | None = None,
    worker_id: UUID | None = None,
    zone: str | None = None,
) -> Appointment:
    """Arrange to meet. Without a worker it is the actor, or else who walks with them."""
    check_may_schedule(actor, participant_id=participant_id)
    check_meeting(actor=actor, meeting_id=meeting_id)
    appointment = Appointment(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        worker_id=_who_goes(actor, participant_id, worker_id),
        meeting_id=meeting_id,
        zone=zone or actor.zone,
        **_arranged(starts_at, minutes, way, place, purpose, plan_b),
    )
    appointment.save(force_insert=True)
    event = events.AppointmentAdded(
        worker_id=appointment.worker_id, starts_at=starts_at, minutes=minutes, way=way
    )
    record(actor=actor, event=event, about=appointment)
    _look(participant_id)
    return appointment


@command
def change_appointment(
    *,
    actor: Actor,
    appointment_id: UUID,
    starts_at: dt.datetime,
    minutes: int,
    way: str,
    place: str = "",
    purpose: str = "",
    plan_b: str = "",
    worker_id: UUID | None = None,
) -> Appointment:
    """Another time, place, way, worker or plan B. A changed appointment is planned again."""
    appointment = _appointment(appointment_id)
    check_may_schedule(actor, participant_id=appointment.participant_id)
    arranged = _arranged(starts_at, minutes, way, place, purpose, plan_b)
    if worker_id and worker_id != appointment.worker_id:
        arranged["worker_id"] = _who_goes(actor, appointment.participant_id, worker_id)
    arranged |= {"state": Appointment.States.PLANNED, "in_the_way": ""}
    after = {name: to for name, to in arranged.items() if getattr(appointment, name) != to}
    if not after:
        return appointment
    before = {name: getattr(appointment, name) for name in after}
    _change(appointment, after)
    event = events.AppointmentChanged(before=before, after=after)
    record(actor=actor, event=event, about=appointment)
    return appointment


@command
def call_off(*, actor: Actor, appointment_id: UUID) -> Appointment:
    """It will not take place, and that is known before."""
    appointment = _appointment(appointment_id)
    check_may_call_off(actor, appointment=appointment)
    if appointment.state != Appointment.States.CALLED_OFF:
        if not answer("call_off_kept_out", appointment.pk):
            _change(appointment, {"state": Appointment.States.CALLED_OFF, "in_the_way": ""})
        event = events.AppointmentCalledOff(starts_at=appointment.starts_at)
        record(actor=actor, event=event, about=appointment)
    return appointment


@command
def mark_missed(
    *, actor: Actor, appointment_id: UUID, in_the_way: str = Appointment.InTheWay.OTHER
) -> Appointment:
    """It did not happen: say what got in the way. It is nobody's fault."""
    appointment = _appointment(appointment_id)
    check_may_schedule(actor, participant_id=appointment.participant_id)
    if in_the_way not in Appointment.InTheWay.values:
        raise Refused(_("Choose what got in the way."), field="in_the_way")
    if (appointment.state, appointment.in_the_way) != ("missed", in_the_way):
        _change(appointment, {"state": Appointment.States.MISSED, "in_the_way": in_the_way})
        event = events.AppointmentMissed(starts_at=appointment.starts_at, in_the_way=in_the_way)
        record(actor=actor, event=event, about=appointment)
    return appointment


@command
def mark_kept(*, actor: Actor, appointment_id: UUID, page: str = "appointment") -> Appointment:
    """We met."""
    appointment = _appointment(appointment_id)
    check_may_schedule(actor, participant_id=appointment.participant_id)
    if appointment.state != Appointment.States.KEPT:
        _change(appointment, {"state": Appointment.States.KEPT, "in_the_way": ""}, page)
        event = events.AppointmentKept(starts_at=appointment.starts_at)
        record(actor=actor, event=event, about=appointment)
    return appointment


def _appointment(appointment_id: UUID) -> Appointment:
    appointment = Appointment.objects.filter(pk=appointment_id).first()
    if appointment is None:
        raise NotFound
    return appointment


def _who_goes(actor: Actor, participant_id: UUID, worker_id: UUID | None) -> UUID:
    """The worker asked for, else the actor, else who walks with them first of all.

    For somebody who stands in and is not told who walks with them, it is themselves.
    """
    here = Membership.objects.filter(holds_now())
    walking = list(
        Assignment.objects.filter(
            holds_now(), participant_id=participant_id, worker_id__in=here.values("pk")
        )
        .order_by("-kind", "starts_at", "id")
        .values_list("worker_id", flat=True)
    )
    if worker_id is None:
        return actor.id if actor.id in walking or not walking else walking[0]
    if worker_id not in (walking or [actor.id]):
        raise Refused(_("They do not walk together. Choose somebody who does."), field="worker")
    return worker_id


def _arranged(
    starts_at: dt.datetime, minutes: int, way: str, place: str, purpose: str, plan_b: str
) -> dict[str, object]:
    """What an appointment says, once the rules have nothing against it."""
    check_start(starts_at, now=clock.now())
    check_minutes(minutes)
    if way not in Ways.values:
        raise Refused(_("Choose in person, phone, video or text."), field="way")
    written = {"place": place, "purpose": purpose, "plan_b": plan_b}
    longest = {
        "place": rules.LONGEST_PLACE,
        "purpose": rules.LONGEST_PURPOSE,
        "plan_b": rules.LONGEST_PLAN_B,
    }
    kept = {
        name: check_words(words, longest=longest[name], field=name, needed=False)
        for name, words in written.items()
    }
    return {"starts_at": starts_at, "minutes": minutes, "way": way, **kept}


def _change(appointment: Appointment, values: dict[str, object], page: str = "appointment") -> None:
    if not Appointment.objects.filter(pk=appointment.pk).update(**values):
        raise NotFound
    for name, value in values.items():
        setattr(appointment, name, value)
    _look(appointment.participant_id, page)


def _look(participant_id: UUID, page: str = "appointment") -> None:
    note_look([participant_id], "schedule", how="wrote", page=page)
