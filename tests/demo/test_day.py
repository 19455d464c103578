"""A worker of the demo has a day, on whatever day and at whatever hour it is opened."""

import datetime as dt
import random
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Cast
from walkwith.contacts.models import ContactNote
from walkwith.demo.day import near_stop, plan_todays_demo
from walkwith.demo.house import found_elsewhere
from walkwith.demo.loading import wake_demo
from walkwith.demo.people import made_people
from walkwith.demo.stories import a_story
from walkwith.demo.walks import Walk, take
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.schedule.models import Appointment

ZONE = ZoneInfo("America/New_York")
HOURS = [(0, 5), (6, 50), (9, 0), (12, 20), (18, 40), (20, 29), (23, 55)]


def today_at(hour: int, minute: int) -> dt.datetime:
    return clock.now().astimezone(ZONE).replace(hour=hour, minute=minute)


@pytest.fixture
def kit(db: None) -> Actor:
    """Kit walks with three people, for a month now."""
    worker = found_elsewhere(clock.now()).workers["Kit"]
    chance, today = random.Random(1), clock.today(worker.zone)
    for person in islice(made_people(chance), 3):
        walk = Walk(chance, worker, person, today - dt.timedelta(days=30), today)
        take(walk, a_story(chance, language="en", worker="Kit", days=30, pace=9))
    return worker


def planned_between(worker: Actor, start: dt.datetime, end: dt.datetime) -> list[Appointment]:
    with acting_as(worker):
        found = Appointment.objects.filter(starts_at__gte=start, starts_at__lt=end)
        return list(found.filter(worker_id=worker.id).order_by("starts_at"))


def of_today(worker: Actor) -> list[Appointment]:
    midnight = today_at(0, 0).replace(second=0, microsecond=0)
    return planned_between(worker, midnight, midnight + dt.timedelta(days=1))


@pytest.mark.parametrize(("hour", "minute"), HOURS)
def test_there_is_a_day_at_every_hour(kit: Actor, hour: int, minute: int) -> None:
    now = today_at(hour, minute)
    with clock.stopped_at(now):
        assert plan_todays_demo(kit, random.Random(2)) == 3
    stops = of_today(kit)
    assert len(stops) == 3
    assert all(stop.plan_b for stop in stops)
    for stop in stops:
        is_over = stop.ends_at + dt.timedelta(minutes=15) < now
        assert (stop.state == "planned") is not is_over


@pytest.mark.parametrize(("hour", "minute"), HOURS)
def test_by_day_the_next_visit_is_near(hour: int, minute: int) -> None:
    now = today_at(hour, minute)
    near = near_stop(now)
    assert near.minute % 15 == 0
    if 8 <= hour <= 20:
        assert dt.timedelta(minutes=5) <= near - now <= dt.timedelta(minutes=30)
    else:
        assert (near.hour, near.minute) in {(10, 30), (7, 15)}


def test_a_day_is_planned_once(kit: Actor) -> None:
    with clock.stopped_at(today_at(9, 0)):
        plan_todays_demo(kit, random.Random(2))
        assert plan_todays_demo(kit, random.Random(2)) == 0


def test_a_demo_opened_a_week_later_has_a_day(kit: Actor) -> None:
    with clock.stopped_at(today_at(9, 0)):
        plan_todays_demo(kit, random.Random(2))
    later = today_at(9, 0) + dt.timedelta(days=7)
    with clock.stopped_at(later):
        assert wake_demo() == 3
        assert wake_demo() == 0
    before = planned_between(kit, later - dt.timedelta(days=40), later.replace(hour=0))
    assert {appointment.state for appointment in before} <= {"kept", "missed"}
    with acting_as(kit):
        kept = [one.pk for one in before if one.state == "kept"]
        assert ContactNote.objects.filter(appointment__in=kept).count() == len(kept)


def test_where_real_people_are_nothing_wakes(cast: Cast) -> None:
    assert wake_demo() == 0
    with acting_as(cast.rosa):
        assert not Appointment.objects.exists()
