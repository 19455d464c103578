"""The rows a search for services touches, made from the services."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Cast
from walkwith.directory.models import Agency, Offer, Service, ServiceSite, Site, Slot, Source
from walkwith.directory.offers import rebuild
from walkwith.directory.rules import cell_of
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as

HERE = {"latitude": 40.4672, "longitude": -79.9605}
OPEN = [{"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00"}]


@pytest.fixture
def listing(cast: Cast) -> Iterator[dict[str, Any]]:
    with acting_as(cast.rosa):
        home = {"organization_id": cast.rosa.organization_id}
        source = Source.objects.create(**home, name="Harbor list", format=Source.Formats.HSDS)
        yield home | {"source": source, "seen_at": clock.now(), "raw": {}}


def a_service(listing: dict[str, Any], key: str = "pantry", **told: Any) -> Service:
    agency, _ = Agency.objects.get_or_create(key="harbor", defaults=listing | {"name": "Harbor"})
    told = {"name": key.title(), "needs": ["food"]} | told
    return Service.objects.create(**listing, key=key, agency=agency, **told)


def at(service: Service, listing: dict[str, Any], special: Any = None, **told: Any) -> Site:
    key = told.pop("key", f"site of {service.key}")
    site = Site.objects.create(**listing, key=key, name=key, **told)
    ServiceSite.objects.create(
        organization_id=service.organization_id, service=service, site=site, details=special or {}
    )
    return site


def offers(cast: Cast) -> list[Offer]:
    rebuild(cast.rosa.organization_id)
    return list(Offer.objects.order_by("service__key", "need", "site__key"))


def test_one_for_each_service_site_and_need(cast: Cast, listing: dict[str, Any]) -> None:
    pantry = a_service(listing, needs=["food", "meals"], features=["spanish"])
    pantry.details = {"schedules": OPEN}
    pantry.save()
    ramp = {"accessibility": [{"description": "Wheelchair access by a ramp"}]}
    here = at(pantry, listing, **HERE, details=ramp)
    late = {"schedules": [OPEN[0] | {"closes_at": "20:00"}]}
    at(pantry, listing, late, key="other")
    told = [
        (one.need, one.site_id == here.pk, one.cell, one.hours, one.features, one.zone)
        for one in offers(cast)
    ]
    there = cell_of(**HERE)
    placed = (there, [1980, 2460], ["spanish", "step_free"], "America/New_York")
    unplaced = (Slot.UNPLACED, [1980, 2640], ["spanish"], "America/New_York")
    assert told == [
        ("food", False, *unplaced),
        ("food", True, *placed),
        ("meals", False, *unplaced),
        ("meals", True, *placed),
    ]


def test_a_confidential_site_is_nowhere(cast: Cast, listing: dict[str, Any]) -> None:
    at(a_service(listing, needs=["safe_house"]), listing, is_confidential=True)
    (offer,) = offers(cast)
    assert (offer.cell, offer.latitude, offer.longitude) == (Slot.UNPLACED, None, None)


def test_without_a_place_it_is_by_phone_or_somewhere(cast: Cast, listing: dict[str, Any]) -> None:
    a_service(listing, "line", needs=["warmline"])
    a_service(listing, "pantry", needs=[])
    at(a_service(listing, "videos"), listing, location_type="virtual", **HERE)
    at(a_service(listing, "letters"), listing, location_type="postal", **HERE)
    told = [(one.service.key, one.need, one.cell) for one in offers(cast)]
    assert told == [
        ("letters", "food", Slot.UNPLACED),
        ("line", "warmline", Slot.ONLINE),
        ("pantry", "", Slot.UNPLACED),
        ("videos", "food", Slot.ONLINE),
    ]


def test_only_what_is_shown(cast: Cast, listing: dict[str, Any]) -> None:
    moment = clock.now()
    a_service(listing, "gone", unlisted_at=moment)
    a_service(listing, "hidden", hidden_at=moment)
    a_service(listing, "closed", status="temporarily closed")
    at(a_service(listing, "moved"), listing, unlisted_at=moment, **HERE)
    (offer,) = offers(cast)
    assert (offer.service.key, offer.site_id, offer.cell) == ("moved", None, Slot.UNPLACED)


def test_only_the_named_ones_are_made_anew(cast: Cast, listing: dict[str, Any]) -> None:
    one, other = a_service(listing, "one"), a_service(listing, "other")
    before = {offer.service_id: offer.pk for offer in offers(cast)}
    rebuild(cast.rosa.organization_id, [one.pk])
    rebuild(cast.rosa.organization_id, [])
    after = {offer.service_id: offer.pk for offer in Offer.objects.all()}
    assert after.keys() == {one.pk, other.pk}
    assert after[other.pk] == before[other.pk]
    assert after[one.pk] != before[one.pk]


def test_another_organization_keeps_its_own(cast: Cast, listing: dict[str, Any]) -> None:
    a_service(listing)
    offers(cast)
    rebuild(cast.kit.organization_id)
    assert Offer.objects.count() == 1


def test_what_denies_access_promises_none(cast: Cast, listing: dict[str, Any]) -> None:
    denied = {"accessibility": [{"description": "Not wheelchair accessible"}]}
    at(a_service(listing), listing, details=denied)
    assert [offer.features for offer in offers(cast)] == [[]]
