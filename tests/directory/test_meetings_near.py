"""Finding meetings: near, soon, as wished, with reasons, by every clock right."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.commands import verify_meeting
from walkwith.directory.models import Meeting
from walkwith.directory.near import Wish
from walkwith.directory.places import place_of_zip
from walkwith.directory.queries import Found, meetings, meetings_near, wished_place
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as

NEW_YORK = ZoneInfo("America/New_York")
THURSDAY_5_PM = dt.datetime(2026, 11, 19, 17, 20, tzinfo=NEW_YORK)
HERE = place_of_zip("15201")
ONLINE = {"types": ["ONL"], "approximate": "yes", "conference_url": "https://meet.example.org/1"}


@pytest.fixture
def now() -> Iterator[dt.datetime]:
    with clock.stopped_at(THURSDAY_5_PM):
        yield THURSDAY_5_PM


@pytest.fixture
def acting(cast: Cast, now: dt.datetime) -> Iterator[Cast]:
    with acting_as(cast.rosa):
        yield cast


def find(cast: Cast, **wished: Any) -> Found:
    return meetings_near(actor=cast.rosa, wish=Wish(**{"place": HERE, **wished}))


def names(found: Found) -> list[str]:
    return [result.meeting.key for result in found.results]


def test_with_reasons(acting: Cast) -> None:
    taken_in(acting.rosa, a_row(types=["O", "W", "X", "D", "BE"]))
    (result,) = find(acting).results
    assert result.when == "Today, 6 p.m. to 7 p.m."
    assert result.starts_at == dt.datetime(2026, 11, 19, 18, tzinfo=NEW_YORK)
    assert result.reasons == [
        "0.7 miles",
        "Starts in 40 min",
        "Open to everyone",
        "Newcomers welcome",
        "Step-free",
        "Women",
        "Discussion",
    ]
    assert result.freshness == "In the list today; nobody here has checked it."
    assert result.weakest == ""


def test_in_a_crowd_too_what_is_near_tomorrow_is_before_what_is_far_today(
    acting: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    far, near = a_row("far", day=5, time="17:00", latitude=40.67), a_row("near", day=5)
    taken_in(acting.rosa, far, near)
    assert names(find(acting, most=1)) == ["near"]
    monkeypatch.setattr(meetings, "A_CROWD", 0)
    assert names(find(acting, most=1)) == ["near"]
    assert names(find(acting, most=2)) == ["near", "far"]


def test_nearest_and_soonest_first(acting: Cast) -> None:
    taken_in(
        acting.rosa,
        a_row("tomorrow-near", day=5),
        a_row("today-near"),
        a_row("today-far", latitude=40.62),
        a_row("today-late", time="20:00"),
        a_row("out-of-reach", latitude=42.9, formatted_address="1 A St, Buffalo, NY 14201, USA"),
    )
    found = find(acting)
    assert names(found) == ["today-near", "today-late", "today-far", "tomorrow-near"]
    assert found.kilometers == 100


def test_it_looks_farther_only_when_few_are_near(acting: Cast) -> None:
    far = [a_row(f"far-{n}", latitude=40.80) for n in range(3)]
    taken_in(acting.rosa, *far, *(a_row(f"near-{n}") for n in range(5)))
    found = find(acting)
    assert found.kilometers == 25
    assert all(name.startswith("near") for name in names(found))
    assert len(names(found)) == 5


@pytest.mark.parametrize(
    ("wished", "expected"),
    [
        ({"when": "now"}, ["six"]),
        ({"when": "today"}, ["six", "late"]),
        ({"when": "tomorrow"}, ["friday"]),
        ({"when": "5"}, ["friday"]),
        ({"when": "4"}, ["six", "late"]),
        ({"when": "3"}, ["wednesday"]),
        ({"when": "today", "part": "evening"}, ["six", "late"]),
        ({"when": "week", "part": "morning"}, ["friday"]),
        ({"when": "week", "part": "afternoon"}, ["wednesday"]),
        ({"features": ("women",)}, ["six"]),
        ({"features": ("women", "step_free")}, ["six"]),
        ({"features": ("men", "women")}, []),
        ({"fellowship": "NA"}, []),
        ({"fellowship": "AA", "when": "now"}, ["six"]),
        ({"text": "sisters methodist"}, ["six"]),
        ({"text": "100%"}, []),
        ({"text": "'; --"}, []),
    ],
)
def test_wishes(acting: Cast, wished: dict[str, Any], expected: list[str]) -> None:
    taken_in(
        acting.rosa,
        a_row("six", name="Sisters in Step"),
        a_row("late", time="21:00", types=["M"]),
        a_row("friday", day=5, time="07:00", types=[]),
        a_row("wednesday", day=3, time="13:00", types=[]),
        a_row("begun", time="17:00", types=[]),
    )
    assert names(find(acting, **wished)) == expected


def test_one_that_has_begun_comes_again_next_week(acting: Cast) -> None:
    taken_in(acting.rosa, a_row(time="17:00"))
    (result,) = find(acting).results
    assert result.starts_at == dt.datetime(2026, 11, 26, 17, tzinfo=NEW_YORK)
    assert find(acting, when="4").results == []


def test_online_in_the_clock_of_the_one_who_looks(acting: Cast) -> None:
    taken_in(acting.rosa, a_row("west", timezone="America/Los_Angeles", time="15:00", **ONLINE))
    (result,) = find(acting).results
    assert (result.when, result.is_online) == ("Today, 6 p.m. to 10 p.m.", True)
    assert result.starts_at.isoformat() == "2026-11-19T18:00:00-05:00"
    assert result.reasons == ["From home", "Starts in 40 min"]


def test_the_far_side_of_the_world_and_of_the_week(acting: Cast) -> None:
    taken_in(
        acting.rosa,
        a_row("tokyo", timezone="Asia/Tokyo", day=5, time="08:00", **ONLINE),
        a_row("auckland", timezone="Pacific/Auckland", day=0, time="18:00", **ONLINE),
    )
    assert names(find(acting, when="now")) == ["tokyo"]
    assert names(find(acting, when="0")) == ["auckland"]


def test_past_midnight_at_the_end_of_the_week(cast: Cast) -> None:
    saturday = dt.datetime(2026, 11, 21, 23, 40, tzinfo=NEW_YORK)
    with clock.stopped_at(saturday), acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("sunday", day=0, time="00:10"), a_row("later", day=0))
        assert names(find(cast, when="now")) == ["sunday"]
        assert names(find(cast, when="tomorrow")) == ["sunday", "later"]


@pytest.mark.parametrize(
    ("moment", "starts"),
    [
        ("2026-03-07T12:00:00-05:00", "2026-03-08T18:00:00-04:00"),
        ("2026-10-31T12:00:00-04:00", "2026-11-01T18:00:00-05:00"),
    ],
)
def test_when_clocks_change_it_still_starts_at_six(cast: Cast, moment: str, starts: str) -> None:
    with clock.stopped_at(dt.datetime.fromisoformat(moment)), acting_as(cast.rosa):
        taken_in(cast.rosa, a_row(day=0))
        (result,) = find(cast, when="tomorrow").results
        assert result.starts_at.isoformat() == starts


def test_hybrid_is_shown_once(acting: Cast) -> None:
    taken_in(acting.rosa, a_row("both", conference_url="https://meet.example.org/1"))
    assert [(r.meeting.key, r.is_online) for r in find(acting).results] == [("both", False)]
    assert [r.is_online for r in find(acting, in_person=False).results] == [True]
    assert [r.is_online for r in find(acting, online=False).results] == [False]


def test_a_town_that_is_not_on_the_map(acting: Cast) -> None:
    there = {"latitude": ..., "longitude": ..., "timezone": "America/Edmonton"}
    address = "8318 104 St, Edmonton, Alberta, T6E 4E8, Canada"
    taken_in(
        acting.rosa,
        a_row("edmonton", formatted_address=address, **there),
        a_row("calgary", formatted_address="1 A St, Calgary, Alberta, T1Y 1A1, Canada", **there),
    )
    assert names(find(acting)) == []
    place, town = wished_place(actor=acting.rosa, near="Edmonton")
    assert (place.words if place else None, town) == ("Edmonton, KY", "Edmonton")
    assert names(find(acting, place=place, town=town)) == ["edmonton"]


def test_not_what_is_unlisted_inactive_or_by_appointment(acting: Cast) -> None:
    gone = [a_row("gone"), *(a_row(f"kept-{n}", day=6) for n in range(5))]
    taken_in(acting.rosa, *gone)
    taken_in(acting.rosa, *gone[1:])
    (missed,) = (r for r in find(acting).results if r.meeting.key == "gone")
    assert missed.weakest == "It was not in the newest list. Call before you go."
    taken_in(
        acting.rosa,
        *gone[1:],
        a_row("asleep", attendance_option="inactive"),
        a_row("ask", day=..., time=...),
    )
    assert sorted(names(find(acting))) == [f"kept-{n}" for n in range(5)]


def test_not_the_meetings_of_another_house(acting: Cast) -> None:
    taken_in(acting.rosa, a_row())
    with acting_as(acting.kit):
        assert meetings_near(actor=acting.kit, wish=Wish(place=HERE)).results == []


def test_who_checked_it_and_when(acting: Cast) -> None:
    taken_in(acting.rosa, a_row())
    meeting = Meeting.objects.get()
    first = verify_meeting(actor=acting.rosa, meeting_id=meeting.pk)
    assert verify_meeting(actor=acting.rosa, meeting_id=meeting.pk) == first
    assert find(acting).results[0].freshness == "Checked by Rosa today."
    with clock.stopped_at(THURSDAY_5_PM + dt.timedelta(days=9)):
        assert find(acting).results[0].freshness == "Checked by Rosa 9 days ago."
    with clock.stopped_at(THURSDAY_5_PM + dt.timedelta(days=120)):
        said = find(acting).results[0].freshness
    assert said == "Nobody has checked it since November 2026."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"approximate": "yes", "attendance_option": "in_person"}, "Only the area is known."),
        ({"types": ["C"]}, "Closed: for people who want to stop, not for visitors."),
        ({"updated": "2023-01-05 10:00:00"}, "Its entry has not changed since 2023."),
    ],
)
def test_the_weakest_point(acting: Cast, changes: dict[str, Any], said: str) -> None:
    taken_in(acting.rosa, a_row(**changes))
    assert find(acting).results[0].weakest.startswith(said)


def test_the_same_statements_for_one_and_three(acting: Cast) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            find(acting)
        return len(asked)

    taken_in(acting.rosa, a_row("one"))
    one = statements()
    taken_in(acting.rosa, a_row("one"), a_row("two"), a_row("three", **ONLINE))
    assert statements() == one == 6
