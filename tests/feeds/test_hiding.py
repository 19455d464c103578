"""Where people are who fled: whoever reads everything the house keeps does not find it."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made_services import a_service, a_site, an_agency, taken_in
from walkwith.directory.blotting import without
from walkwith.directory.models import Service, Site
from walkwith.feeds.models import QuarantinedRow

PACKAGES = ("directory", "feeds", "foundation")
FLED = "Shelter for people who flee domestic violence"


def kept() -> str:
    """Every row of every table that holds facts, as text."""
    said = []
    with connection.cursor() as cursor:
        for package in PACKAGES:
            for model in apps.get_app_config(package).get_models():
                cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {model._meta.db_table} t")
                said.append(str(cursor.fetchone()[0] or ""))
    return " ".join(said).lower()


def said() -> str:
    """All that is kept, but for what the list calls its rows."""
    told = kept()
    for key in ('"fisk"', "at fisk", ",fisk,"):
        told = told.replace(key, "")
    return told


def at_fisk(**changes: Any) -> dict[str, Any]:
    """A service whose every text says where it is, each in its own way."""
    told = {
        "description": f"{FLED}. Ring at 279 Fisk Street, the green door.",
        "application_process": "Come to 279 fisk st., any time",
        "eligibility_description": "Women. 279 Fisk",
        "phones": [{"number": "412-555-0188", "description": "At 279 N. Fisk Street"}],
        "organization": an_agency(description="Our house is at 279 FISK ST"),
        "service_at_locations": [
            {
                "id": "at fisk",
                "phones": [{"number": "412-555-0188", "description": "279 Fisk St, 2nd floor"}],
                "schedules": [{"freq": "WEEKLY", "byday": "MO", "description": "279 Fisk, office"}],
                "location": a_site(phones=[{"number": "412-555-0199", "description": "279 Fisk"}]),
            }
        ],
    }
    return a_service(**(told | changes))


def test_it_stands_nowhere_however_it_is_written(acting: Cast) -> None:
    run = taken_in(acting.rosa, at_fisk())
    assert run.state == "done" and run.counts["kept_back"] == 1
    assert "fisk" not in said()
    assert "the green door" in kept()


def test_nor_in_a_report_when_it_was_an_open_place_before(acting: Cast) -> None:
    """The report would quote what the texts said; the reports of earlier runs did."""
    plain = "Bags of groceries at 279 Fisk Street."
    taken_in(acting.rosa, a_service(description=plain))
    taken_in(acting.rosa, a_service(description=f"{plain} Ask for Ann."))
    assert "279 fisk street" in kept()
    taken_in(acting.rosa, a_service(description=f"{plain} {FLED}."))
    assert Site.objects.get().is_confidential
    assert "fisk" not in said()


def test_nor_where_only_the_service_came_again(acting: Cast) -> None:
    """Its site is not in what came: it is hidden where it stands, and out of the texts."""
    taken_in(acting.rosa, a_service())
    told = f"{FLED}, at 279 Fisk Street."
    alone = {"id": "pantry at fisk", "location_id": "fisk"}
    taken_in(acting.rosa, a_service(description=told, service_at_locations=[alone]))
    assert Site.objects.get().is_confidential
    assert "fisk" not in said()


def test_what_only_looks_like_it_stays() -> None:
    secrets = frozenset({"9 N Hidden Lane", "12 5th Ave"})
    said = "Call 9 to 5, or walk 9 blocks to Hidden Valley. Room 12, 5 beds."
    assert without(said, secrets) == said
    assert without("At 12 5th Avenue", secrets) == "At …"
    assert without("9 north hidden ln. Ring twice", secrets) == "… Ring twice"
    assert without("At 9 Hidden, and 12 - 5th Avenue", secrets) == "At …, and …"
    assert without([{"address": "x", "note": "9  N\nhidden lane!"}], secrets) == [{"note": "…!"}]


def test_a_place_whose_own_name_says_so(acting: Cast) -> None:
    """The service there says nothing of it."""
    place = {"id": "here", "location": a_site(name="DV shelter, 279 Fisk St")}
    taken_in(acting.rosa, a_service(name="Beds", service_at_locations=[place]))
    assert Site.objects.get().is_confidential
    assert "fisk" not in said()


def test_a_nameless_row_of_a_shelter_is_not_kept(acting: Cast) -> None:
    term = {"taxonomy_term": {"id": "t", "name": "Domestic & sexual  violence shelter"}}
    whose = {"organization": {"id": "others"}, "attributes": [term]}
    taken_in(acting.rosa, a_service("open"), a_service("nameless", name=..., **whose))
    assert QuarantinedRow.objects.get().raw.keys() == {"id", "kept_back", "mark"}


def test_an_address_no_column_names_goes_too(acting: Cast, browse: Callable[..., Client]) -> None:
    """No site at all: its texts alone say where it is. Number and hours stay."""
    told = "Come to 34 Hidden Lane by night. Call 412-555-0100, 24 hours a day."
    phone = {"number": "412-555-0100", "description": "At the corner of 34 hidden ln"}
    shelter = a_service(
        name="Domestic violence shelter",
        description=told,
        url="https://maps.google.com/?q=34+Hidden+Lane",
        phones=[phone],
        organization=an_agency(description="At 34 Hidden Lane since 1980"),
        service_at_locations=[],
    )
    for _ in range(2):
        taken_in(acting.rosa, shelter)
        assert "hidden l" not in said() and "hidden+l" not in said()
    service = Service.objects.get()
    assert service.description == "Come to … by night. Call 412-555-0100, 24 hours a day."
    assert service.url == ""
    page = browse(acting.rosa).get(f"/directory/services/{service.pk}/").content.decode()
    assert "412-555-0100" in page and "Hidden" not in page and "maps.google" not in page
