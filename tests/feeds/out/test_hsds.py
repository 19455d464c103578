"""Our HSDS: what leaves, what stays, and that it is what the standard says."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.conftest import Cast
from tests.feeds.out.town import NOON, SECRET, Town, a_service, a_town
from walkwith.directory.models import Capacity, Check, Service
from walkwith.feeds.out.asked import read
from walkwith.feeds.out.kinds import KINDS, page_of
from walkwith.feeds.out.selection import house_that_shares
from walkwith.feeds.out.taxonomy import group_key, term_key
from walkwith.foundation.actor import acting_as

SCHEMAS = Path(__file__).parents[4] / "shared/data/hsds/schemas-3.1dev"
SCHEMA_OF = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
# What the standard asks of each object, by the name it stands under: our own check, always run.
ASKED = {
    "services": ("id", "name", "status"),
    "organizations": ("id", "name", "description"),
    "organization": ("id", "name", "description"),
    "locations": ("id", "location_type"),
    "location": ("id", "location_type"),
    "addresses": ("id", "address_1", "city", "state_province", "postal_code", "country"),
    "phones": ("id", "number"),
    "capacities": ("id", "unit", "available", "updated"),
    "taxonomy_term": ("id", "name", "description"),
}


@pytest.fixture
def town(cast: Cast) -> Town:
    return a_town(cast)


def ask(path: str, **headers: str) -> Any:
    return Client().get(path, headers=headers)


def contents(path: str) -> list[Any]:
    answer = ask(path)
    assert answer.status_code == 200, answer.content
    found: list[Any] = answer.json()["contents"]
    return found


def faults(name: str, told: Any) -> list[str]:
    """Objects without what the standard asks, and keys that are none."""
    if isinstance(told, list):
        return [fault for one in told for fault in faults(name, one)]
    if not isinstance(told, dict):
        return []
    missing = [f"{name} without {field}" for field in ASKED.get(name, ()) if field not in told]
    odd = [] if len(str(told.get("id", ""))) == 36 or "id" not in told else [f"{name}: bad id"]
    return missing + odd + [f for key, value in told.items() for f in faults(key, value)]


def test_what_leaves_is_right_by_our_own_check(town: Town) -> None:
    for kind in KINDS:
        told = contents(town.path(kind))
        assert told
        assert faults(kind, told) == []
    wrong = {"id": "1", "name": "x"}
    assert faults("services", wrong) == ["services without status", "services: bad id"]


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of HSDS 3.1 are not here")
def test_it_keeps_to_the_schemas(town: Town) -> None:
    schemas = {file.name: json.loads(file.read_text()) for file in SCHEMAS.glob("*.json")}
    loaded = [(name, Resource.from_contents(one, DRAFT202012)) for name, one in schemas.items()]
    registry: Any = Registry().with_resources(loaded)
    for kind, name in SCHEMA_OF.items():
        schema = {"$ref": f"{name}.json"}
        validator = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
        for one in contents(town.path(kind)):
            assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(one)] == []
            entry = ask(town.path(kind, one["id"])).json()
            assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(entry)] == []
        assert list(validator.iter_errors({"id": 7}))


def test_one_service_whole(town: Town) -> None:
    (told,) = contents(town.path("services"))
    assert (told["name"], told["organization"]["name"]) == ("Warm meals", "Harbor Kitchen")
    assert [phone["number"] for phone in told["phones"]] == ["412-555-0100"]
    assert told["phones"][0]["extension"] == 12
    assert "schedule_link" not in told["schedules"][0]
    assert "uri" not in told["required_documents"][0]
    assert [(one["available"], one["unit"]["name"]) for one in told["capacities"]] == [(3, "seats")]
    labels = {one["label"]: one["value"] for one in told["attributes"] if "label" in one}
    assert labels == {"source": "County list", "licence": "CC BY 4.0"}
    terms = [one["taxonomy_term"]["code"] for one in told["attributes"] if "taxonomy_term" in one]
    assert terms == ["meals"]
    assert ask(town.path("services", told["id"])).json() == told


def test_what_stays(town: Town) -> None:
    """People, licensed terms, where a safe house is, and all that is hidden or not ours."""
    for kind in KINDS:
        for form in ("json", "ndjson"):
            answer = ask(town.path(kind) + f"?format={form}")
            body = answer.getvalue().decode()
            assert body
            for secret in (*SECRET, "Fled", "Gone", "Not ours", "Taken down", "5550199"):
                assert secret not in body, (kind, secret)
    place = ask(town.path("locations", town.hidden_place.pk)).json()
    assert set(place) == {"id", "location_type", "organization_id", "attributes"}
    for hidden in a_service(town.agency, name="x", hidden_at=town.service.seen_at), town.shared:
        assert ask(town.path("services", hidden.pk)).status_code == 404


def test_the_page_of_the_standard(town: Town) -> None:
    for number in range(3):
        a_service(town.agency, name=f"Other {number}")
    page = ask(town.path("services") + "?per_page=3&page=2").json()
    del page["contents"]
    assert page == {
        "total_items": 4,
        "total_pages": 2,
        "page_number": 2,
        "size": 1,
        "first_page": False,
        "last_page": True,
        "empty": False,
    }
    lines = ask(town.path("services") + "?format=ndjson").getvalue().splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == 4


ASKED_FOR = [
    ("need=meals", 1),
    ("need=detox", 0),
    ("need=meals&need=meals&day=MO", 1),
    ("day=MO&time=09:00", 1),
    ("day=MO&time=17:00", 0),
    ("day=SU", 0),
    ("day=TU", 1),
    ("time=12:30", 1),
    ("time=03:00", 0),
    ("near=15201", 1),
    ("near=40.4672,-79.9605&distance=0.1", 1),
    ("near=40.5672,-79.9605&distance=10", 0),
    ("near=40.5672,-79.9605&distance=12", 1),
    ("postcode=90210", 0),
    ("age=17", 0),
    ("age=18", 1),
    ("age=66", 0),
    ("search=WARM harbor", 1),
    ("search=warm nothing", 0),
    ("modified_after=2026-11-20T12:00:00Z", 1),
    ("modified_after=2026-11-20T12:00:01Z", 0),
    ("modified_after=2026-11-21", 0),
    (f"taxonomy_term_id={term_key('meals')}", 1),
    (f"taxonomy_term_id={group_key('daily')}", 1),
    (f"taxonomy_term_id={group_key('housing')}", 0),
    (f"organization_id={uuid4()}", 0),
    ("minimal=true", 1),
]
NOT_UNDERSTOOD = [
    ("page=0", "page"),
    ("page=x", "page"),
    ("per_page=201", "per_page"),
    ("format=xml", "format"),
    ("need=bread", "need"),
    ("day=Monday", "day"),
    ("time=25:00", "time"),
    ("age=-1", "age"),
    ("age=nan", "age"),
    ("near=91,0", "near"),
    ("near=Nowhere, ZZ", "near"),
    ("near=15201&distance=1e9", "distance"),
    ("modified_after=soon", "modified_after"),
    ("modified_after=2026-13-45", "modified_after"),
    ("organization_id=1", "organization_id"),
    ("search=" + "a" * 2500, "the address"),
]


def test_what_is_asked_for(town: Town) -> None:
    type(town.service).objects.filter(pk=town.service.pk).update(minimum_age=18, maximum_age=65)
    wrong, house = [], house_that_shares(town.house.pk)
    for asked, count in ASKED_FOR:
        # The safe house keeps the same hours, and is found by all but where it is.
        by_place = asked.startswith(("near", "postcode"))
        counts = {"services": count, "service_at_locations": count if by_place else 2 * count}
        if not asked.startswith(("organization_id", "search")):
            counts["organizations"] = count
        for kind, wanted in counts.items():
            page = page_of(KINDS[kind], house, read(QueryDict(asked)))
            if (found := page["total_items"]) != wanted:
                wrong.append(f"{kind}?{asked}: {found}, not {wanted}")
    assert wrong == []


def test_what_people_here_said_is_a_change(cast: Cast, town: Town) -> None:
    """The list says it changed long ago; here somebody checked it, and later counted the seats."""
    Service.objects.filter(pk=town.service.pk).update(last_modified=NOON - dt.timedelta(days=400))
    later = [NOON + dt.timedelta(hours=hours) for hours in (1, 2)]
    with acting_as(cast.rosa):
        Check.objects.create(
            organization=town.house,
            service=town.service,
            by_id=cast.rosa.id,
            on=NOON.date(),
            made_at=later[0],
        )
    for moment in later:
        Capacity.objects.update(made_at=moment if moment == later[1] else NOON)
        asked = f"?modified_after={moment:%Y-%m-%dT%H:%M:%SZ}"
        told = contents(town.path("services") + asked)
        assert [one["last_modified"] for one in told] == [moment.isoformat()]
        assert len(contents(town.path("service_at_locations") + asked)) == 2


def test_what_is_not_understood(town: Town) -> None:
    for asked, parameter in NOT_UNDERSTOOD:
        answer = ask(town.path("services") + "?" + asked)
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
        assert answer.json()["parameter"] == parameter
        assert parameter in answer.json()["detail"]
