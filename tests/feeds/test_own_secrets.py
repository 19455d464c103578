"""A place the house writes down itself and keeps secret: what was written before goes too."""

import dataclasses
import datetime as dt

import pytest

from tests.conftest import Cast
from tests.feeds.made_services import taken_in
from tests.feeds.test_hiding import kept
from tests.feeds.test_secret_again import at, hidden
from walkwith.directory.commands import edit_agency, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Agency, Check, Edit, SecretPlace, Service, Site
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.feeds.commands import add_own_service, edit_service
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused

FISK = "We are at 279 Fisk Street"
TOLD = ServiceFacts(name="Haven", description=FISK)
HERE = SiteFacts(address_1="279 Fisk St", city="Pittsburgh", postal_code="15201")
ELSEWHERE = SiteFacts(address_1="12 Elm St", city="Pittsburgh", postal_code="15201")
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


def test_lists_that_tell_it_hide_it_at_once(acting: Cast) -> None:
    """Not only when they are read again: nobody knows when that is."""
    taken_in(acting.rosa, at("279 Fisk St"))
    service = written(acting, ELSEWHERE)
    assert not any(hidden().values()) and "fisk s" in kept()
    edit_service(actor=acting.rosa, service_id=service.pk, service=TOLD, site=SECRET)
    assert all(hidden().values()) and "fisk s" not in kept()


def told_by(actor: Actor, service: Service, site: SiteFacts = HERE) -> None:
    edit_service(actor=actor, service_id=service.pk, service=TOLD, site=site)


def test_who_wrote_it_a_moment_ago_may_say_it_was_a_slip(acting: Cast) -> None:
    service = written(acting, SECRET)
    assert SecretPlace.objects.exists()
    told_by(acting.rosa, service)
    assert Site.objects.get().address_1 == "279 Fisk St" and not SecretPlace.objects.exists()


def test_later_and_of_others_only_who_leads(acting: Cast) -> None:
    service = written(acting, SECRET)
    Edit.objects.update(made_at=clock.now() - dt.timedelta(hours=2))
    with pytest.raises(Refused) as refused:
        told_by(acting.rosa, service)
    assert refused.value.field == "where" and Site.objects.get().is_confidential
    changed = dataclasses.replace(TOLD, alert="Full until June")
    edit_service(actor=acting.rosa, service_id=service.pk, service=changed, site=SECRET)
    for asked, where in ((acting.rosa, HERE), (acting.rosa, ELSEWHERE), (acting.marcus, HERE)):
        with acting_as(asked), pytest.raises(Refused):
            told_by(asked, service, where)
    assert Site.objects.get().is_confidential
    with acting_as(acting.lorraine):
        told_by(acting.lorraine, service)
    assert Site.objects.get().address_1 == "279 Fisk St"


def test_by_phone_only_it_tells_no_place(acting: Cast) -> None:
    """So nobody is asked, and the door it had stays secret in every list."""
    service = written(acting, SECRET)
    Edit.objects.update(made_at=clock.now() - dt.timedelta(hours=2))
    told_by(acting.rosa, service, SiteFacts(location_type="virtual"))
    taken_in(acting.rosa, at("279 Fisk St"))
    assert hidden()["site new"]


def test_what_stood_beside_it_is_told_with_it(acting: Cast) -> None:
    taken_in(acting.rosa, at("279 Fisk St"))
    service = written(acting, SECRET)
    assert hidden()["site new"]
    told_by(acting.rosa, service)
    taken_in(acting.rosa, at("279 Fisk St"))
    assert not hidden()["site new"]
    assert set(Site.objects.values_list("address_1", flat=True)) == {"279 Fisk St"}


def test_moved_away_from_what_hides_it_it_is_told(acting: Cast) -> None:
    taken_in(acting.rosa, at("279 Fisk St", name="Domestic violence shelter"))
    service = written(acting, HERE)
    with acting_as(acting.lorraine):
        told_by(acting.lorraine, service)
        assert Site.objects.get(source__format="own").is_confidential
        told_by(acting.lorraine, service, ELSEWHERE)
    assert Site.objects.get(source__format="own").address_1 == "12 Elm St"
    assert hidden()["site new"]


def test_a_house_for_people_who_flee_is_never_shown(acting: Cast) -> None:
    """Unless who leads says so: an office with a public door."""
    flee = dataclasses.replace(TOLD, needs=("safe_house",))
    service = add_own_service(actor=acting.rosa, agency=HOUSE, service=flee, site=HERE)
    assert Site.objects.get().is_confidential and "fisk" not in kept()
    with pytest.raises(Refused):
        edit_service(actor=acting.rosa, service_id=service.pk, service=flee, site=HERE)
    for _ in range(2):
        with acting_as(acting.lorraine):
            edit_service(actor=acting.lorraine, service_id=service.pk, service=flee, site=HERE)
        assert Site.objects.get().address_1 == "279 Fisk St"
    told_by(acting.rosa, service)
    edit_service(actor=acting.rosa, service_id=service.pk, service=flee, site=HERE)
    assert Site.objects.get().is_confidential and "fisk" not in kept()


def test_at_a_place_another_list_hides_it_is_secret(acting: Cast) -> None:
    taken_in(acting.rosa, at("279 Fisk St", name="Domestic violence shelter"))
    service = written(acting, HERE)
    assert Site.objects.get(source__format="own").is_confidential
    assert Service.objects.get(pk=service.pk).description == "We are at …"
    assert "fisk s" not in kept()
