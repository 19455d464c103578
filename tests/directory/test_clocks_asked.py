"""Times right on every clock where the database answers, a page says it, or a calendar keeps it.

The oracle is that of `test_clocks`: it walks real moments and looks at the wall.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.directory.test_clocks import (
    HOUR,
    MINUTE,
    SPRING,
    WEEKS,
    ZONES,
    Told,
    clock,
    days,
    hours_of,
    is_open_at,
    is_wanted,
    moments,
    parts,
    tellings,
    times,
    whens,
    zones,
)
from walkwith.directory import rules
from walkwith.directory.calendars import weekly_entry
from walkwith.directory.forms import FindServicesForm
from walkwith.directory.hours import DAY, DAYS
from walkwith.directory.models import Agency, Meeting, Offer, Service, Slot, Source
from walkwith.directory.near import Search, Wish
from walkwith.directory.near_services import ServiceSearch, ServiceWish
from walkwith.directory.opening import open_words
from walkwith.directory.places import Place, place_of_zip
from walkwith.directory.words import time_words
from walkwith.foundation.actor import acting_as

SOME = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NEW_YORK = "America/New_York"
HERE = place_of_zip("15201")
MANY = 24
AUTUMN = dt.datetime(2026, 11, 1, 4, 30, tzinfo=dt.UTC)
weekly = st.lists(st.tuples(zones, days, times), min_size=MANY, max_size=MANY)


@pytest.fixture
def source(cast: Cast) -> Iterator[Source]:
    with acting_as(cast.rosa):
        yield Source.objects.create(organization_id=cast.rosa.organization_id, name="List")


@pytest.fixture
def listed(source: Source) -> list[Meeting]:
    told = {"organization_id": source.organization_id, "source": source, "seen_at": SPRING}
    return Meeting.objects.bulk_create(
        Meeting(**told, key=str(n), name=str(n), raw={}) for n in range(MANY)
    )


@pytest.fixture
def service(source: Source) -> Service:
    home = {"organization_id": source.organization_id}
    told = home | {"source": source, "seen_at": SPRING, "raw": {}, "key": "1"}
    return Service.objects.create(**told, name="S", agency=Agency.objects.create(**told, name="A"))


def slots(listed: list[Meeting], told: list[tuple[str, int, dt.time]], **where: Any) -> None:
    Slot.objects.all().delete()
    Slot.objects.bulk_create(
        Slot(
            organization_id=meeting.organization_id,
            meeting=meeting,
            minute=rules.minute_of_week(day, time),
            zone=zone,
            **({"cell": Slot.ONLINE} | where),
        )
        for meeting, (zone, day, time) in zip(listed, told, strict=True)
    )


def starts_of(day: int, time: dt.time, zone: str, now: dt.datetime) -> dt.datetime:
    """The first start from now on, out of all in three weeks."""
    local = ZoneInfo(zone)
    dates = [now.astimezone(local).date() + dt.timedelta(days=ahead) for ahead in range(-2, 18)]
    walls = [dt.datetime.combine(date, time, local) for date in dates]
    starts = (dt.datetime.fromtimestamp(wall.timestamp(), dt.UTC) for wall in walls
              if wall.isoweekday() % 7 == day)  # fmt: skip
    return min(start for start in starts if start >= now)


def expected(
    told: list[tuple[str, int, dt.time]], now: dt.datetime, asked_in: str, wish: Wish
) -> tuple[dict[int, dt.datetime], set[int]]:
    """The starts that are asked for, by number; and those where either answer is right."""
    starts = {n: starts_of(day, time, zone, now) for n, (zone, day, time) in enumerate(told)}
    wanted = {
        n: is_wanted(start, wish.when, wish.part, now, asked_in) for n, start in starts.items()
    }
    either = {n for n, is_asked in wanted.items() if is_asked is None}
    return {n: start for n, start in starts.items() if wanted[n]}, either


def check(search: Search, told: list[tuple[str, int, dt.time]], listed: list[Meeting]) -> None:
    asked_in = search.viewer_zone
    wanted, either = expected(told, search.now, asked_in, search.wish)
    numbers = {meeting.pk: n for n, meeting in enumerate(listed)}
    found, _radius = search.run()
    said = {numbers[one.meeting_id]: one.starts_at.astimezone(dt.UTC) for one in found}
    assert {n: at for n, at in said.items() if n not in either} == {
        n: at for n, at in wanted.items() if n not in either
    }
    assert [one.weight(search.now) for one in found] == sorted(
        one.weight(search.now) for one in found
    )


# More than a statement answers with; at the moment it is noon there, and still night here.
THIS_MORNING = [("Asia/Kolkata", 0, dt.time(2 + n // 2, 30 * (n % 2))) for n in range(MANY)]
THIS_MINUTE = dt.datetime(2026, 11, 19, 23, tzinfo=dt.UTC), [(NEW_YORK, 4, dt.time(18))] * MANY


@SOME
@given(weekly, whens, parts, zones, moments)
@example(THIS_MINUTE[1], "now", "", NEW_YORK, THIS_MINUTE[0])
def test_online_meetings_of_every_clock(
    listed: list[Meeting],
    told: list[tuple[str, int, dt.time]],
    when: rules.When,
    part: rules.Part,
    zone: str,
    now: dt.datetime,
) -> None:
    """The statement finds just those that start in the time asked for, by the asker's clock."""
    slots(listed, told)
    wish = Wish(when=when, part=part, in_person=False, most=MANY)
    check(Search(listed[0].organization_id, wish, ZONES, zone, now), told, listed)


@SOME
@given(st.lists(st.tuples(st.just(NEW_YORK), days, times), min_size=MANY, max_size=MANY),
       whens, parts, moments)  # fmt: skip
@example(THIS_MINUTE[1], "now", "", THIS_MINUTE[0])
def test_meetings_around_a_place(
    listed: list[Meeting],
    told: list[tuple[str, int, dt.time]],
    when: rules.When,
    part: rules.Part,
    now: dt.datetime,
) -> None:
    """By the clock of the place, wherever the one who asks sits."""
    assert HERE is not None
    where = {"latitude": HERE.latitude, "longitude": HERE.longitude}
    slots(listed, told, **where, cell=rules.cell_of(**where))
    wish = Wish(place=HERE, when=when, part=part, online=False, most=MANY)
    search = Search(listed[0].organization_id, wish, [NEW_YORK], "Pacific/Honolulu", now)
    found, _radius = search.run()
    assert HERE.zone == NEW_YORK
    check(Search(listed[0].organization_id, wish, [NEW_YORK], NEW_YORK, now), told, listed)
    again, _radius = Search(listed[0].organization_id, wish, [NEW_YORK], NEW_YORK, now).run()
    assert {one.meeting_id for one in found} == {one.meeting_id for one in again}


@SOME
@given(weekly, st.booleans(), zones, moments)
@example(THIS_MORNING, False, NEW_YORK, SPRING)
def test_of_many_the_soonest_is_first(
    listed: list[Meeting],
    told: list[tuple[str, int, dt.time]],
    is_there: bool,
    zone: str,
    now: dt.datetime,
) -> None:
    """The statement answers with a few only: by each clock's own now, over the end of the week."""
    assert HERE is not None
    if is_there:
        told = [(NEW_YORK, day, time) for _zone, day, time in told]
        where = {"latitude": HERE.latitude, "longitude": HERE.longitude}
        slots(listed, told, **where, cell=rules.cell_of(**where))
    else:
        slots(listed, told)
    wish = Wish(place=HERE, in_person=is_there, online=not is_there, most=1)
    (found,), _radius = Search(listed[0].organization_id, wish, ZONES, zone, now).run()
    first = min(starts_of(day, time, meets_in, now) for meets_in, day, time in told)
    assert found.starts_at.astimezone(dt.UTC) == first


@SOME
@given(weekly, st.sampled_from([1, 2, 4]), parts, zones, moments)
@example(THIS_MINUTE[1], 2, "", NEW_YORK, SPRING)
def test_in_a_crowd_the_answer_is_the_same(
    listed: list[Meeting],
    told: list[tuple[str, int, dt.time]],
    most: int,
    part: rules.Part,
    zone: str,
    now: dt.datetime,
) -> None:
    """The first day of the week is asked for alone, and all of it only where that is not enough."""
    slots(listed, told)
    asked = listed[0].organization_id, Wish(part=part, in_person=False, most=most), ZONES, zone, now
    found, _radius = Search(*asked, in_a_crowd=True).run()
    at_once, _radius = Search(*asked).run()
    assert [one.starts_at for one in found] == [one.starts_at for one in at_once]


@SOME
@given(tellings, zones, st.sampled_from([None, "midnight"]), moments)
@example([(0, dt.time(23), dt.time(23, 45), "WEEKLY")], NEW_YORK, "midnight", SPRING)
@example([(1, dt.time(0, 15), dt.time(1), "WEEKLY")], NEW_YORK, "midnight", AUTUMN)
@example([(0, dt.time(6, 31), dt.time(9), "WEEKLY")], "UTC", None, SPRING)
@example([(1, dt.time(), dt.time(9), "WEEKLY")], "UTC", "midnight", SPRING)
def test_services_that_are_open(
    service: Service, told: Told, zone: str, until: str | None, now: dt.datetime
) -> None:
    """Open at the moment, or at some minute until the clock shows midnight."""
    home = {"organization_id": service.organization_id}
    Offer.objects.all().delete()
    hours = hours_of(told)
    Offer.objects.create(**home, service=service, need="", cell=0, zone=zone, hours=hours)
    wall = clock(now, zone)
    midnight = dt.datetime.combine(wall.date() + dt.timedelta(days=1), dt.time(), ZoneInfo(zone))
    wish = ServiceWish(place=None, open_at=now, open_until=midnight if until else None)
    found = ServiceSearch(service.organization_id, wish, zone, now).run()
    minute = rules.minute_of_week(rules.weekday(wall.date()), wall.time())
    last = (minute // DAY + 1) * DAY if until else minute + 1
    doors = list(zip(hours[::2], hours[1::2], strict=True))
    is_open = any(first < last and minute < ends for first, ends in doors)
    assert bool(found) == (is_open or not hours)
    if found and hours:
        assert found[0].is_open == is_open_at(now, zone, hours)


@settings(max_examples=100, deadline=None)
@given(tellings, zones, moments)
@example([(6, dt.time(22), dt.time(2), "WEEKLY")], "Europe/Berlin", WEEKS[4] + 69 * HOUR)
def test_what_a_page_says_of_a_door(told: Told, zone: str, now: dt.datetime) -> None:
    """Open now just when it is; and the time it says is when the wall shows that it turns."""
    schedules = [
        {"byday": DAYS[day], "opens_at": f"{opens:%H:%M}", "closes_at": f"{ends:%H:%M}"}
        for day, opens, ends, _freq in told
    ]
    hours, said = hours_of([(*one[:3], "WEEKLY") for one in told]), open_words(schedules, zone, now)
    if not hours:
        assert said == ""
        return
    is_open = is_open_at(now, zone, hours)
    assert said.startswith("Open now" if is_open else "Closed now")
    if hours == [0, rules.WEEK]:
        assert said == "Open now, day and night"
        return
    wall = clock(now, zone).replace(second=0)
    ahead = (wall + step * MINUTE for step in range(1, 7 * DAY + 1))
    turn = next(at for at in ahead if _is_open_on_the_wall(at, hours) != is_open)
    assert said.endswith(time_words(turn.time()))
    apart = (turn.date() - wall.date()).days
    if not is_open and apart in (0, 1):
        assert ("today", "tomorrow")[apart] in said


def _is_open_on_the_wall(wall: dt.datetime, hours: list[int]) -> bool:
    minute = rules.minute_of_week(rules.weekday(wall.date()), wall.time())
    return any(first <= minute < last for first, last in zip(hours[::2], hours[1::2], strict=True))


@settings(max_examples=25, deadline=None)
@given(days, times, times, zones, moments)
@example(0, dt.time(1, 30), dt.time(3), NEW_YORK, SPRING - dt.timedelta(days=200))
@example(6, dt.time(23, 30), dt.time(0, 30), "Europe/Berlin", WEEKS[4])
def test_a_calendar_keeps_the_wall_clock(
    day: int, time: dt.time, ends: dt.time, zone: str, now: dt.datetime
) -> None:
    """By the rules of change that stand in the file itself, each week of a year and more."""
    meeting = Meeting(pk=UUID(int=1), name="x", day=day, starts=time, ends=ends, zone=zone)
    meeting.attendance = Meeting.Attendance.IN_PERSON
    calendar: Any = icalendar.Calendar.from_ical(weekly_entry(meeting, now, named=False))
    (entry,) = calendar.walk("VEVENT")
    begins, length = entry["DTSTART"].dt, entry["DTEND"].dt - entry["DTSTART"].dt
    minutes = (ends.hour * 60 + ends.minute - time.hour * 60 - time.minute) % DAY or 60
    assert length == dt.timedelta(minutes=minutes)
    assert begins.replace(tzinfo=None).time() == time and begins.isoweekday() % 7 == day
    first = starts_of(day, time, zone, now)
    assert dt.datetime.fromtimestamp(begins.timestamp(), dt.UTC) == first
    told = [each.to_tz() for each in calendar.walk("VTIMEZONE")]
    for week in range(60):
        wall = begins.replace(tzinfo=None) + dt.timedelta(weeks=week)
        if told and not _is_skipped_or_twice(wall, zone):
            said = wall.replace(tzinfo=told[0]).utcoffset()
            assert said == wall.replace(tzinfo=ZoneInfo(zone)).utcoffset(), wall
    assert told or zone == "UTC"


def _is_skipped_or_twice(wall: dt.datetime, zone: str) -> bool:
    local = wall.replace(tzinfo=ZoneInfo(zone))
    return local.utcoffset() != local.replace(fold=1).utcoffset()


def test_where_somebody_looks_hangs_the_clock_of_today() -> None:
    """ "Open today" in Denver ends at midnight of Denver."""
    denver = Place("Denver", 39.74, -104.99, "CO")
    form = FindServicesForm({"open": "today"})
    late = dt.datetime(2026, 11, 20, 23, 30, tzinfo=ZoneInfo(NEW_YORK))
    there, here = form.wish(denver, late, NEW_YORK), form.wish(None, late, NEW_YORK)
    assert there.open_until == dt.datetime(2026, 11, 21, 7, tzinfo=dt.UTC)
    assert here.open_until == dt.datetime(2026, 11, 21, 5, tzinfo=dt.UTC)
