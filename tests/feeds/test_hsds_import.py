"""What a feed of services does to those we have, whatever order and shape it comes in."""

import copy
import io
import json
import random
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.made_services import (
    OPEN,
    a_service,
    a_site,
    an_agency,
    counted,
    everything,
    services,
    taken_in,
)
from walkwith.directory.models import (
    Agency,
    Capacity,
    Certification,
    Offer,
    Service,
    Site,
    Slot,
)
from walkwith.directory.rules import cell_of
from walkwith.feeds.hsds.mapping import Mapped
from walkwith.feeds.hsds.rows import fingerprint
from walkwith.feeds.models import QuarantinedRow, RunChange
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.words import remarks


def test_a_service_with_all_that_belongs_to_it(acting: Cast) -> None:
    assert counted(taken_in(acting.rosa, a_service())) == {"new": 1}
    service = Service.objects.select_related("agency").get()
    assert (service.name, service.needs, service.agency.name) == (
        "Food Pantry",
        ["food"],
        "Harbor House",
    )
    assert service.details["schedules"] == [OPEN]
    site = Site.objects.get()
    assert (site.address_1, site.city, site.zone) == (
        "279 Fisk St",
        "Pittsburgh",
        "America/New_York",
    )
    offer = Offer.objects.get()
    assert (offer.need, offer.cell, offer.hours) == (
        "food",
        cell_of(40.4672, -79.9605),
        [1980, 2460, 3420, 3900],
    )


def test_twice_and_in_another_order_changes_nothing(acting: Cast) -> None:
    found = services(6)
    taken_in(acting.rosa, *found)
    before = everything()
    assert counted(taken_in(acting.rosa, *found)) == {"same": 6}
    mixed = [dict(reversed(each.items())) for each in reversed(found)]
    assert counted(taken_in(acting.rosa, *mixed)) == {"same": 6}
    assert everything() == before


def test_a_change_is_told_and_touches_only_itself(acting: Cast) -> None:
    taken_in(acting.rosa, *services(5))
    before = dict(Service.objects.values_list("key", "seen_at"))
    run = taken_in(acting.rosa, a_service("service-0", alert="Closed on Friday"), *services(5)[1:])
    assert counted(run) == {"changed": 1, "same": 4}
    after = dict(Service.objects.values_list("key", "seen_at"))
    assert {key for key in after if after[key] != before[key]} == {"service-0"}
    change = RunChange.objects.get(run=run)
    assert (change.noun, change.fields) == ("service", {"alert": ["", "Closed on Friday"]})


def test_missing_twice_is_unlisted_and_comes_back(acting: Cast) -> None:
    taken_in(acting.rosa, *services(6))
    assert counted(taken_in(acting.rosa, *services(5))) == {"same": 5, "missing": 1}
    assert Offer.objects.count() == 6
    assert counted(taken_in(acting.rosa, *services(5))) == {"same": 5, "unlisted": 1}
    assert Offer.objects.count() == 5
    assert counted(taken_in(acting.rosa, *services(6))) == {"same": 5, "back": 1}
    assert Offer.objects.count() == 6


def test_a_feed_that_loses_a_fifth_is_held(acting: Cast) -> None:
    taken_in(acting.rosa, *services(10))
    before = everything()
    assert taken_in(acting.rosa, *services(7)).state == "held"
    assert everything() == before


def test_one_page_of_many_loses_nobody(acting: Cast) -> None:
    taken_in(acting.rosa, *services(10))
    page = {"total_pages": 5, "last_page": False, "contents": services(2)}
    run = taken_in(acting.rosa, file=io.BytesIO(json.dumps(page).encode()))
    assert (run.state, counted(run), run.notes["only_some_pages"]) == ("done", {"same": 2}, 1)


def test_what_nobody_could_use_is_set_aside(acting: Cast) -> None:
    run = taken_in(
        acting.rosa,
        a_service(),
        a_service("nameless", name=..., organization=..., organization_id="harbor"),
        a_service("nobodys", organization=...),
        "not a service",
    )
    assert counted(run) == {"new": 1, "quarantined": 3}
    told = QuarantinedRow.objects.order_by("number").values_list("number", "code", "value")
    assert list(told) == [
        (2, "nameless", "service"),
        (3, "no_agency", ""),
        (4, "not_a_service", "not a service"),
    ]


def test_fields_nobody_can_read_are_left_out(acting: Cast) -> None:
    run = taken_in(
        acting.rosa,
        a_service(
            name="Food <b>Pantry</b>\u202e",
            url="javascript:alert(1)",
            email="nobody",
            status="sometimes",
            minimum_age="old",
            phones=["412-555-0188", {"type": "fax"}, 7.5],
            schedules=[OPEN | {"opens_at": "early"}],
        ),
    )
    service = Service.objects.get()
    assert (service.name, service.url, service.email) == ("Food Pantry", "", "")
    assert (service.status, service.minimum_age) == ("active", None)
    assert service.details["phones"] == [{"number": "412-555-0188"}]
    assert set(run.notes) == {
        *("link_left_out", "mail_left_out", "status_left_out", "number_left_out"),
        *("part_left_out", "hours_left_out"),
    }


def test_where_people_fled_to_is_nowhere(acting: Cast) -> None:
    haven = a_service(
        "haven",
        name="Haven House",
        description="A shelter for women who flee domestic violence, at 9 Hidden  Lane.",
        organization=an_agency("haven", description="Find us at 9 Hidden Lane"),
        service_at_locations=[
            {
                "id": "at haven",
                "description": "Ring at 9 Hidden Lane",
                "location": a_site(
                    "lane",
                    name="9 Hidden Lane",
                    addresses=[{"address_1": "9 Hidden Lane", "postal_code": "15201"}],
                ),
            }
        ],
    )
    run = taken_in(acting.rosa, haven, a_service())
    assert run.counts["kept_back"] == 1
    site = Site.objects.get(key="lane")
    assert (site.is_confidential, site.name, site.latitude) == (True, "Harbor House", None)
    offer = Offer.objects.get(need="safe_house")
    assert (offer.cell, offer.latitude) == (Slot.UNPLACED, None)
    with connection.cursor() as cursor:
        for table in ("agency", "site", "service", "servicesite", "offer"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM directory_{table} t")
            said = cursor.fetchone()[0].lower()
            assert "hidden" not in said, table
    before = everything()
    assert counted(taken_in(acting.rosa, haven, a_service())) == {"same": 2}
    assert everything() == before


def test_a_hidden_place_stays_hidden(acting: Cast) -> None:
    taken_in(acting.rosa, a_service(name="Domestic violence shelter"))
    taken_in(acting.rosa, a_service())
    site = Site.objects.get()
    assert (site.is_confidential, site.address_1, "Fisk" in json.dumps(site.raw)) == (
        True,
        "",
        False,
    )


def test_licensed_terms_are_marked(acting: Cast) -> None:
    term = {"id": "t", "code": "BD-1800.2000", "name": "Food Pantries", "taxonomy": "AIRS"}
    own = {"id": "u", "name": "Groceries", "taxonomy": "Town"}
    taken_in(
        acting.rosa,
        a_service(name="Door", attributes=[{"taxonomy_term": term}, {"taxonomy_term": own}]),
    )
    service = Service.objects.get()
    assert service.needs == ["food"]
    assert [each.get("licensed", False) for each in service.details["attributes"]] == [True, False]


def test_beds_free_and_who_vouches(acting: Cast) -> None:
    told = a_service(
        capacities=[
            {"unit": {"name": "bed"}, "available": 3, "maximum": 8, "updated": "2026-11-20T08:00Z"},
            {"unit": {"name": "bed"}, "available": 3},
        ],
        accreditations=[{"name": "NARR", "level": "II", "ends_on": "2027-05-01"}],
        licenses="State 7",
    )
    for _ in range(2):
        taken_in(acting.rosa, told)
    capacity = Capacity.objects.get()
    assert (capacity.available, capacity.maximum, capacity.said_there) == (3, 8, "Harbor services")
    assert str(Certification.objects.get()) == "NARR II"
    assert Service.objects.get().details["licenses"] == "State 7"


NASTY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("examples", [50, pytest.param(5_000, marks=pytest.mark.prove)])
def test_any_value_is_read_or_left_out(examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(st.sampled_from(sorted(a_service())), NASTY, st.randoms(use_true_random=False))
    def holds(name: str, value: Any, chance: random.Random) -> None:
        _is_read_or_left_out(name, value, chance)

    holds()


def _is_read_or_left_out(name: str, value: Any, chance: random.Random) -> None:
    told = a_service() | {"name": "Food Pantry", "organization": an_agency(), name: value}
    told["id"] = "pantry"
    names = list(told)
    chance.shuffle(names)
    try:
        rows = list(Mapped().rows("service", copy.deepcopy(told)))
    except Unusable:
        return
    again = list(Mapped().rows("service", {each: told[each] for each in names}))
    assert [fingerprint(row) for row in rows] == [fingerprint(row) for row in again]
    json.dumps([row.details for row in rows])


def test_a_list_of_agencies_alone_says_so(acting: Cast) -> None:
    run = taken_in(acting.rosa, an_agency("a"), an_agency("b", name="Bridge House"))
    assert counted(run) == {} and Agency.objects.count() == 2
    assert "2 agencies were taken in. The list tells of no services." in remarks(
        run.counts, run.notes
    )
    with_one = taken_in(acting.rosa, an_agency("a"), a_service())
    assert not any("tells of no services" in said for said in remarks(with_one.counts, {}))
