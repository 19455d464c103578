"""Made-up services in both forms of Open Referral: documents of JSON, and tables in one zip."""

import csv
import io
import random
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from walkwith.demo.meetings import Spot, spots_of_the_country, write_feed
from walkwith.directory.needs import NEEDS

SERVICES_OF_AN_AGENCY = 5
WITH_A_DOOR_IN_A_HUNDRED = 92
FIRST = ("Harbor", "River", "Open Door", "Second Street", "Hillside", "Bridge", "Maple", "Main")
LAST = ("House", "Center", "Kitchen", "Network", "Place", "Outreach", "Clinic", "Union")
DAYS = ("MO,TU,WE,TH,FR", "TU,TH,SA", "MO,WE", "")
WEEKDAYS = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
            "SA": "Saturday"}  # fmt: skip
ABOUT = (
    "Come in or call first. We sit down with you, listen, and look for what helps today and what"
    " can help next week. Bring whatever papers you have; if you have none, come anyway. "
)
Document = dict[str, Any]


def made_services(seed: int, count: int) -> Iterator[Document]:
    """`count` services as HSDS 3 nests them, five for each agency; the same for the same seed."""
    chance, spots, needs = random.Random(seed), spots_of_the_country(), sorted(NEEDS)
    agency: Document = {}
    for number in range(count):
        if number % SERVICES_OF_AN_AGENCY == 0:
            agency = _agency(chance, number // SERVICES_OF_AN_AGENCY)
        yield _service(chance, number, agency, chance.choice(needs), spots)


def write_documents(path: Path, seed: int, count: int) -> None:
    write_feed(path, made_services(seed, count))


def write_package(path: Path, seed: int, count: int) -> None:
    """The same services as tables of HSDS 2, whose rows point at each other."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, columns in TABLES.items():
            with package.open(f"{name}.csv", "w") as packed:
                table = csv.DictWriter(
                    io.TextIOWrapper(packed, encoding="utf-8", write_through=True), columns
                )
                table.writeheader()
                for service in made_services(seed, count):
                    table.writerows(_rows(name, service))


def write_table(path: Path, seed: int, count: int) -> None:
    """The same services as somebody keeps them in one spreadsheet: a row for each."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(column.partition("=")[2] for column in COLUMNS)
        table.writerows(map(_of_a_spreadsheet, made_services(seed, count)))


def _of_a_spreadsheet(service: Document) -> list[str]:
    doors = service["service_at_locations"]
    there = doors[0]["location"]["addresses"][0] if doors else {}
    hours = [f"{one['byday'].replace(',', ', ').title()} 9am-5pm" for one in service["schedules"]]
    return [
        service["organization"]["name"],
        service["name"],
        service["attributes"][0]["taxonomy_term"]["name"],
        service["description"],
        service["phones"][0]["number"],
        *(there.get(name, "") for name in ("address_1", "city", "state_province", "postal_code")),
        "; ".join(hours),
        service["eligibility_description"],
        service["fees_description"],
        service["languages"][0]["name"],
    ]


def _agency(chance: random.Random, number: int) -> Document:
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    return {
        "id": f"agency-{number}",
        "name": name,
        "description": f"{name} has been here for {chance.randint(2, 90)} years. {ABOUT}",
        "website": f"https://agency{number}.example.org",
        "email": f"hello@agency{number}.example.org",
    }


def _service(
    chance: random.Random, number: int, agency: Document, need: str, spots: Sequence[Spot]
) -> Document:
    words = NEEDS[need].english[0]
    has_door = chance.randrange(100) < WITH_A_DOOR_IN_A_HUNDRED
    return {
        "id": f"service-{number}",
        "name": f"{agency['name']}: {words}",
        "description": f"{words.capitalize()} for people in {chance.choice(spots).city}. {ABOUT}",
        "status": "active",
        "url": f"{agency['website']}/services/{number}",
        "application_process": "Walk in, or call between nine and noon.",
        "fees_description": chance.choice(("Free", "Free", "A sliding scale", "Ask us")),
        "eligibility_description": chance.choice(("Adults", "Anybody", "Families of the county")),
        "organization": agency,
        "phones": [{"id": f"phone-{number}", "number": f"412-555-{number % 10_000:04}"}],
        "languages": [{"id": f"language-{number}", "name": chance.choice(("English", "Spanish"))}],
        "schedules": _schedules(chance, number),
        "attributes": [{"id": f"term-{number}", "taxonomy_term": {"id": need, "name": words}}],
        "service_at_locations": [_place(chance, number, chance.choice(spots))] if has_door else [],
    }


def _schedules(chance: random.Random, number: int) -> list[Document]:
    days = chance.choice(DAYS)
    hours = {"freq": "WEEKLY", "byday": days, "opens_at": "09:00", "closes_at": "17:00"}
    return [{"id": f"hours-{number}", **hours}] if days else []


def _place(chance: random.Random, number: int, spot: Spot) -> Document:
    street = f"{chance.randint(100, 5400)} Main St"
    site = {
        "id": f"site-{number}",
        "name": street,
        "location_type": "physical",
        "latitude": round(spot.latitude + chance.gauss(0, 0.012), 6),
        "longitude": round(spot.longitude + chance.gauss(0, 0.016), 6),
        "addresses": [
            {
                "id": f"address-{number}",
                "address_1": street,
                "city": spot.city,
                "state_province": spot.state,
                "postal_code": spot.zip_code,
                "country": "US",
                "address_type": "physical",
            }
        ],
    }
    return {"id": f"place-{number}", "location": site}


COLUMNS = (
    *("organization=Agency", "name=Program", "needs=Category", "description=About"),
    *("phones=Phone", "address=Address", "city=City", "state=State", "postal_code=Zip"),
    *("schedules=Hours", "eligibility_description=Who", "fees_description=Cost"),
    "languages=Languages",
)
TABLES = {
    "organizations": ("id", "name", "description", "url", "email"),
    "services": ("id", "organization_id", "name", "description", "status", "url", "fees",
                 "application_process"),
    "locations": ("id", "organization_id", "name", "latitude", "longitude"),
    "physical_addresses": ("id", "location_id", "address_1", "city", "state_province",
                           "postal_code", "country"),
    "services_at_location": ("id", "service_id", "location_id"),
    "regular_schedules": ("id", "service_id", "weekday", "opens_at", "closes_at"),
    "phones": ("id", "service_id", "number"),
    "languages": ("id", "service_id", "language"),
    "eligibility": ("id", "service_id", "eligibility"),
    "service_taxonomy": ("id", "service_id", "taxonomy_id", "taxonomy_detail"),
}  # fmt: skip


def _rows(table: str, service: Document) -> Iterator[Document]:
    """What one service comes to in one table."""
    told = {"service_id": service["id"]}
    agency = service["organization"]
    if table == "organizations":
        if _is_first(service):
            yield _only(table, agency | {"url": agency["website"]})
    elif table == "services":
        fees = {"fees": service["fees_description"], "organization_id": agency["id"]}
        yield _only(table, service | fees)
    elif table in ("locations", "physical_addresses", "services_at_location"):
        for place in service["service_at_locations"]:
            yield _of_a_place(table, place, told | {"organization_id": agency["id"]})
    elif table == "regular_schedules":
        for hours in service["schedules"]:
            for day in hours["byday"].split(","):
                key = {"id": f"{hours['id']}-{day}", "weekday": WEEKDAYS[day]}
                yield _only(table, hours | told | key)
    else:
        yield _below(table, service, told)


def _is_first(service: Document) -> bool:
    """Is it the first service of its agency?"""
    return int(service["id"].rsplit("-", 1)[1]) % SERVICES_OF_AN_AGENCY == 0


def _of_a_place(table: str, place: Document, told: Document) -> Document:
    site = place["location"]
    if table == "locations":
        return _only(table, site | told)
    if table == "physical_addresses":
        return _only(table, site["addresses"][0] | {"location_id": site["id"]})
    return _only(table, place | told | {"location_id": site["id"]})


def _below(table: str, service: Document, told: Document) -> Document:
    if table == "phones":
        return _only(table, service["phones"][0] | told)
    if table == "languages":
        spoken = service["languages"][0]
        return _only(table, spoken | told | {"language": spoken["name"]})
    if table == "eligibility":
        who = service["eligibility_description"]
        return told | {"id": service["id"], "eligibility": who}
    term = service["attributes"][0]
    named = {"taxonomy_id": term["taxonomy_term"]["id"]}
    return told | {"id": term["id"], "taxonomy_detail": term["taxonomy_term"]["name"]} | named


def _only(table: str, row: Document) -> Document:
    return {name: row.get(name, "") for name in TABLES[table]}
