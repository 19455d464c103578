"""A package of tables (HSDS 1 and 2): services whatever order its tables and rows come in."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.made_services import counted, everything, package, taken_in
from walkwith.directory.models import Agency, Offer, Service, ServiceSite, Site, Slot
from walkwith.directory.rules import cell_of

ORGANIZATIONS = "id,name,url\n1,Harbor House,harbor.example.org\n2,Upstream,\n"
LOCATIONS = "id,organization_id,name,latitude,longitude\n7,1,Fisk Street,40.4672,-79.9605\n"
ADDRESSES = """id,location_id,address_1,city,state_province,postal_code
1,7,279 Fisk St,Pittsburgh,PA,15201
"""
SERVICES = "id,organization_id,name,status,fees\n11,1,Food Pantry,active,Free\n12,2,Detox,,\n"
AT = "id,service_id,location_id\n5,11,7\n"
HOURS = """id,service_id,location_id,weekday,opens_at,closes_at
1,11,,Monday,9:00,17:00
2,11,,Tuesday,9:00,17:00
"""
PHONES = "id,service_id,number,language\n1,11,412-555-0188,Spanish\n2,12,412-555-0199,\n"
TERMS = "id,name,vocabulary\nT1,Food Pantries,AIRS\n"
FILED = "id,service_id,taxonomy_id\n1,11,T1\n"
ELIGIBLE = "id,service_id,eligibility\n1,12,Adults\n"
PACKAGE = {
    "organizations.csv": ORGANIZATIONS,
    "locations.csv": LOCATIONS,
    "physical_addresses.csv": ADDRESSES,
    "services.csv": SERVICES,
    "services_at_location.csv": AT,
    "regular_schedules.csv": HOURS,
    "phones.csv": PHONES,
    "taxonomy.csv": TERMS,
    "services_taxonomy.csv": FILED,
    "eligibility.csv": ELIGIBLE,
}


def test_a_package_of_tables(acting: Cast) -> None:
    assert counted(taken_in(acting.rosa, file=package(*PACKAGE.items()))) == {"new": 2}
    pantry, detox = Service.objects.order_by("key")
    assert (pantry.needs, pantry.fees_description) == (["food"], "Free")
    assert pantry.details["phones"][0]["languages"] == [{"name": "Spanish"}]
    assert pantry.details["attributes"][0]["licensed"] is True
    assert (detox.needs, detox.eligibility_description) == (["detox"], "Adults")
    assert Agency.objects.get(key="1").website == "https://harbor.example.org"
    assert Site.objects.get().address_1 == "279 Fisk St"
    offer = Offer.objects.get(need="food")
    assert (offer.cell, offer.hours) == (cell_of(40.4672, -79.9605), [1980, 2460, 3420, 3900])


def test_the_order_of_tables_and_rows_is_none(acting: Cast) -> None:
    taken_in(acting.rosa, file=package(*PACKAGE.items()))
    before = everything()
    mixed = []
    for name, text in reversed(PACKAGE.items()):
        head, *rows = text.splitlines()
        mixed.append((f"data/{name}", "\n".join([head, *reversed(rows)]) + "\n"))
    assert counted(taken_in(acting.rosa, file=package(*mixed))) == {"same": 2}
    assert everything() == before


@pytest.mark.parametrize("examples", [3, pytest.param(150, marks=pytest.mark.prove)])
def test_no_order_of_a_package_says_anything(acting: Cast, examples: int) -> None:
    taken_in(acting.rosa, file=package(*PACKAGE.items()))
    before = everything()

    @settings(max_examples=examples, deadline=None)
    @given(st.randoms(use_true_random=False))
    def holds(chance: random.Random) -> None:
        mixed = [(name, _mixed(text, chance)) for name, text in PACKAGE.items()]
        chance.shuffle(mixed)
        assert counted(taken_in(acting.rosa, file=package(*mixed))) == {"same": 2}
        assert everything() == before

    holds()


def _mixed(text: str, chance: random.Random) -> str:
    """The rows and the columns of a table in any order."""
    rows = [line.split(",") for line in text.splitlines()]
    columns = chance.sample(range(len(rows[0])), len(rows[0]))
    head, *rest = [",".join(row[column] for column in columns) for row in rows]
    return "\n".join([head, *chance.sample(rest, len(rest))]) + "\n"


def test_a_package_calls_its_files_as_it_likes(acting: Cast) -> None:
    odd = {"organizations.csv": "town/orgs_2026.csv", "services.csv": "town/what.csv"}
    resources = [{"name": name[:-4], "path": path} for name, path in odd.items()]
    described = ("town/datapackage.json", json.dumps({"resources": resources}))
    tables = [(odd.get(name, f"town/{name}"), text) for name, text in PACKAGE.items()]
    extra = [("__MACOSX/._services.csv", "x"), ("town/old/services.csv", "id,name\n9,Old\n")]
    assert counted(taken_in(acting.rosa, file=package(described, *tables, *extra))) == {"new": 2}


def test_two_tables_of_one_kind_are_both_read(acting: Cast) -> None:
    more = ("service.csv", SERVICES.replace("11,", "21,").replace("12,", "22,"))
    assert counted(taken_in(acting.rosa, file=package(more, *PACKAGE.items()))) == {"new": 4}


def test_a_package_of_one_program_whose_cells_hold_lists(acting: Cast) -> None:
    """As Ohana writes it: a service names its place, and the place its agency."""
    organizations = "id,name,website\n1,Peninsula Help,\n"
    locations = (
        "id,organization_id,name,latitude,longitude,accessibility,languages,virtual\n"
        '7,1,Fisk Street,40.4672,-79.9605,"ramp, disabled_parking","Spanish, Chinese (Yue, old)",\n'
        "8,1,Phone,,,,,true\n"
    )
    services = (
        "id,location_id,name,status,website,keywords,service_areas,accepted_payments\n"
        '11,7,Brown Bag,Active,help.example.org,"Food Pantries, Older Adults","A, B",Cash\n'
        "12,8,Warmline,active,,,,\n"
    )
    phones = "id,location_id,number,number_type,department\n1,7,650 403-4300,fax,Front desk\n"
    mail = "id,location_id,address_1,city\n1,7,PO Box 3,Pittsburgh\n"
    tables = {
        "organizations.csv": organizations,
        "locations.csv": locations,
        "services.csv": services,
        "phones.csv": phones,
        "mail_addresses.csv": mail,
    }
    assert counted(taken_in(acting.rosa, file=package(*tables.items()))) == {"new": 2}
    bag, warmline = Service.objects.select_related("agency").order_by("key")
    assert (bag.agency.name, bag.url) == ("Peninsula Help", "https://help.example.org")
    assert (bag.needs, [area["name"] for area in bag.details["service_areas"]]) == (
        ["food"],
        ["A", "B"],
    )
    assert bag.details["cost_options"] == [{"option": "Cash"}]
    assert sorted(ServiceSite.objects.values_list("site__key", flat=True)) == ["7", "8"]
    site, phone = Site.objects.order_by("key")
    assert [each["name"] for each in site.details["languages"]] == ["Spanish", "Chinese (Yue, old)"]
    assert site.details["accessibility"][1] == {"description": "disabled parking"}
    assert site.details["phones"][0]["type"] == "fax"
    assert (site.address_1, phone.location_type) == ("PO Box 3", "virtual")
    assert Offer.objects.get(service=warmline).cell == Slot.ONLINE
