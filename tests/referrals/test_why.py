"""Why something is not in the list, asked of the same list that was shown."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.models import Meeting
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals import commands

Browse = Callable[[Actor], Client]
THURSDAY_NOON = dt.datetime(2026, 11, 19, 12, tzinfo=ZoneInfo("America/New_York"))


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.stopped_at(THURSDAY_NOON):
        yield


def test_it_asks_of_the_town_that_was_looked_in(cast: Cast, browse: Browse) -> None:
    about: dict[str, Any] = {"actor": cast.rosa, "participant_id": cast.dee.pk}
    commands.say_preferences(said={"far": 5, "far_in": "km"}, **about)
    with acting_as(cast.rosa):
        there = {"latitude": 39.9526, "longitude": -75.1652}
        taken_in(cast.rosa, a_row("away", name="City of Brothers", **there))
        away = Meeting.objects.get()
    rosa, at, near = browse(cast.rosa), f"/referrals/{cast.dee.pk}", "?near=19107"
    listed = rosa.get(f"{at}/match/mutual_help/{near}").content.decode()
    assert "City of Brothers" in listed and f"{at}/why-not/mutual_help/{near}" in listed
    asked = rosa.get(f"{at}/why-not/mutual_help/{near}").content.decode()
    assert 'type="hidden" name="near" value="19107"' in asked
    why = f"{at}/mutual_help/why/{away.pk}/"
    said = {"name": "brothers", "near": "19107"}
    by_name = rosa.get(f"{at}/why-not/mutual_help/", said).content.decode()
    assert f'href="{why}{near}"' in by_name and f"{at}/match/mutual_help/{near}" in by_name
    page = rosa.get(f"{why}{near}").content.decode()
    assert "It is in the list." in page and f"{at}/match/mutual_help/{near}" in page
    assert "It is farther than the way there may be." in rosa.get(why).content.decode()


def test_what_is_not_among_the_first_comes_further_down(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *(a_row(f"m{n}", name=f"Near {n}") for n in range(4)))
        keys = {one.key: one.pk for one in Meeting.objects.all()}
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}/mutual_help/why"
    third = rosa.get(f"{at}/{keys['m2']}/").content.decode()
    assert "It is in the list." in third
    fourth = rosa.get(f"{at}/{keys['m3']}/").content.decode()
    assert "It comes further down: show more." in fourth and "It is in the list." not in fourth
    assert f'href="/referrals/{cast.dee.pk}/match/mutual_help/?most=10"' in fourth
