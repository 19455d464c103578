"""Each parameter of the description works where it stands; a name nobody knows is not passed by."""

from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.out.town import Town, a_town
from walkwith.feeds.out.described import document, parameters_of
from walkwith.feeds.out.kinds import KINDS
from walkwith.feeds.out.taxonomy import TAXONOMY, group_key, term_key

# {parameter: (what finds something, what finds nothing)}; the second is None where all is found.
VALUES: dict[str, tuple[str, str | None]] = {
    "search": ("a", "zzzz nothing"),
    "page": ("1", "99"),
    "per_page": ("1", None),
    "format": ("json", None),
    "minimal": ("true", None),
    "full": ("false", None),
    "full_service": ("true", None),
    "taxonomy_term_id": (term_key("meals"), term_key("detox")),
    "taxonomy_id": (TAXONOMY["id"], "another"),
    "modified_after": ("2026-11-20T12:00:00Z", "2036-01-01"),
    "need": ("meals", "detox"),
    "day": ("MO", "SU"),
    "time": ("12:30", "03:00"),
    "age": ("30", "5"),
    "near": ("15201", "90210"),
    "distance": ("25", None),
    "postcode": ("15201", "90210"),
    "proximity": ("25", None),
    "organization_id": ("", "019a0000-0000-7000-8000-000000000000"),
    "parent_id": (group_key("daily"), "another"),
    "top_only": ("true", None),
}


@pytest.fixture
def town(cast: Cast) -> Town:
    made = a_town(cast)
    type(made.service).objects.filter(pk=made.service.pk).update(minimum_age=18)
    return made


def asked(town: Town, kind: str, name: str, value: str) -> Any:
    return Client().get(town.path(kind), {name: value})


@pytest.mark.parametrize("kind", KINDS)
def test_each_works_where_it_is_described(town: Town, kind: str) -> None:
    wrong = []
    for name in parameters_of(kind):
        good, none = VALUES[name]
        found = asked(town, kind, name, good or str(town.agency.pk))
        if found.status_code != 200 or found.json()["empty"]:
            wrong.append(f"{kind}?{name}={good} finds nothing: {found.status_code}")
        if none is not None and not asked(town, kind, name, none).json()["empty"]:
            wrong.append(f"{kind}?{name}={none} changes nothing")
    assert wrong == []


def test_a_name_nobody_knows_gets_a_sentence(town: Town) -> None:
    for path, name in (
        (town.path("services"), "needs"),
        (town.path("locations"), "need"),
        (town.path("taxonomies"), "near"),
        (town.path().replace("hsds/", "meeting-guide/"), "type"),
    ):
        answer = Client().get(path, {name: "food"})
        assert (answer.status_code, answer.json()["parameter"]) == (400, name)
        assert f"“{name}” is not understood." in answer.json()["detail"]
        assert "known are" in answer.json()["detail"]


def test_the_description_is_whole() -> None:
    """Each reference leads somewhere, and nothing described is never used."""
    said = str(document()["paths"])
    shared = document()["components"]["parameters"]
    assert [name for name in shared if f"/parameters/{name}'" not in said] == []
    assert {each["name"] for each in shared.values()} == {*VALUES, "id"}
