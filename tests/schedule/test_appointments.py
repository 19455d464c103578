"""What commands do to appointments, and whom they refuse."""

import datetime as dt

import pytest

from tests.conftest import Cast
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.schedule import commands, queries
from walkwith.schedule.models import Appointment

NOON = dt.datetime(2026, 11, 18, 17, 0, tzinfo=dt.UTC)
ZONE = "America/New_York"


def a_visit(actor: Actor, cast: Cast, **said: object) -> Appointment:
    fields = {"starts_at": NOON, "place": "At home", "plan_b": "We call instead", **said}
    with clock.stopped_at(NOON):
        return commands.add_appointment(actor=actor, participant_id=cast.dee.pk, **fields)  # type: ignore[arg-type]


def events_of(actor: Actor) -> list[str]:
    with acting_as(actor):
        changes = Change.objects.filter(section="schedule").order_by("at", "id")
        return list(changes.values_list("event", flat=True))


def test_a_visit_is_added_changed_missed_and_kept(cast: Cast) -> None:
    visit = a_visit(cast.rosa, cast)
    assert (visit.worker_id, visit.zone, visit.state) == (cast.rosa.id, ZONE, "planned")
    with clock.stopped_at(NOON):
        later = NOON + dt.timedelta(days=1)
        commands.mark_missed(actor=cast.rosa, appointment_id=visit.pk, in_the_way="ride")
        changed = commands.change_appointment(
            actor=cast.rosa, appointment_id=visit.pk, starts_at=later, minutes=30, way="phone"
        )
        assert (changed.state, changed.in_the_way, changed.starts_at) == ("planned", "", later)
        commands.mark_kept(actor=cast.rosa, appointment_id=visit.pk)
        commands.mark_kept(actor=cast.rosa, appointment_id=visit.pk)
        commands.call_off(actor=cast.rosa, appointment_id=visit.pk)
    assert sorted(events_of(cast.rosa)) == [
        "AppointmentAdded",
        "AppointmentCalledOff",
        "AppointmentChanged",
        "AppointmentKept",
        "AppointmentMissed",
    ]


def test_a_supervisor_arranges_for_who_walks_with_them(cast: Cast) -> None:
    assert a_visit(cast.lorraine, cast).worker_id == cast.rosa.id
    with pytest.raises(Refused) as refused:
        a_visit(cast.rosa, cast, worker_id=cast.marcus.id)
    assert refused.value.field == "worker"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": 100_000}, "minutes"),
        ({"way": "pigeon"}, "way"),
        ({"place": "x" * 201}, "place"),
        ({"plan_b": "x\x00"}, "plan_b"),
        ({"starts_at": NOON.replace(year=2062)}, "day"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, said: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_visit(cast.rosa, cast, **said)
    assert refused.value.field == field


def test_an_unknown_reason_or_meeting_is_refused(cast: Cast) -> None:
    visit = a_visit(cast.rosa, cast)
    with pytest.raises(Refused):
        commands.mark_missed(actor=cast.rosa, appointment_id=visit.pk, in_the_way="lazy")
    with pytest.raises(NotFound):
        a_visit(cast.rosa, cast, meeting_id=new_id())


def test_strangers_find_nothing(cast: Cast) -> None:
    visit = a_visit(cast.rosa, cast)
    for actor in cast.strangers():
        for refused in (commands.call_off, commands.mark_missed, commands.mark_kept):
            with pytest.raises(NotFound):
                refused(actor=actor, appointment_id=visit.pk)
        with pytest.raises(NotFound):
            a_visit(actor, cast)
        with acting_as(actor):
            assert queries.appointments_of_day(cast.rosa.id, NOON.date(), zone=ZONE) == []
            with pytest.raises(NotFound):
                queries.appointment(visit.pk)


def test_a_day_is_the_local_one(cast: Cast) -> None:
    late = dt.datetime(2026, 11, 19, 3, 30, tzinfo=dt.UTC)  # 22:30 on the 18th in New York
    visit = a_visit(cast.rosa, cast, starts_at=late)
    gone = a_visit(cast.rosa, cast)
    commands.call_off(actor=cast.rosa, appointment_id=gone.pk)
    with acting_as(cast.rosa):
        day = dt.date(2026, 11, 18)
        assert queries.appointments_of_day(cast.rosa.id, day, zone=ZONE) == [visit]
        assert queries.appointments_of_day(cast.rosa.id, dt.date(2026, 11, 19), zone=ZONE) == []
        days = queries.week(cast.rosa, dt.date(2026, 11, 16))
        assert [len(day.appointments) for day in days] == [0, 0, 2, 0, 0, 0, 0]


def test_ahead_is_what_has_not_ended(cast: Cast) -> None:
    a_visit(cast.rosa, cast, starts_at=NOON - dt.timedelta(hours=2))
    running = a_visit(cast.rosa, cast, starts_at=NOON - dt.timedelta(minutes=20))
    later = a_visit(cast.rosa, cast, starts_at=NOON + dt.timedelta(days=2))
    with clock.stopped_at(NOON), acting_as(cast.rosa):
        assert queries.appointments_ahead(cast.dee.pk) == [running, later]
        assert queries.nearest_appointment(cast.rosa.id, cast.dee.pk) == running
    with clock.stopped_at(NOON + dt.timedelta(hours=1)), acting_as(cast.rosa):
        assert queries.appointments_ahead(cast.dee.pk) == [later]
