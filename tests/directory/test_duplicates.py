"""What is listed twice: suspected by rules, decided by people, never merged."""

from collections.abc import Callable
from importlib import import_module
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.alike import Entry, names_alike, same_ones
from walkwith.directory.commands import add_own_service, decide_duplicate, look_for_duplicates
from walkwith.directory.models import Duplicate, Meeting, Service
from walkwith.directory.near import Wish
from walkwith.directory.own import AgencyFacts, ServiceFacts
from walkwith.directory.places import place_of_zip
from walkwith.directory.queries import each_once, meetings_near, with_twins
from walkwith.directory.tasks import look_twice
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotFound

Browse = Callable[[Actor], Client]
ONE, OTHER = uuid4(), uuid4()


def entry(name: str, source: UUID, block: str = "b") -> Entry:
    return Entry(block, "same_phone", "412-555-0110", uuid4(), source, name)


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Sisters in Step", "The Sisters in Step Group (AA)", True),
        ("Dawn Patrol", "Dawn Patrol Meeting", True),
        ("Noon Serenity", "Serenity at Noon", True),
        ("Noon Serenity", "Tuesday Night Men", False),
        ("Food pantry", "Legal aid", False),
    ],
)
def test_names(one: str, other: str, are: bool) -> None:
    found = same_ones([entry(one, ONE), entry(other, OTHER)])
    assert bool(found) is are


def test_one_source_repeats_only_the_same_name() -> None:
    assert not same_ones([entry("Noon Serenity", ONE), entry("Noon Serenity 2", ONE)][:1])
    assert not same_ones([entry("Step study A", ONE), entry("Step study B book", ONE)])
    assert same_ones([entry("Step study", ONE), entry("Step Study", ONE)])


def test_a_crowd_is_no_evidence() -> None:
    assert not same_ones([entry("Detox", uuid4()) for _number in range(13)])


@settings(max_examples=60)
@given(st.text(max_size=30), st.text(max_size=30))
def test_alike_goes_both_ways(one: str, other: str) -> None:
    assert names_alike(one, other) == names_alike(other, one)
    assert 0 <= names_alike(one, other) <= 100


@pytest.fixture
def pair(cast: Cast) -> Duplicate:
    """One meeting in two lists."""
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row(name="Sisters in Step"), a_row("other", day=2))
        taken_in(cast.rosa, a_row("sis", name="Sisters in Step Group"), source="County list")
    assert look_for_duplicates(actor=cast.rosa) == 1
    return Duplicate.objects.get()


def found_by(actor: Actor) -> list[str]:
    with acting_as(actor):
        found = meetings_near(actor=actor, wish=Wish(place=place_of_zip("15201")))
    return [result.meeting.name for result in found.results]


def test_evidence_is_told(cast: Cast, browse: Browse, pair: Duplicate) -> None:
    page = browse(cast.rosa).get("/directory/duplicates/").content.decode()
    assert "Both meet at the same time and place: 279 Fisk St" in page
    assert "Their names are alike, 100 of 100." in page
    assert (
        "Perhaps the same, in the list “County list”."
        in browse(cast.rosa)
        .get(f"/directory/meetings/{Meeting.objects.get(name='Sisters in Step').pk}/")
        .content.decode()
    )


def test_the_same_is_found_once_and_can_be_parted(
    cast: Cast, browse: Browse, pair: Duplicate
) -> None:
    rosa = browse(cast.rosa)
    address = f"/feeds/duplicates/{pair.pk}/decide-duplicate/"
    assert len(found_by(cast.rosa)) == 3
    rosa.post(address, {"state": "linked"})
    assert len(found_by(cast.rosa)) == 2
    assert "Said to be the same" in rosa.get("/directory/duplicates/").content.decode()
    rosa.post(address, {"state": "apart"})
    assert len(found_by(cast.rosa)) == 3
    assert look_for_duplicates(actor=cast.rosa) == 0
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by_id) == ("apart", cast.rosa.id)


def test_what_is_alike_no_more_is_not_suspected(cast: Cast, pair: Duplicate) -> None:
    Meeting.objects.filter(name="Sisters in Step Group").update(name="Men of Steel")
    assert look_for_duplicates(actor=cast.rosa) == 0
    assert not Duplicate.objects.exists()


def test_services_by_number(cast: Cast) -> None:
    for name, number in (("Food pantry", "(412) 555-0130"), ("The food pantry", "+14125550130")):
        facts = ServiceFacts(name=name, details={"phones": [{"number": number}]})
        add_own_service(actor=cast.rosa, agency=AgencyFacts(name=name), service=facts)
    assert look_for_duplicates(actor=cast.rosa) == 1
    found = Duplicate.objects.get()
    decide_duplicate(actor=cast.rosa, duplicate_id=found.pk, state="linked")
    assert found.service_id and found.other_service_id
    keys = [found.other_service_id, found.service_id]
    with acting_as(cast.rosa):
        assert list(each_once(with_twins(Service.objects.all()), keys)) == keys[:1]


def test_the_addresses_once_kept_with_a_pair_go(cast: Cast, pair: Duplicate) -> None:
    told = [{"code": "names", "value": 90}, {"code": "same_address", "value": "4412 Plummer St"}]
    with acting_as(cast.rosa):
        Duplicate.objects.update(evidence=told)
        migration = import_module("walkwith.directory.migrations.0008_no_kept_addresses")
        with connection.cursor() as cursor:
            cursor.execute(migration.WITHOUT_ADDRESS)
        pair.refresh_from_db()
    assert pair.evidence == [told[0], {"code": "same_address", "value": ""}]


def test_another_house_decides_nothing(cast: Cast, pair: Duplicate) -> None:
    with pytest.raises(NotFound):
        decide_duplicate(actor=cast.kit, duplicate_id=pair.pk, state="linked")
    assert look_for_duplicates(actor=cast.kit) == 0


def test_looking_again_is_left_to_the_worker(cast: Cast, browse: Browse, pair: Duplicate) -> None:
    with acting_as(cast.rosa):
        Duplicate.objects.all().delete()
    answer = browse(cast.rosa).post("/directory/duplicates/look/", follow=True)
    assert "Come back in a minute" in answer.content.decode()
    look_twice(**ProcrastinateJob.objects.latest("id").args)
    with acting_as(cast.rosa):
        assert Duplicate.objects.count() == 1
