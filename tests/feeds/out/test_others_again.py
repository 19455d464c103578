"""What came in from others leaves as the standard says: made-up lists, and real ones."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.conftest import Cast
from tests.feeds.made_services import a_service, a_site, an_agency, package, taken_in
from tests.feeds.out.test_hsds import SCHEMA_OF, SCHEMAS, faults
from walkwith.accounts.models import Organization
from walkwith.directory.models import Source
from walkwith.feeds.out.asked import Asked
from walkwith.feeds.out.kinds import KINDS
from walkwith.feeds.out.selection import house_as_shared
from walkwith.foundation.actor import acting_as

REAL = SCHEMAS.parent
# As real lists write it: wrong kinds, empty parts, old names, links that are none.
ODD: dict[str, Any] = {
    "phones": [{"number": "1-800-BEDS", "extension": "x12"}, {"number": ""}, "412-555-0100", None],
    "schedules": [
        {"byday": "Mo-Fr", "opens_at": "9am", "closes_at": "late"},
        {"freq": "SOMETIMES"},
    ],
    "regular_schedules": [{"weekday": "Monday", "opens_at": "09:00:00", "closes_at": "17:00:00"}],
    "languages": ["Spanish", {"name": "English", "code": "eng"}],
    "cost_options": [{"option": "free", "amount": "none", "currency": "dollars"}],
    "required_documents": [{"document": "ID", "uri": "ask at the door"}, {}],
    "service_areas": [{"name": "", "extent_type": "nowhere"}],
    "minimum_age": "18+",
    "email": "call us",
    "url": "www.harbor.example",
    "last_modified": "yesterday",
    "status": "open?",
    "funding": [{"source": ""}],
    "service_capacities": [{"available": "many", "unit": {"name": "beds"}}],
    "attributes": [{"taxonomy_term": {"id": "", "name": ""}}, {"label": "x"}],
}


def told(house: Organization) -> Iterator[tuple[str, Any]]:
    shared = house_as_shared(house)
    for kind, found in KINDS.items():
        yield from ((kind, one) for one in found.all(shared, Asked(as_lines=True)))


def shared_house(cast: Cast) -> Organization:
    Source.objects.update(may_be_shared=True)
    Organization.objects.filter(pk=cast.pat.organization_id).update(shares_listings=True)
    return Organization.objects.get(pk=cast.pat.organization_id)


def made_up() -> list[Any]:
    """Each odd part in a service of its own, then all of them in one."""
    odd = [a_service(name, name=f"Odd {name}", **{name: value}) for name, value in ODD.items()]
    site = a_site("bare", addresses=[{"city": "Butte"}], latitude="north", name="")
    return [
        *odd,
        a_service("all", name="All of it", **ODD),
        a_service("where", name="Where", service_at_locations=[{"location": site}]),
        a_service("short", name="Short", organization=an_agency("bare", description=None)),
    ]


def test_made_up_lists_leave_whole(cast: Cast) -> None:
    with acting_as(cast.pat):
        run = taken_in(cast.pat, *made_up())
        assert (run.state, run.counts["new"]) == ("done", len(ODD) + 3)
        found = list(told(shared_house(cast)))
    assert len([one for kind, one in found if kind == "services"]) == len(ODD) + 3
    assert [fault for kind, one in found for fault in faults(kind, one)] == []
    if SCHEMAS.is_dir():
        assert _against_the_schemas(found) == []


@pytest.mark.prove
@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the feeds of others are not here")
def test_real_lists_leave_by_the_schemas(cast: Cast) -> None:
    with acting_as(cast.pat):
        documents = [*(REAL / "oruk-mocks").rglob("*.json")]
        documents += (REAL / "spec-3.1dev-examples").glob("*.json")
        for file in sorted(documents):
            name = f"{file.parent.name}/{file.name}"[-80:]
            taken_in(cast.pat, file=io.BytesIO(file.read_bytes()), source=name)
        for folder in ("ilao/output", "spec-3.1dev-examples/csv"):
            tables: list[Path | tuple[str, str]] = [*sorted((REAL / folder).glob("*.csv"))]
            taken_in(cast.pat, file=package(*tables), source=folder)
        found = list(told(shared_house(cast)))
    assert len(found) > 1000
    assert _against_the_schemas(found) == []


def _against_the_schemas(found: list[tuple[str, Any]]) -> list[str]:
    schemas = {file.name: json.loads(file.read_text()) for file in SCHEMAS.glob("*.json")}
    loaded = [(name, Resource.from_contents(one, DRAFT202012)) for name, one in schemas.items()]
    registry: Any = Registry().with_resources(loaded)
    by_kind = {
        kind: Draft202012Validator(
            {"$ref": f"{name}.json"}, registry=registry, format_checker=FormatChecker()
        )
        for kind, name in SCHEMA_OF.items()
    }
    return [
        f"{kind} {one.get('name')}: {fault.json_path}: {fault.message}"[:200]
        for kind, one in found
        for fault in by_kind[kind].iter_errors(one)
    ]
