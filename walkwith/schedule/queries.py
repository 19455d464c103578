import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from walkwith.access.models import Assignment, Cover
from walkwith.access.queries import is_kept_out, open_covers, openings_of
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import holds_now
from walkwith.foundation.prepared import first, one_of, prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Routine, Step
from walkwith.plans.queries import own_routines, steps_of_week
from walkwith.schedule.models import Appointment
from walkwith.schedule.policies import check_may_schedule
from walkwith.schedule.rules import day_bounds

MOST_AHEAD = 13
MOST_OF_A_DAY = 40
MOST_OF_A_WEEK = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a week: what is arranged for it, the steps of it, and what is done every week."""

    day: dt.date
    appointments: list[Appointment]
    steps: list[Step]
    routines: list[Routine]


def appointments_of_day(
    worker_id: UUID,
    day: dt.date,
    *,
    zone: str,
    covers: Collection[Cover] = (),
    page: str = "today",
) -> list[Appointment]:
    """A worker's appointments of a local day in the order of the clock, called off ones left out.

    With `covers`, also those of whom they stand in for. Each carries its participant, its worker
    and its meeting.
    """
    begins, ends = day_bounds(day, zone)
    wanted = _of_day(begins=begins, ends=ends, workers=_goers(worker_id, covers))
    found = _gone_to_by(worker_id, covers, wanted)
    _look(found, page)
    return found


def week(actor: Actor, monday: dt.date, *, page: str = "week") -> list[Day]:
    """Seven days of the actor: a worker's own appointments, or a participant's own; and steps
    with a day, of a worker those they promised or do together with somebody. A participant has
    their routines beside them.

    Among a worker's appointments are those of whom they stand in for.
    """
    found = _between(*day_bounds(monday, actor.zone, days=7))
    appointments: list[Appointment]
    if actor.role == "participant":
        appointments = list(found.annotate(is_kept_out=is_kept_out())[:MOST_OF_A_WEEK])
    else:
        covers = open_covers(actor).standing_in
        wanted = found.filter(worker_id__in=_goers(actor.id, covers))[:MOST_OF_A_WEEK]
        appointments = _gone_to_by(actor.id, covers, wanted)
    _look(appointments, page)
    zone, steps = ZoneInfo(actor.zone), steps_of_week(monday, viewer=actor, page=page)
    routines = own_routines(actor)
    days = [monday + dt.timedelta(days=number) for number in range(7)]
    return [
        Day(
            day=day,
            appointments=[
                one for one in appointments if one.starts_at.astimezone(zone).date() == day
            ],
            steps=[step for step in steps if step.day == day],
            routines=[one for one in routines if day.weekday() in one.days],
        )
        for day in days
    ]


def appointments_ahead(
    participant_id: UUID, most: int = 3, *, page: str = "participant"
) -> list[Appointment]:
    """What they have planned, the next first; one that has begun stays until it ends.

    For who reads whom they keep out, each says whether it is with one of those: `is_kept_out`.
    """
    note_look([participant_id], "schedule", page=page)
    now = clock.now()
    soon: list[Appointment] = _soon(person=participant_id, since=now - dt.timedelta(hours=12))
    return [appointment for appointment in soon if appointment.ends_at > now][:most]


@prepared
def _soon(*, person: Any, since: Any) -> QuerySet[Appointment]:
    return (
        Appointment.objects.filter(
            participant_id=person, starts_at__gt=since, state=Appointment.States.PLANNED
        )
        .annotate(is_kept_out=is_kept_out())
        .select_related("worker", "meeting")
        .order_by("starts_at", "id")[:MOST_AHEAD]
    )


def nearest_appointment(worker_id: UUID | None, participant_id: UUID) -> Appointment | None:
    """The one a note written now is likely about: of the last 12 hours or the next hour.

    Without a worker anybody's, for somebody who stands in.
    """
    now = clock.now()
    near: list[Appointment] = _near(
        person=participant_id,
        workers=() if worker_id is None else (worker_id,),
        since=now - dt.timedelta(hours=12),
        until=now + dt.timedelta(hours=1),
    )
    return first(near)


@prepared
def _near(
    *, person: Any, workers: tuple[Any, ...], since: Any, until: Any
) -> QuerySet[Appointment]:
    near = Appointment.objects.filter(
        participant_id=person,
        starts_at__gt=since,
        starts_at__lte=until,
        state__in=[Appointment.States.PLANNED, Appointment.States.KEPT],
    ).order_by("-starts_at", "id")
    return near.filter(one_of("worker_id", workers))[:1]


def appointment(appointment_id: UUID, *, page: str = "appointment") -> Appointment:
    """One appointment, with its participant, worker and meeting."""
    found = (
        Appointment.objects.filter(pk=appointment_id)
        .annotate(is_kept_out=is_kept_out())
        .select_related("participant", "worker", "meeting")
        .first()
    )
    if found is None:
        raise NotFound
    _look([found], page, how_opened=True)
    return found


def person_to_meet(viewer: Actor, participant_id: UUID) -> Participant:
    """The person a new appointment is for, when the viewer may arrange one."""
    check_may_schedule(viewer, participant_id=participant_id)
    found = Participant.objects.filter(pk=participant_id).first()
    if found is None:
        raise NotFound
    note_look([participant_id], "identity", page="appointment")
    return found


def appointment_to_change(viewer: Actor, appointment_id: UUID) -> Appointment:
    """One appointment, for who may change it."""
    found = appointment(appointment_id)
    check_may_schedule(viewer, participant_id=found.participant_id)
    return found


def who_may_go(
    viewer: Actor, participant_id: UUID, *, besides: Appointment | None = None
) -> list[Membership]:
    """The workers an appointment can be with: those who walk with them and still work here.

    Somebody standing in is not told who they are: they go themselves, or leave it `besides`.
    """
    here = Membership.objects.filter(holds_now()).order_by("name", "pk")
    if "relationships" not in openings_of(participant_id).may_read:
        return list(here.filter(pk__in={viewer.id, besides.worker_id if besides else viewer.id}))
    walking = Assignment.objects.filter(holds_now(), participant_id=participant_id)
    note_look([participant_id], "relationships", page="appointment")
    return list(here.filter(pk__in=walking.values("worker_id")))


def _goers(worker_id: UUID, covers: Collection[Cover]) -> tuple[UUID, ...]:
    return tuple({worker_id, *(cover.away_id for cover in covers)})


def _gone_to_by(
    worker_id: UUID, covers: Collection[Cover], wanted: Iterable[Appointment]
) -> list[Appointment]:
    """A worker's own, and a colleague's for as long as they stand in for them."""
    return [
        one
        for one in wanted
        if one.worker_id == worker_id
        or any(
            cover.away_id == one.worker_id and cover.starts_at <= one.starts_at < cover.ends_at
            for cover in covers
        )
    ]


@prepared
def _of_day(*, begins: Any, ends: Any, workers: tuple[Any, ...]) -> QuerySet[Appointment]:
    wanted = _between(begins, ends).exclude(state=Appointment.States.CALLED_OFF)
    return wanted.filter(one_of("worker_id", workers))[:MOST_OF_A_DAY]


def _between(begins: Any, ends: Any) -> QuerySet[Appointment]:
    return (
        Appointment.objects.filter(starts_at__gte=begins, starts_at__lt=ends)
        .select_related("participant", "worker", "meeting")
        .order_by("starts_at", "id")
    )


def _look(appointments: list[Appointment], page: str, *, how_opened: bool = False) -> None:
    note_look(
        {one.participant_id for one in appointments},
        "identity",
        "schedule",
        how="opened" if how_opened else "listed",
        page=page,
    )
