"""A place the house writes down itself and keeps secret: what was written before goes too."""

import dataclasses

from tests.conftest import Cast
from tests.feeds.made_services import taken_in
from tests.feeds.test_hiding import kept
from tests.feeds.test_secret_again import at, hidden
from walkwith.directory.commands import (
    add_own_service,
    edit_agency,
    edit_service,
    verify_service,
)
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Agency, Check, SecretPlace, Service, Site
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts

FISK = "We are at 279 Fisk Street"
TOLD = ServiceFacts(name="Haven", description=FISK)
HERE = SiteFacts(address_1="279 Fisk St", city="Pittsburgh", postal_code="15201")
SECRET = dataclasses.replace(HERE, is_confidential=True)
HOUSE = AgencyFacts(name="Our House", description=FISK)


def written(cast: Cast, site: SiteFacts) -> Service:
    return add_own_service(actor=cast.rosa, agency=HOUSE, service=TOLD, site=site)


def test_what_was_written_before_goes(acting: Cast) -> None:
    service = written(acting, HERE)
    right = {"eligibility_description": FISK}
    for note in ("", FISK):
        finding = Finding(verdict="wrong", right=right, note=note)
        verify_service(actor=acting.rosa, service_id=service.pk, finding=finding)
    verify_service(actor=acting.rosa, service_id=service.pk)
    assert "fisk" in kept() and Check.objects.filter(note=FISK).exists()
    edit_service(actor=acting.rosa, service_id=service.pk, service=TOLD, site=SECRET)
    assert Site.objects.get().is_confidential
    assert "fisk" not in kept()


def test_nor_does_a_new_one_or_its_agency_say_it(acting: Cast) -> None:
    service = written(acting, SECRET)
    verify_service(actor=acting.rosa, service_id=service.pk, finding=Finding(note=FISK))
    edit_agency(actor=acting.rosa, agency_id=service.agency_id, agency=HOUSE)
    assert Agency.objects.get().description == "We are at …"
    assert "fisk" not in kept()


def test_lists_know_it_too(acting: Cast) -> None:
    """One the house had open for a while, and one it keeps secret from the first day."""
    written(acting, SECRET)
    taken_in(acting.rosa, at("279 Fisk St"))
    assert hidden()["site new"] and "fisk s" not in kept()


def test_who_writes_it_down_says_it_may_be_told(acting: Cast) -> None:
    service = written(acting, SECRET)
    assert SecretPlace.objects.exists()
    edit_service(actor=acting.rosa, service_id=service.pk, service=TOLD, site=HERE)
    assert Site.objects.get().address_1 == "279 Fisk St" and not SecretPlace.objects.exists()


def test_at_a_place_another_list_hides_it_is_secret(acting: Cast) -> None:
    taken_in(acting.rosa, at("279 Fisk St", name="Domestic violence shelter"))
    service = written(acting, HERE)
    assert Site.objects.get(source__format="own").is_confidential
    assert Service.objects.get(pk=service.pk).description == "We are at …"
    assert "fisk s" not in kept()
