"""Two houses in one database, with the same things in them: neither finds what is the other's.

Directory tables have no policies of rows. So this walks every page there is: nothing of the other
house stands on any of them, and its keys answer like keys of nothing.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection

from tests.access.everything_of_dee import Scene, everything_of_dee
from tests.access.test_reach_over_http import (
    EMPTY,
    Comparing,
    answer,
    client_of,
    is_key,
    ours,
    path_of,
    plain,
)
from tests.architecture.source import fail_with
from tests.architecture.test_addresses import Address
from tests.conftest import Cast
from tests.feeds import made, made_services
from walkwith.accounts.models import Organization
from walkwith.directory.commands import (
    add_certification,
    ask_for_check,
    look_for_duplicates,
    say_capacity,
    verify_service,
)
from walkwith.directory.models import (
    Agency,
    Certification,
    Check,
    Duplicate,
    Meeting,
    Service,
    Source,
)
from walkwith.feeds.models import ImportRun, QuarantinedRow
from walkwith.foundation.actor import Actor, acting_as

THEIRS = "Zanzibar"
PACKAGES = ("directory:", "feeds:", "referrals:")
# What finds everything of the same kind, in the same place, under the same or nearly their words.
SEARCHES = ("", "?near=15201&most=60", "?text=pantry", "?text=zanzibr", "?text=group&most=60")
ASKED = {
    "directory:find": SEARCHES,
    "directory:find_services": (*SEARCHES, "?need=food&near=15201"),
    "directory:public_services": SEARCHES,
    "directory:public_meetings": SEARCHES,
    "referrals:find": ("", "?near=15201&most=60", "?text=group"),
    "referrals:why_not": ("", "?name=pantry", "?name=group"),
    "feeds:collection": ("", "?search=pantry&near=15201&day=MO", "?format=ndjson"),
}
COLLECTIONS = ("services", "organizations", "locations", "service_at_locations")


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return everything_of_dee(cast)


@pytest.fixture
def theirs(cast: Cast) -> dict[str, UUID | str]:
    """The other house, with all that ours has, and its keys by their places in an address."""
    kit = cast.kit
    house = Organization.objects.filter(pk=kit.organization_id)
    house.update(shares_listings=True, public_at="next-door", zip_code="15201")
    with acting_as(kit):
        return dict(_filled(kit))


def _filled(kit: Actor) -> Iterator[tuple[str, UUID | str]]:
    named = {"name": f"Noon group {THEIRS}", "location": f"Hall {THEIRS}", "notes": THEIRS}
    rows = [made.a_row(f"m{n}", **named, notes_of=n) for n in range(2)]
    bad = made.a_row("bad", name=f"Bad {THEIRS}", day="someday")
    done = made.taken_in(kit, *rows, bad, source=f"Meetings {THEIRS}")
    agency = made_services.an_agency(name=f"Harbor {THEIRS}")
    pantry = made_services.a_service(name=f"Pantry {THEIRS}", organization=agency)
    made_services.taken_in(kit, pantry, source=f"Services {THEIRS}")
    Source.objects.update(may_be_shared=True)
    home = {"organization_id": kit.organization_id}
    meeting, service = Meeting.objects.filter(**home)[0], Service.objects.get(**home)
    verify_service(actor=kit, service_id=service.pk)
    say_capacity(actor=kit, service_id=service.pk, available=3)
    add_certification(actor=kit, service_id=service.pk, name=f"Level {THEIRS}")
    ask_for_check(actor=kit, listing_id=meeting.pk)
    look_for_duplicates(actor=kit)
    yield "meeting_id", meeting.pk
    yield "listing_id", service.pk
    yield "service_id", service.pk
    yield "agency_id", Agency.objects.get(**home).pk
    yield "check_id", Check.objects.get(**home).pk
    yield "certification_id", Certification.objects.get(**home).pk
    yield "duplicate_id", Duplicate.objects.get(**home).pk
    yield "source_id", done.source_id
    yield "run_id", ImportRun.objects.get(pk=done.pk).pk
    yield "row_id", QuarantinedRow.objects.get(**home).pk
    yield "entry_id", service.pk
    yield "collection", "services"


def of_facts() -> list[Address]:
    return [address for address in ours() if address.name.startswith(PACKAGES)]


def pages_of_facts(scene: Scene) -> Iterator[tuple[str, str]]:
    """Each page by its name and path, with all that can be asked there."""
    for address in of_facts():
        for collection in COLLECTIONS if ":collection>" in address.route else COLLECTIONS[:1]:
            places = {**scene.places, "need": "food", "collection": collection}
            for asked in ASKED.get(address.name, ("",)):
                yield address.name, path_of(address, places) + asked


@pytest.mark.parametrize("name", ["rosa", "nobody"])
def test_nothing_of_theirs_is_on_any_page(
    scene: Scene, theirs: dict[str, UUID | str], name: str
) -> None:
    client, wrong, seen = client_of(scene, name, Comparing), [], 0
    for page, path in pages_of_facts(scene):
        found = answer(client, path, None)
        seen += found.status_code == 200
        if THEIRS.lower() in found.content.decode(errors="replace").lower():
            wrong.append(f"{page} shows {name} what is the other house's: {path}")
    fail_with(wrong)
    assert seen > 20


@pytest.mark.parametrize("name", ["rosa", "nobody"])
def test_their_keys_are_like_keys_of_nothing(
    scene: Scene, theirs: dict[str, UUID | str], name: str
) -> None:
    client, wrong = client_of(scene, name, Comparing), []
    unknown = {place: uuid4() if is_key(key) else key for place, key in theirs.items()}
    before = everything_of(scene.cast.kit)
    for address in of_facts():
        if not any(f":{place}>" in address.route for place in theirs):
            continue
        asked: list[tuple[str, Any]] = [("GET", None), ("POST", FILLED)]
        for how, sent in asked:
            places, none = {**scene.places, **theirs}, {**scene.places, **unknown}
            real = answer(client, path_of(address, places), sent)
            nothing = answer(client, path_of(address, none), sent)
            if plain(real, places) != plain(nothing, none):
                wrong.append(f"{how} {address.name} for {name}: {real.status_code}")
            if THEIRS in real.content.decode(errors="replace"):
                wrong.append(f"{how} {address.name} for {name} shows it")
    fail_with(wrong)
    assert everything_of(scene.cast.kit) == before


FILLED = EMPTY | {
    "found": "called",
    "state": "apart",
    "available": "1",
    "name": "x",
    "way": "called",
}
FILLED |= {"note": "x", "words": "x", "how": "told", "step": "1", "shares": "yes", "say": "week"}


def everything_of(kit: Actor) -> list[str]:
    said = []
    with acting_as(kit), connection.cursor() as cursor:
        for package in ("directory", "feeds"):
            for model in apps.get_app_config(package).get_models():
                cursor.execute(
                    f"SELECT string_agg(t::text, ' ' ORDER BY t::text)"
                    f" FROM {model._meta.db_table} t WHERE t.organization_id = %s",
                    [kit.organization_id],
                )
                said.append(f"{model.__name__}: {cursor.fetchone()[0]}")
    assert sum(THEIRS in each for each in said) > 5
    return said
