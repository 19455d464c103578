"""One service has one number to call first, wherever it is told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from walkwith.directory.commands import add_own_service, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Agency, Service, ServiceSite, Site
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.uses import count_use
from walkwith.foundation.actor import Actor, acting_as

PLACE = SiteFacts(address_1="9 Main St", city="Pittsburgh", postal_code="15201")
NUMBERS: dict[type[Any], str] = {
    ServiceSite: "412-555-0101",
    Service: "412-555-0102",
    Site: "412-555-0103",
    Agency: "412-555-0104",
}


@pytest.fixture
def service(cast: Cast) -> Service:
    agency, facts = AgencyFacts(name="St. Rita"), ServiceFacts(name="Hill Pantry", needs=("food",))
    return add_own_service(actor=cast.rosa, agency=agency, service=facts, site=PLACE)


def say(*kinds: Any) -> None:
    for kind in kinds:
        kind.objects.update(details={"phones": [{"number": NUMBERS[kind]}]})


PAGES = ("services/{}/", "find-services/?need=food", "check-next/", "services/{}/hand-over/")


def first_numbers(client: Client, service: Service) -> set[str]:
    """On its page, in the search, where it waits to be checked, and to hand over."""
    pages = (client.get(f"/directory/{page.format(service.pk)}") for page in PAGES)
    found = (re.search(r"412-555-01[0-9]{2}", page.content.decode()) for page in pages)
    return {number[0] if number else "none" for number in found}


@pytest.mark.parametrize("first", list(NUMBERS))
def test_the_same_number_everywhere(
    cast: Cast, browse: Callable[[Actor], Client], service: Service, first: type[Any]
) -> None:
    kinds = list(NUMBERS)
    say(*kinds[kinds.index(first) :])
    assert first_numbers(browse(cast.rosa), service) == {NUMBERS[first]}


def test_what_was_put_right_stands_alone(
    cast: Cast, browse: Callable[[Actor], Client], service: Service
) -> None:
    say(*NUMBERS)
    right = {"phones": [{"number": "412-555-0199"}]}
    finding = Finding(way="called", verdict="wrong", right=right)
    verify_service(actor=cast.lorraine, service_id=service.pk, finding=finding)
    with acting_as(cast.marcus):
        count_use(cast.marcus, service.pk, asked=1)
    assert first_numbers(browse(cast.rosa), service) == {"412-555-0199"}


def test_the_place_says_which_country_a_number_is_in(
    cast: Cast, browse: Callable[[Actor], Client], service: Service
) -> None:
    Site.objects.update(zone="Europe/Berlin")
    Agency.objects.update(details={"phones": [{"number": "030 901820"}]})
    client = browse(cast.rosa)
    for page in PAGES[:3]:
        answer = client.get(f"/directory/{page.format(service.pk)}").content
        assert b"tel:+4930901820" in answer, page
