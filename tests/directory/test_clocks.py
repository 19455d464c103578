"""Times right on every clock: our sums beside all hours of a year, written out one by one.

The oracle walks real minutes (UTC) and asks the zone what its clock shows; it knows none of our
arithmetic. Its zones change their clocks in spring and autumn, half-hours among them.
"""

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from walkwith.directory import rules
from walkwith.directory.hours import DAY, DAYS, weekly_hours
from walkwith.directory.near_services import ServiceSearch, ServiceWish

UTC = dt.UTC
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
ZONES = (
    *("America/New_York", "America/Los_Angeles", "America/Phoenix", "America/St_Johns"),
    *("Europe/Berlin", "Europe/London", "Asia/Kolkata", "Asia/Kathmandu"),
    *("Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Honolulu", "UTC"),
)
# Weeks in which clocks change: US spring, EU spring, EU autumn, US autumn; a new year; any other.
WEEKS = (
    dt.datetime(2026, 3, 5, tzinfo=UTC),
    dt.datetime(2026, 3, 26, tzinfo=UTC),
    dt.datetime(2026, 4, 2, tzinfo=UTC),
    dt.datetime(2026, 10, 1, tzinfo=UTC),
    dt.datetime(2026, 10, 22, tzinfo=UTC),
    dt.datetime(2026, 10, 29, tzinfo=UTC),
    dt.datetime(2026, 12, 29, tzinfo=UTC),
    dt.datetime(2026, 7, 10, tzinfo=UTC),
)
zones = st.sampled_from(ZONES)
days = st.integers(0, 6)
times = st.builds(dt.time, st.integers(0, 23), st.sampled_from([0, 1, 15, 29, 30, 31, 45, 59]))
moments = st.builds(
    lambda week, minutes: week + minutes * MINUTE,
    st.sampled_from(WEEKS),
    st.integers(0, 7 * DAY - 1),
)
whens = st.sampled_from(["now", "today", "tomorrow", "week", *"0123456"])
parts = st.sampled_from(["", "morning", "afternoon", "evening"])
SPRING = dt.datetime(2026, 3, 8, 6, 30, tzinfo=UTC)
HUNDRED = settings(max_examples=100, deadline=None)


def clock(moment: dt.datetime, zone: str) -> dt.datetime:
    """What the clock on the wall shows, without its zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def shown(day: int, time: dt.time, zone: str, after: dt.datetime) -> dt.datetime:
    """The first moment at which the wall shows that day and time; where the clocks skip it, the
    first after the gap by as much as it stood in it.
    """
    moment = after.replace(second=0, microsecond=0)
    moment += MINUTE if moment < after else dt.timedelta()
    while day not in {clock(moment + ahead * HOUR, zone).isoweekday() % 7 for ahead in (0, 2)}:
        moment += HOUR
    for _ in range(8 * DAY + 1):
        wall = clock(moment, zone)
        if (wall.isoweekday() % 7, wall.time()) == (day, time) and not _again(moment, zone):
            return moment
        gap = wall - clock(moment - MINUTE, zone) - MINUTE
        if dt.timedelta() < gap:
            skipped = wall - gap
            said = dt.datetime.combine(skipped.date(), time)
            if skipped <= said < wall and said.isoweekday() % 7 == day:
                return moment + (said - skipped)
        moment += MINUTE
    raise AssertionError("a week has it once")


def _again(moment: dt.datetime, zone: str) -> bool:
    """Does the wall show this time for the second time today?"""
    return moment.astimezone(ZoneInfo(zone)).fold == 1


@HUNDRED
@given(days, times, zones, moments)
@example(0, dt.time(2, 30), "America/New_York", SPRING)
@example(0, dt.time(2, 30), "Europe/Berlin", dt.datetime(2026, 3, 28, 23, tzinfo=UTC))
@example(0, dt.time(1, 30), "America/New_York", dt.datetime(2026, 11, 1, 5, 45, tzinfo=UTC))
@example(0, dt.time(2, 15), "Australia/Lord_Howe", dt.datetime(2026, 10, 3, 12, tzinfo=UTC))
@example(4, dt.time(18), "America/New_York", dt.datetime(2026, 11, 19, 23, tzinfo=UTC))
@example(6, dt.time(23, 59), "America/St_Johns", dt.datetime(2026, 10, 31, 12, tzinfo=UTC))
def test_when_a_meeting_starts_next(day: int, time: dt.time, zone: str, after: dt.datetime) -> None:
    found = rules.next_start(day, time, zone, after).astimezone(UTC)
    begun = shown(day, time, zone, after - 8 * dt.timedelta(hours=3))
    expected = begun if begun >= after else shown(day, time, zone, after)
    assert found == expected


@HUNDRED
@given(whens, parts, zones, moments)
def test_what_somebody_asks_for(
    when: rules.When, part: rules.Part, zone: str, now: dt.datetime
) -> None:
    """Every quarter of an hour of nine days is inside just when the wall clock says so."""
    asked = rules.windows(when, part, now, zone)
    for step in range(9 * 24 * 4):
        moment = now + step * 15 * MINUTE
        wanted = is_wanted(moment, when, part, now, zone)
        assert wanted in (None, rules.is_within(moment, asked)), clock(moment, zone)


def is_wanted(
    moment: dt.datetime, when: str, part: str, now: dt.datetime, zone: str
) -> bool | None:
    """Is a moment that is not over in the time asked for? None where either answer is right."""
    here, wall = clock(now, zone), clock(moment, zone)
    first, last = rules.PARTS[part]
    apart = (wall.date() - here.date()).days
    in_part = first <= wall.hour < last
    if when == "now":
        return moment < now + rules.NOW_HOURS * HOUR
    if when == "week":
        if apart == 7 and abs(wall - here - dt.timedelta(days=7)) <= 2 * HOUR:
            return None  # where the clocks changed, the last hour of the week is either
        return in_part and (apart < 7 or (apart == 7 and wall.time() < here.time()))
    return in_part and apart == _days_ahead(when, here)


def _days_ahead(when: str, here: dt.datetime) -> int:
    if when in ("today", "tomorrow"):
        return int(when == "tomorrow")
    return (int(when) - here.isoweekday()) % 7


@HUNDRED
@given(whens, parts, zones, zones, days, times, moments)
@example("now", "", "America/New_York", "Asia/Kolkata", 0, dt.time(12), SPRING)
@example(
    "today", "", "UTC", "America/New_York", 0, dt.time(19, 30), dt.datetime(2026, 3, 8, tzinfo=UTC)
)
@example(
    "today", "", "UTC", "Europe/Berlin", 0, dt.time(0, 30), dt.datetime(2026, 10, 25, tzinfo=UTC)
)
def test_no_meeting_is_lost_under_another_clock(
    when: rules.When,
    part: rules.Part,
    asks_in: str,
    meets_in: str,
    day: int,
    time: dt.time,
    now: dt.datetime,
) -> None:
    """Online, under any clock: what starts in the time asked for is among the minutes searched."""
    asked = rules.windows(when, part, now, asks_in)
    starts = shown(day, time, meets_in, now)
    if rules.next_start(day, time, meets_in, now).astimezone(UTC) != starts:
        return  # the hour that comes twice: the first one is meant, and is over
    if rules.is_within(starts, asked):
        minute = rules.minute_of_week(day, time)
        ranges = rules.minute_ranges(asked, meets_in)
        assert any(first <= minute < last for first, last in ranges)


Told = list[tuple[int, dt.time, dt.time, str]]
tellings = st.lists(
    st.tuples(days, times, times, st.sampled_from(["WEEKLY", "DAILY"])), min_size=1, max_size=4
)


def hours_of(told: Told) -> list[int]:
    """As HSDS says them."""
    return weekly_hours(
        {"freq": freq, "byday": DAYS[day], "opens_at": str(opens)[:5], "closes_at": str(ends)[:5]}
        for day, opens, ends, freq in told
    )


NOON_TO_THREE = [(4, dt.time(12), dt.time(15), "WEEKLY"), (4, dt.time(13), dt.time(14), "WEEKLY")]


@HUNDRED
@given(tellings, zones, moments)
@example(NOON_TO_THREE, "UTC", dt.datetime(2026, 11, 19, 14, 30, tzinfo=UTC))
def test_when_a_place_is_open(told: Told, zone: str, now: dt.datetime) -> None:
    """By its wall clock, past midnight and over the end of the week; said twice is open once."""
    schedules = [
        {
            "freq": freq,
            "byday": DAYS[day],
            "opens_at": f"{opens:%H:%M}",
            "closes_at": f"{ends:%H:%M}",
        }
        for day, opens, ends, freq in told
    ]
    hours = weekly_hours(schedules)
    assert hours == sorted(hours) and len(hours) % 2 == 0
    wall = clock(now, zone)
    minute = rules.minute_of_week(rules.weekday(wall.date()), wall.time())
    is_open = sum(door <= minute for door in hours) % 2 == 1
    assert is_open == any(_is_open(day, opens, ends, wall) for day, opens, ends, _ in told)


def _is_open(day: int, opens: dt.time, ends: dt.time, wall: dt.datetime) -> bool:
    """Walks back from now to the day it opened, today or yesterday."""
    last = dt.time.max if (ends.hour, ends.minute) == (23, 59) else ends
    if opens == ends and opens != dt.time():
        return False  # nobody opens and closes at once: it is not said
    for ago in (0, 1):
        opened = wall.date() - dt.timedelta(days=ago)
        if opened.isoweekday() % 7 != day:
            continue
        begins = dt.datetime.combine(opened, opens)
        past = last <= opens or ends == dt.time()
        closes = dt.datetime.combine(opened + dt.timedelta(days=past), last)
        if begins <= wall < closes:
            return True
    return False


@HUNDRED
@given(tellings, zones, moments)
@example([(0, dt.time(2, 30), dt.time(9), "WEEKLY")], "America/New_York", SPRING)
@example([(6, dt.time(22), dt.time(2), "WEEKLY")], "Europe/Berlin", WEEKS[4])
@example([(6, dt.time(22), dt.time(2), "WEEKLY")], "UTC", dt.datetime(2026, 11, 21, 23, tzinfo=UTC))
@example(NOON_TO_THREE, "UTC", dt.datetime(2026, 11, 19, 12, tzinfo=UTC))
@example(NOON_TO_THREE, "UTC", dt.datetime(2026, 11, 19, 15, tzinfo=UTC))
def test_when_it_opens_and_shuts(told: Told, zone: str, now: dt.datetime) -> None:
    """What a search says of a door, beside a walk through the next week minute by minute."""
    hours = hours_of(told)
    search = ServiceSearch(UUID(int=1), ServiceWish(place=None), zone, now)
    is_open, opens_at, closes_at = search._doors(hours, zone)
    if not hours:
        assert (is_open, opens_at, closes_at) == (None, None, None)
        return
    assert is_open == is_open_at(now, zone, hours)
    turns = (now + step * MINUTE for step in range(8 * DAY))
    turn = next((at for at in turns if is_open_at(at, zone, hours) != is_open), None)
    said = closes_at if is_open else opens_at
    assert (opens_at is None) == is_open
    if turn is None or said is None:
        assert hours == [0, rules.WEEK]
        return
    # On the day clocks change, a door in the hour that is skipped or comes twice may be either.
    changes = clock(turn - 26 * HOUR, zone) + 52 * HOUR != clock(turn + 26 * HOUR, zone)
    assert abs(said - turn) <= (HOUR if changes else dt.timedelta())


def is_open_at(moment: dt.datetime, zone: str, hours: list[int]) -> bool:
    wall = clock(moment, zone)
    minute = (wall.isoweekday() % 7) * DAY + wall.hour * 60 + wall.minute
    return any(first <= minute < last for first, last in zip(hours[::2], hours[1::2], strict=True))
