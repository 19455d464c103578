"""What a page says of a place is so: open, from home, free, seen."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast
from tests.feeds.made_services import a_service as told_service
from tests.feeds.made_services import taken_in
from walkwith.directory.commands import add_own_service
from walkwith.directory.hours import that_hold
from walkwith.directory.models import Capacity, Service, ServiceSite, Site, Source
from walkwith.directory.near_services import ServiceWish
from walkwith.directory.offers import rebuild
from walkwith.directory.opening import open_words
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.places import place_of_zip
from walkwith.directory.queries import services_near
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals import commands, queries

Browse = Callable[[Actor], Client]
NINE_TO_FIVE = {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}
# Monday, ten in the morning in Pittsburgh, seven in Los Angeles.
MONDAY_AT_TEN = dt.datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("America/New_York"))


def a_service(actor: Actor, name: str, need: str, site: SiteFacts | None = None) -> Service:
    told = ServiceFacts(name=name, needs=(need,), details={"schedules": [NINE_TO_FIVE]})
    return add_own_service(actor=actor, agency=AgencyFacts(name=name), service=told, site=site)


@pytest.fixture
def opens(cast: Cast, browse: Browse) -> Callable[[Service], list[str]]:
    """Which of the two an opened page says."""

    def said(service: Service) -> list[str]:
        with clock.stopped_at(MONDAY_AT_TEN):
            page = browse(cast.rosa).get(f"/directory/services/{service.pk}/").content.decode()
        return [words for words in ("Open now", "Closed now") if words in page]

    return said


def test_open_by_the_clock_that_hangs_there(
    cast: Cast, opens: Callable[[Service], list[str]]
) -> None:
    """A place whose list tells no position has the clock of its list, not that of Greenwich."""
    here = a_service(cast.rosa, "Closet", "clothes", SiteFacts(name="Hall", city="Pittsburgh"))
    Site.objects.update(zone="")
    assert opens(here) == ["Open now"]
    with acting_as(cast.rosa):
        Source.objects.update(zone="America/Los_Angeles")
    assert opens(here) == ["Closed now"]
    Site.objects.update(zone="America/New_York")
    assert opens(here) == ["Open now"]


def test_no_door_is_open_where_nothing_is_offered_now(
    cast: Cast, opens: Callable[[Service], list[str]]
) -> None:
    here = a_service(cast.rosa, "Closet", "clothes", SiteFacts(postal_code="15201"))
    Service.objects.update(status=Service.States.TEMPORARILY_CLOSED)
    assert opens(here) == []


def test_from_home_is_only_what_one_reaches_from_home(cast: Cast) -> None:
    a_service(cast.rosa, "Pantry without a place", "food")
    a_service(cast.rosa, "Night line", "warmline")
    place = place_of_zip("15201")
    with acting_as(cast.rosa):
        found = {
            one.service.name: one.reasons
            for need in ("food", "warmline")
            for one in services_near(actor=cast.rosa, wish=ServiceWish(place, need)).results
        }
    assert found == {"Pantry without a place": [], "Night line": ["From home"]}


def test_a_voice_on_the_phone_has_no_steps(cast: Cast) -> None:
    """Who must have no steps on the way is told of the line, and not of the unknown door."""
    a_service(cast.rosa, "Night line", "warmline")
    a_service(cast.rosa, "Talking place", "warmline", SiteFacts(postal_code="15201"))
    said = {"step_free": "must"}
    commands.say_preferences(actor=cast.rosa, participant_id=cast.dee.pk, said=said)
    with acting_as(cast.rosa):
        shown = queries.match_page(cast.rosa, cast.dee.pk, "warmline")
    assert [(one.listing.name, one.is_online) for one in shown.found] == [("Night line", True)]


def test_nobody_has_counted_tomorrow(cast: Cast) -> None:
    def counted(when: dt.datetime) -> dict[str, object]:
        return {"unit": {"name": "bed"}, "available": 3, "updated": when.isoformat()}

    now = clock.now()
    with acting_as(cast.rosa):
        late = [counted(now + dt.timedelta(days=1)), counted(now - dt.timedelta(days=1))]
        taken_in(cast.rosa, told_service(capacities=late))
        assert [one.as_of for one in Capacity.objects.all()] == [now - dt.timedelta(days=1)]


def test_an_evening_is_not_the_next_day(cast: Cast) -> None:
    """Written down at ten in the evening; the next morning that was yesterday."""
    evening = dt.datetime(2026, 11, 20, 22, tzinfo=ZoneInfo("America/New_York"))
    place = place_of_zip("15201")
    with clock.stopped_at(evening):
        a_service(cast.rosa, "Closet", "clothes", SiteFacts(postal_code="15201"))
    morning = clock.stopped_at(evening + dt.timedelta(hours=12))
    with morning, timezone.override(cast.rosa.zone), acting_as(cast.rosa):
        (one,) = services_near(actor=cast.rosa, wish=ServiceWish(place, "clothes")).results
    assert one.freshness == "Written down here yesterday; nobody has checked it since."


WEEKDAYS = {**NINE_TO_FIVE, "byday": "MO,TU,WE,TH,FR"}
LONG_AGO = {"valid_from": "2004-01-01", "valid_to": "2005-01-01"}
NEXT_YEAR = {"valid_from": "2027-01-01"}
CHRISTMAS = {"valid_from": "2026-12-25", "valid_to": "2026-12-25", "description": "Closed"}
FRIDAYS_IN_DECEMBER = [dt.datetime(2026, 12, day, 15, tzinfo=dt.UTC) for day in (18, 25)]


def test_hours_that_are_over_or_to_come_open_no_door() -> None:
    """Lists keep what once held, and holidays of years ago."""
    monday = MONDAY_AT_TEN
    assert open_words([WEEKDAYS], "America/New_York", monday) == "Open now, until 5 p.m."
    for other in (LONG_AGO, NEXT_YEAR, {"until": "2005-01-01"}):
        assert open_words([WEEKDAYS | other], "America/New_York", monday) == ""
        assert that_hold([WEEKDAYS | other, CHRISTMAS], monday.date()) == []
    ending = WEEKDAYS | {"valid_to": monday.date().isoformat()}
    assert open_words([ending], "America/New_York", monday) == "Open now, until 5 p.m."


@dataclass(frozen=True)
class Said:
    """What one opening of the house says of a service: on its page, in the list, in the match."""

    page: str
    found: str
    reasons: list[str]

    def tells(self) -> list[bool]:
        """On its page and in the list: something special today; in the match: open now."""
        special = ["special today" in each for each in (self.page, self.found)]
        return [*special, "Open now" in self.reasons]


def _said_on_fridays(cast: Cast, browse: Browse, service: Service) -> list[Said]:
    """A Friday before Christmas, and Christmas."""
    return [_said_on(friday, cast, browse, service) for friday in FRIDAYS_IN_DECEMBER]


def _said_on(day: dt.datetime, cast: Cast, browse: Browse, service: Service) -> Said:
    with acting_as(cast.rosa):
        rebuild(cast.rosa.organization_id)
    with clock.stopped_at(day):
        client = browse(cast.rosa)
        page = client.get(f"/directory/services/{service.pk}/").content.decode()
        found = client.get("/directory/find-services/?need=clothes").content.decode()
        with acting_as(cast.rosa):
            (fits,) = queries.match_page(cast.rosa, cast.dee.pk, "clothes").found
    return Said(page, found, fits.reasons)


@pytest.mark.parametrize("level", ["the place", "the service there"])
def test_a_holiday_of_the_place_is_one_of_the_service(
    cast: Cast, browse: Browse, level: str
) -> None:
    """Its own hours stand, and only the place says that it is shut at Christmas."""
    service = a_service(cast.rosa, "Closet", "clothes", SiteFacts(postal_code="15201"))
    Service.objects.update(details={"schedules": [WEEKDAYS]})
    told = Site.objects if level == "the place" else ServiceSite.objects
    told.update(details={"schedules": [CHRISTMAS]})
    said = _said_on_fridays(cast, browse, service)
    assert [one.tells() for one in said] == [[False, False, True], [True, True, False]]


def test_on_a_holiday_nobody_is_told_that_it_is_open(cast: Cast, browse: Browse) -> None:
    service = a_service(cast.rosa, "Closet", "clothes", SiteFacts(postal_code="15201"))
    Service.objects.update(details={"schedules": [WEEKDAYS, CHRISTMAS]})
    said = _said_on_fridays(cast, browse, service)
    assert [one.tells() for one in said] == [[False, False, True], [True, True, False]]
    assert ["<p>Closed</p>" in one.page for one in said] == [False, True]
