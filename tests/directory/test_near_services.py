"""Finding services: the search over offers says what a plain scan of all of them would say."""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from walkwith.directory import near_services as near
from walkwith.directory import rules
from walkwith.directory.asking_offers import ENOUGH
from walkwith.directory.models import Agency, Offer, Service, Slot, Source
from walkwith.directory.near_services import ServiceSearch, ServiceWish, SpottedService
from walkwith.directory.places import place_of_zip
from walkwith.directory.said import OF_SERVICE, SPELLED, folded, learn, spoken
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as

HERE = place_of_zip("15201")
THURSDAY_5_PM = dt.datetime(2026, 11, 19, 17, 20, tzinfo=ZoneInfo("America/New_York"))
ZONES = ("America/New_York", "America/Los_Angeles")
NEEDS = ("food", "clothes", "")
NAMES = ("Casa de Recuperación", "Open Door", "East Side Pantry")
SEVERAL = 9


@pytest.fixture
def services(cast: Cast) -> Iterator[list[Service]]:
    with acting_as(cast.rosa), clock.stopped_at(THURSDAY_5_PM):
        home = {"organization_id": cast.rosa.organization_id}
        source = Source.objects.create(**home, name="Harbor list")
        told = home | {"source": source, "seen_at": clock.now(), "raw": {}}
        agency = Agency.objects.create(**told, key="harbor", name="Harbor House")
        yield [
            Service.objects.create(**told, key=f"{n}", agency=agency, name=NAMES[n % len(NAMES)])
            for n in range(SEVERAL)
        ]


@st.composite
def an_offer(draw: st.DrawFn) -> dict[str, object]:
    doors = draw(st.lists(st.integers(0, 84), max_size=3, unique=True).map(sorted))
    doors = doors[: len(doors) // 2 * 2]
    told = {
        "service": draw(st.integers(0, SEVERAL - 1)),
        "need": draw(st.sampled_from(NEEDS)),
        "zone": draw(st.sampled_from(ZONES)),
        "hours": [door * 120 for door in doors],
        "features": draw(st.sampled_from([[], ["spanish"], ["women", "spanish"]])),
    }
    kind = draw(st.sampled_from(["placed", "placed", "placed", "online", "unplaced"]))
    if kind != "placed":
        return told | {"cell": Slot.ONLINE if kind == "online" else Slot.UNPLACED}
    assert HERE is not None
    latitude = HERE.latitude + draw(st.integers(-9, 9)) / 10
    longitude = HERE.longitude + draw(st.integers(-9, 9)) / 10
    where = {"latitude": latitude, "longitude": longitude}
    return told | where | {"cell": rules.cell_of(latitude, longitude)}


WISHES = st.builds(
    ServiceWish,
    place=st.sampled_from([HERE, HERE, HERE, None]),
    need=st.sampled_from(["", "food"]),
    needs=st.sampled_from([(), ("clothes",)]),
    features=st.sampled_from([(), ("spanish",)]),
    open_at=st.sampled_from([None, THURSDAY_5_PM]),
    open_until=st.sampled_from([None, THURSDAY_5_PM + dt.timedelta(hours=7)]),
    text=st.sampled_from(["", "", "recuperacion", "door open", "100%"]),
    kilometers=st.sampled_from([None, None, 30.0]),
    most=st.sampled_from([2, 30]),
    in_person=st.sampled_from([True, True, False]),
    from_home=st.sampled_from([True, True, False]),
)


class Scan:
    """What should be found, one offer at a time, without an index."""

    def __init__(self, search: ServiceSearch, offers: list[Offer]) -> None:
        self.search, self.wish = search, search.wish
        self.asked = self.wish.open_at or search.now
        self.offers = [offer for offer in offers if self.fits(offer)]

    def run(self) -> list[SpottedService]:
        found: list[SpottedService] = []
        for radius in self.radii():
            ranked = sorted(self.ranked(radius), key=lambda line: line[0])
            once = {line[1].service_id: line for line in reversed(ranked)}
            best = sorted(once.values(), key=lambda line: (line[0][0], line[1].service_id))
            found = [spotted for _, spotted in best][: self.wish.most]
            if self.many_within(radius):
                break
        return found

    def radii(self) -> tuple[float, ...]:
        if self.wish.place is None or not self.wish.in_person:
            return (near.RADII[0],)
        if self.wish.kilometers is not None:
            return (self.wish.kilometers,)
        return near.RADII if self.wish.wanted or self.wish.text else near.RADII_OF_ALL

    def many_within(self, radius: float) -> bool:
        ways = [(offer.service_id, self.way(offer)) for offer in self.offers]
        near_by = {service for service, way in ways if way is not None and way <= radius}
        return len(near_by) >= ENOUGH

    def fits(self, offer: Offer) -> bool:
        wish = self.wish
        name = folded(f"{offer.service.name} Harbor House")
        wait, span = self.wait(offer), dt.timedelta(minutes=1)
        if wish.open_until:
            span = wish.open_until - self.asked
        return (
            (not wish.wanted or offer.need in wish.wanted)
            and set(wish.features) <= set(offer.features)
            and (wish.in_person or offer.cell <= Slot.UNPLACED)
            and (wish.from_home or offer.cell != Slot.ONLINE)
            and all(
                any(said.startswith(word) for said in name.split()) for word in spoken(wish.text)
            )
            and (not wish.open_at or wait is None or wait < span / dt.timedelta(minutes=1))
        )

    def ranked(self, radius: float) -> Iterator[tuple[tuple[float, str, str], SpottedService]]:
        for offer in self.offers:
            way = self.way(offer)
            if way is not None and way > radius:
                continue
            wait = self.wait(offer)
            counted = min(near.UNKNOWN_WAIT if wait is None else wait, near.LONGEST_WAIT)
            stands_for = {Slot.ONLINE: near.ONLINE_KM, Slot.UNPLACED: near.UNPLACED_KM}
            far = stands_for.get(offer.cell, 0) if way is None else way
            spotted = SpottedService(
                *(offer.service_id, None, offer.need, way),
                *(None if wait is None else wait == 0, self.opens(offer, wait)),
                self.closes(offer, wait),
                is_from_home=offer.cell == Slot.ONLINE,
            )
            weight = counted + near.MINUTES_A_KM * far
            yield (weight, str(offer.service_id), offer.need), spotted

    def way(self, offer: Offer) -> float | None:
        place = self.wish.place
        if place is None or offer.latitude is None or offer.longitude is None:
            return None
        north = offer.latitude - place.latitude
        east = (offer.longitude - place.longitude) * math.cos(math.radians(place.latitude))
        return 111.195 * math.hypot(north, east)

    def wait(self, offer: Offer) -> int | None:
        """Minutes until it is open."""
        local = self.asked.astimezone(ZoneInfo(offer.zone))
        minute = rules.minute_of_week(rules.weekday(local.date()), local.time())
        spans = list(zip(offer.hours[::2], offer.hours[1::2], strict=True))
        if any(begins <= minute < ends for begins, ends in spans):
            return 0
        return min(((begins - minute) % rules.WEEK for begins, _ in spans), default=None)

    def closes(self, offer: Offer, wait: int | None) -> dt.datetime | None:
        """The first minute of the week to come when it is shut, tried one after the other."""
        if wait != 0:
            return None
        local = self.asked.astimezone(ZoneInfo(offer.zone)).replace(second=0)
        minute = rules.minute_of_week(rules.weekday(local.date()), local.time())
        spans = list(zip(offer.hours[::2], offer.hours[1::2], strict=True))
        for later in range(rules.WEEK):
            at = (minute + later) % rules.WEEK
            if not any(begins <= at < ends for begins, ends in spans):
                return local + dt.timedelta(minutes=later)
        return None

    def opens(self, offer: Offer, wait: int | None) -> dt.datetime | None:
        if not wait:
            return None
        local = self.asked.astimezone(ZoneInfo(offer.zone)) + dt.timedelta(minutes=wait)
        return local.replace(second=0)


def say_what_they_say(house: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE directory_offer l SET said = {OF_SERVICE} FROM directory_service s"
            " JOIN directory_agency a ON a.id = s.agency_id WHERE s.id = l.service_id",
            SPELLED,
        )
    learn(house, "services")


def rounded(found: list[SpottedService]) -> list[SpottedService]:
    return [
        one if one.kilometers is None else replace(one, kilometers=round(one.kilometers, 6))
        for one in found
    ]


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(told=st.lists(an_offer(), max_size=14), wish=WISHES)
def test_it_equals_a_plain_scan(
    cast: Cast, services: list[Service], told: list[dict[str, object]], wish: ServiceWish
) -> None:
    Offer.objects.all().delete()
    house = cast.rosa.organization_id
    Offer.objects.bulk_create(
        Offer(**(one | {"service": services[int(str(one["service"]))], "organization_id": house}))
        for one in told
    )
    say_what_they_say(house)
    search = ServiceSearch(house, wish, cast.rosa.zone, THURSDAY_5_PM)
    offers = list(Offer.objects.select_related("service"))
    assert rounded(search.run()) == rounded(Scan(search, offers).run())


def test_one_statement_when_there_is_enough(cast: Cast, services: list[Service]) -> None:
    assert HERE is not None
    where = {"latitude": HERE.latitude, "longitude": HERE.longitude}
    cell = rules.cell_of(**where)
    for service in [*services, *services]:
        Offer.objects.create(
            organization_id=cast.rosa.organization_id,
            service=service,
            need="food",
            cell=cell,
            **where,
        )
    search = ServiceSearch(
        cast.rosa.organization_id, ServiceWish(HERE, "food"), cast.rosa.zone, THURSDAY_5_PM
    )
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = search.run()
    assert [one.service_id for one in found] == [service.pk for service in services]
    assert len(asked) == 1


def test_another_house_sees_nothing(cast: Cast, services: list[Service]) -> None:
    Offer.objects.create(
        organization_id=cast.rosa.organization_id, service=services[0], need="food", cell=0
    )
    wish = ServiceWish(HERE, "food")
    theirs = ServiceSearch(cast.kit.organization_id, wish, "UTC", THURSDAY_5_PM)
    assert theirs.run() == []
    ours = ServiceSearch(cast.rosa.organization_id, wish, "UTC", THURSDAY_5_PM)
    assert [one.service_id for one in ours.run()] == [services[0].pk]
