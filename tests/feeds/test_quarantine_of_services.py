"""A row of a list of services is put right too, and it is remembered."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made_services import a_service, a_site, an_agency, counted, package, taken_in
from walkwith.directory.models import Agency, Offer, Service, ServiceSite, Site, Source
from walkwith.feeds.commands import leave_out, mend_row, take_up_again
from walkwith.feeds.models import QuarantinedRow, RowAnswer
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused

Browse = Callable[[Actor], Client]
NAMELESS = a_service("nameless", name=..., organization={"id": "harbor"})
NOBODYS = a_service("nobodys", name="Warm Line", organization=...)


def aside() -> QuarantinedRow:
    return QuarantinedRow.objects.get(state="waiting")


def test_a_service_without_a_name_gets_one(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service(), NAMELESS)
        page = rosa.get("/feeds/quarantine/").content.decode()
        for words in ("It has no name.", "Bags of groceries.", "(412) 555-0188", "Fisk Street"):
            assert words in page
        said = {"name": "Sunday Bags"}
        page = rosa.post(f"/feeds/rows/{aside().pk}/", said, follow=True).content.decode()
        assert "You put right: Sunday Bags" in page
        service = Service.objects.get(name="Sunday Bags")
        assert (service.key, service.agency.name) == ("nameless", "Harbor House")
        assert (service.missed, Source.objects.get().listed) == (0, 2)
        assert ServiceSite.objects.get(service=service).site.name == "Fisk Street"
        assert Offer.objects.filter(service=service).exists()
        again = taken_in(cast.rosa, a_service(), NAMELESS)
        assert counted(again) == {"same": 2}


def test_a_service_of_nobody_gets_its_agency(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service(), NOBODYS)
        row = aside()
        with pytest.raises(Refused):
            mend_row(actor=cast.rosa, row_id=row.pk, fixes={"name": "x"})
        mend_row(actor=cast.rosa, row_id=row.pk, fixes={"agency": "harbor house"})
        service = Service.objects.get(key="nobodys")
        assert (service.agency.key, Agency.objects.count()) == ("harbor", 1)
        assert ServiceSite.objects.get(service=service).site.name == "Fisk Street"
        assert counted(taken_in(cast.rosa, a_service(), NOBODYS)) == {"same": 2}


def test_an_agency_nobody_told_of_is_made(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service(), NOBODYS)
        mend_row(actor=cast.rosa, row_id=aside().pk, fixes={"agency": "The Warm Line People"})
        assert Service.objects.get(key="nobodys").agency.name == "The Warm Line People"
        assert counted(taken_in(cast.rosa, a_service(), NOBODYS)) == {"same": 2}
        assert Agency.objects.count() == 2


def test_one_bad_service_of_an_agency_leaves_the_others_be(cast: Cast) -> None:
    below = [
        a_service("one", organization=...),
        a_service("two", name="", organization=...),
        a_service("three", organization=...),
    ]
    agency = an_agency(services=below, website="https://harbor.example.org")
    with acting_as(cast.rosa):
        assert counted(taken_in(cast.rosa, agency)) == {"new": 2, "quarantined": 1}
        mend_row(actor=cast.rosa, row_id=aside().pk, fixes={"name": "The Second"})
        told = Service.objects.order_by("key").values_list("key", "agency__key")
        assert list(told) == [("one", "harbor"), ("three", "harbor"), ("two", "harbor")]
        assert counted(taken_in(cast.rosa, agency)) == {"same": 3}


def test_an_agency_without_a_name_brings_its_services(cast: Cast) -> None:
    agency = an_agency(name="", email="a@harbor.example", services=[a_service(organization=...)])
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service("other", organization=an_agency("b")), agency)
        mend_row(actor=cast.rosa, row_id=aside().pk, fixes={"name": "Harbor House"})
        assert Service.objects.get(key="pantry").agency.name == "Harbor House"
        again = taken_in(cast.rosa, a_service("other", organization=an_agency("b")), agency)
        assert counted(again) == {"same": 2}


def table(name: str, *rows: dict[str, Any]) -> tuple[str, str]:
    heads = list(rows[0])
    lines = [heads, *([str(row.get(head, "")) for head in heads] for row in rows)]
    return name, "\n".join(",".join(line) for line in lines)


def test_a_row_of_a_package(cast: Cast) -> None:
    """One table says nothing of what it is: the row is read as what its table holds."""
    made = {"id": "b", "name": "", "description": "Beds", "organization_id": "h"}
    tables = [
        table("organizations.csv", {"id": "h", "name": "Harbor", "description": "Help"}),
        table("services.csv", {**made, "id": "a", "name": "Meals"}, made),
    ]
    with acting_as(cast.rosa):
        taken_in(cast.rosa, file=package(*tables))
        mend_row(actor=cast.rosa, row_id=aside().pk, fixes={"name": "Beds"})
        assert Service.objects.get(key="b").agency.name == "Harbor"
        assert counted(taken_in(cast.rosa, file=package(*tables))) == {"same": 2}


def test_rows_without_a_key_are_not_taken_for_each_other(cast: Cast) -> None:
    said = ("Beds", "Bread")
    unknown = [a_service(id=..., name="", organization=..., description=one) for one in said]
    rows = [a_service(), *unknown]
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *rows)
        for row in QuarantinedRow.objects.filter(raw__description="Beds"):
            fixes = {"name": "Beds for tonight", "agency": "Harbor House"}
            mend_row(actor=cast.rosa, row_id=row.pk, fixes=fixes)
        assert counted(taken_in(cast.rosa, *rows)) == {"same": 2, "quarantined": 1}
        assert aside().raw["description"] == "Bread"


def test_taken_back_and_left_out(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service(), NAMELESS)
        row = aside()
        mend_row(actor=cast.rosa, row_id=row.pk, fixes={"name": "Wrong"})
        take_up_again(actor=cast.rosa, row_id=row.pk)
        assert (Source.objects.get().listed, RowAnswer.objects.count()) == (1, 0)
        assert Offer.objects.filter(service__key="nameless").count() == 0
        leave_out(actor=cast.rosa, row_id=row.pk)
        run = taken_in(cast.rosa, a_service(), NAMELESS)
        assert (counted(run), run.counts["left_out_before"]) == ({"same": 1}, 1)


def listed() -> list[str]:
    """The names of the agencies and the sites that are listed."""
    kinds: tuple[type[Agency | Site], ...] = (Agency, Site)
    return [
        name
        for kind in kinds
        for name in kind._default_manager.filter(unlisted_at=None)
        .order_by("name")
        .values_list("name", flat=True)
    ]


def test_an_agency_taken_back_is_shown_no_more(cast: Cast) -> None:
    """Nor are its sites; what the list itself tells of stays, though no service names it."""
    beside = [a_service(), an_agency("alone", name="Alone", services=[])]
    there = [{"id": "there", "location": a_site("pier", name="Pier")}]
    below = a_service("beds", organization=..., service_at_locations=there)
    agency = an_agency("wharf", name="", services=[below])
    alone = a_service("x", name="", organization={"id": "alone"})
    cases = (
        (agency, {"name": "Wrong Wharf"}, ["Alone", "Harbor House", "Wrong Wharf", "Fisk Street"]),
        (NOBODYS, {"agency": "Wrong"}, ["Alone", "Harbor House", "Wrong", "Fisk Street"]),
        (alone, {"name": "Wrong"}, ["Alone", "Harbor House", "Fisk Street"]),
    )
    with acting_as(cast.rosa):
        for row, fixes, names in cases:
            taken_in(cast.rosa, *beside, row)
            before = listed()
            waits = aside().pk
            mend_row(actor=cast.rosa, row_id=waits, fixes=fixes)
            assert [name for name in listed() if name != "Pier"] == names
            take_up_again(actor=cast.rosa, row_id=waits)
            assert listed() == before == ["Alone", "Harbor House", "Fisk Street"]


def test_a_place_for_people_who_fled_is_not_kept_to_be_mended(cast: Cast, browse: Browse) -> None:
    fled = {**NAMELESS, "description": "Shelter for survivors of domestic violence"}
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service(), fled)
        with pytest.raises(Refused):
            mend_row(actor=cast.rosa, row_id=aside().pk, fixes={"name": "Safe House"})
    page = browse(cast.rosa).get("/feeds/quarantine/").content.decode()
    assert "for people who fled" in page and "What is it called?" not in page
    assert "279 Fisk" not in page


def test_a_name_that_tells_of_people_who_fled_hides_the_place(cast: Cast) -> None:
    """What a person writes is read as what the list says: it keeps no address either."""
    with acting_as(cast.rosa):
        here = {**NAMELESS, "service_at_locations": [{"location": a_site("hid")}]}
        taken_in(cast.rosa, a_service(), here)
        mend_row(actor=cast.rosa, row_id=aside().pk, fixes={"name": "Domestic violence shelter"})
        place = ServiceSite.objects.select_related("site").get(service__key="nameless").site
        assert (place.is_confidential, place.address_1, place.latitude) == (True, "", None)


def test_what_was_put_right_reads_as_json(cast: Cast) -> None:
    with acting_as(cast.rosa):
        run = taken_in(cast.rosa, file=io.BytesIO(json.dumps([NOBODYS, a_service()]).encode()))
        assert run.quarantined.get().raw["service_at_locations"] == [
            {"id": "nobodys at fisk", "location_id": "fisk"}
        ]
