"""Much that is near and soon hides nothing that fits."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.models import Duplicate, Meeting
from walkwith.directory.places import place_of_zip
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.referrals import commands, queries
from walkwith.referrals.queries.options import MOST_ONLINE, MOST_THERE, options_for
from walkwith.referrals.rules.choices import Wishes

THURSDAY_NOON = dt.datetime(2026, 11, 19, 12, tzinfo=ZoneInfo("America/New_York"))
ONLINE: dict[str, Any] = {
    "types": ["O", "ONL"],
    "conference_url": "https://zoom.us/j/1234567890",
    "formatted_address": "Pittsburgh, PA, USA",
    "location": ...,
}


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.stopped_at(THURSDAY_NOON):
        yield


def crowd(count: int, **facts: Any) -> list[dict[str, Any]]:
    return [a_row(f"tonight-{n}", name=f"Tonight {n}", **facts) for n in range(count)]


def names(cast: Cast) -> list[str]:
    with acting_as(cast.rosa):
        found = queries.match_page(cast.rosa, cast.dee.pk, "mutual_help", most=10).found
    return [one.listing.name for one in found]


@pytest.mark.parametrize("latitude", [40.4672, 41.1], ids=["around the corner", "far"])
def test_what_can_never_be_does_not_hide_what_can(cast: Cast, latitude: float) -> None:
    free = a_row("sunday", name="Sunday Light", day=0, time="15:00", latitude=latitude)
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *crowd(MOST_THERE + 20), free)
    assert "Sunday Light" not in names(cast)
    commands.say_preferences(
        actor=cast.rosa, participant_id=cast.dee.pk, said={"never": ["4:evening"]}
    )
    assert names(cast) == ["Sunday Light"]


def test_screens_anywhere_do_not_crowd_out_the_one_around_the_corner(cast: Cast) -> None:
    with acting_as(cast.rosa):
        online = crowd(MOST_ONLINE + 60, time="13:00", end_time="14:00", **ONLINE)
        taken_in(cast.rosa, *online, a_row("corner", name="Around the Corner", day=0, time="10:00"))
        assert Meeting.objects.filter(attendance=Meeting.Attendance.ONLINE).count() == len(online)
        found = options_for(cast.rosa, Wishes(need="mutual_help"), place_of_zip("15201"))
    assert "Around the Corner" in {one.choice.name for one in found}


def test_of_two_that_are_linked_the_better_one_is_weighed(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("sooner", name="Sooner"), a_row("later", name="Later", day=5))
        one, other = Meeting.objects.order_by("pk")
        Duplicate.objects.create(
            organization_id=cast.rosa.organization_id,
            meeting=one,
            other_meeting=other,
            state=Duplicate.States.LINKED,
        )
    assert names(cast) == ["Sooner"]
