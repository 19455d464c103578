"""Services the house writes down itself."""

import pytest

from tests.conftest import Cast
from walkwith.directory.commands import add_own_service, edit_service
from walkwith.directory.models import Agency, Offer, Service, ServiceSite, Site, Slot, Source
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.models import Change

HARBOR = AgencyFacts(name="Harbor House")
BEDS = ServiceFacts(name="Harbor House beds", needs=("sober_housing",), features=("women",))
BUTLER = SiteFacts(address_1="4100 Butler St", city="Pittsburgh", postal_code="15201")


def test_a_service_and_its_place(cast: Cast) -> None:
    service = add_own_service(actor=cast.rosa, agency=HARBOR, service=BEDS, site=BUTLER)
    with acting_as(cast.rosa):
        source, site, offer = Source.objects.get(), Site.objects.get(), Offer.objects.get()
        change = Change.objects.get(record_id=service.pk)
    assert (source.format, source.zone, source.is_own) == ("own", "America/New_York", True)
    assert (service.name, service.needs, service.features) == (
        "Harbor House beds",
        ["sober_housing"],
        ["women"],
    )
    assert (site.name, site.approximate, site.zone) == (
        "Harbor House beds",
        True,
        "America/New_York",
    )
    assert (offer.service_id, offer.need, offer.cell > Slot.UNPLACED) == (
        service.pk,
        "sober_housing",
        True,
    )
    assert change.event == "ServiceAdded"


def test_one_agency_for_two_services(cast: Cast) -> None:
    add_own_service(actor=cast.rosa, agency=HARBOR, service=BEDS)
    other = ServiceFacts(name="Rides", needs=("ride",))
    add_own_service(actor=cast.pat, agency=AgencyFacts(name="harbor house"), service=other)
    assert Agency.objects.get().services.count() == 2
    with acting_as(cast.rosa):
        assert Source.objects.count() == 1


def test_nor_do_the_texts_of_a_confidential_place_say_where_it_is(cast: Cast) -> None:
    told = ServiceFacts(
        name="A bed",
        description="Come to 9 Hidden Way by night.",
        url="https://maps.google.com/?q=9",
        details={"phones": [{"number": "412-555-0188", "description": "At 9 Hidden Way"}]},
    )
    hidden = SiteFacts(city="Pittsburgh", is_confidential=True)
    made = add_own_service(actor=cast.rosa, agency=HARBOR, service=told, site=hidden)
    edit_service(actor=cast.rosa, service_id=made.pk, service=told, site=hidden)
    kept = Service.objects.get()
    assert (kept.description, kept.url) == ("Come to … by night.", "")
    assert kept.details == {"phones": [{"number": "412-555-0188", "description": "At …"}]}


def test_a_confidential_place_is_nowhere(cast: Cast) -> None:
    hidden = SiteFacts(
        address_1="9 Hidden Way",
        city="Pittsburgh",
        postal_code="15201",
        latitude=40.4,
        longitude=-79.9,
        is_confidential=True,
    )
    add_own_service(actor=cast.rosa, agency=HARBOR, service=BEDS, site=hidden)
    site = Site.objects.get()
    assert (site.city, site.address_1, site.postal_code, site.latitude, site.longitude) == (
        "Pittsburgh",
        "",
        "",
        None,
        None,
    )
    assert Offer.objects.get().cell == Slot.UNPLACED


def test_changing_it(cast: Cast) -> None:
    service = add_own_service(actor=cast.rosa, agency=HARBOR, service=BEDS, site=BUTLER)
    facts = ServiceFacts(name="Harbor House", needs=("sober_housing", "meals"))
    moved = SiteFacts(address_1="12 Main St", postal_code="15201")
    edit_service(actor=cast.lorraine, service_id=service.pk, service=facts, site=moved)
    assert Service.objects.get().name == "Harbor House"
    assert Site.objects.get().address_1 == "12 Main St"
    assert set(Offer.objects.values_list("need", flat=True)) == {"sober_housing", "meals"}
    edit_service(actor=cast.lorraine, service_id=service.pk, service=facts)
    assert not ServiceSite.objects.exists()


def test_who_may_not(cast: Cast) -> None:
    service = add_own_service(actor=cast.rosa, agency=HARBOR, service=BEDS)
    with pytest.raises(NotFound):
        edit_service(actor=cast.kit, service_id=service.pk, service=BEDS)
    with acting_as(cast.rosa):
        Source.objects.update(format=Source.Formats.HSDS)
    with pytest.raises(Refused):
        edit_service(actor=cast.rosa, service_id=service.pk, service=BEDS)
