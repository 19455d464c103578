"""A place the house writes down itself and keeps secret: what was written before goes too."""

import dataclasses
import datetime as dt

import pytest

from tests.conftest import Cast
from tests.feeds.made_services import taken_in
from tests.feeds.test_hiding import kept
from tests.feeds.test_keep_secret import Browse, elsewhere, linked
from tests.feeds.test_secret_again import at, hidden
from walkwith.directory.commands import edit_agency, verify_service
from walkwith.directory.corrections import Finding
from walkwith.directory.models import (
    Agency,
    Check,
    Duplicate,
    Edit,
    Offer,
    SecretPlace,
    Service,
    Site,
)
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.feeds.commands import (
    add_own_service,
    decide_duplicate,
    edit_service,
    keep_secret,
    tell_place,
)
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, Refused

FISK = "We are at 279 Fisk Street"
TOLD = ServiceFacts(name="Haven", description=FISK)
HERE = SiteFacts(address_1="279 Fisk St", city="Pittsburgh", postal_code="15201")
ELSEWHERE = SiteFacts(address_1="12 Elm St", city="Pittsburgh", postal_code="15201")
BY_PHONE = SiteFacts(location_type="virtual")
SECRET = dataclasses.replace(HERE, is_confidential=True)
FLEE = dataclasses.replace(TOLD, needs=("safe_house",))
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
    """Nor does an edit in between make it one's own: it hid nothing."""
    service = written(acting, SECRET)
    Edit.objects.update(made_at=clock.now() - dt.timedelta(hours=2))
    with pytest.raises(Refused) as refused:
        told_by(acting.rosa, service)
    assert refused.value.field == "where" and Site.objects.get().is_confidential
    told_by(acting.rosa, service, SiteFacts(city="Millvale", is_confidential=True))
    for asked, where in ((acting.rosa, HERE), (acting.rosa, ELSEWHERE), (acting.marcus, HERE)):
        with acting_as(asked), pytest.raises(Refused):
            told_by(asked, service, where)
    assert Site.objects.get().is_confidential
    with acting_as(acting.lorraine):
        told_by(acting.lorraine, service)
    assert Site.objects.get().address_1 == "279 Fisk St"


@pytest.mark.parametrize("way", ["by phone", "by its needs", "linked"])
def test_nor_what_was_secret_before(acting: Cast, way: str) -> None:
    """However one makes it secret once more."""
    with acting_as(acting.lorraine):
        told = dataclasses.replace(TOLD, details={"phones": [{"number": "412-555-0188"}]})
        service = add_own_service(actor=acting.lorraine, agency=HOUSE, service=told, site=SECRET)
    Edit.objects.update(made_at=clock.now() - dt.timedelta(days=9))
    if way == "linked":
        taken_in(acting.rosa, elsewhere())
        one, other = sorted([service.pk, Service.objects.get(key="haven").pk])
        house = acting.rosa.organization_id
        pair = Duplicate.objects.create(
            organization_id=house, service_id=one, other_service_id=other, evidence=[]
        )
        decide_duplicate(actor=acting.rosa, duplicate_id=pair.pk, state="linked")
    else:
        facts = FLEE if way == "by its needs" else TOLD
        for site in (BY_PHONE, SECRET if way == "by phone" else BY_PHONE):
            edit_service(actor=acting.rosa, service_id=service.pk, service=facts, site=site)
    with pytest.raises(Refused):
        told_by(acting.rosa, service)
    taken_in(acting.rosa, at("279 Fisk St"), source="The county")
    assert hidden()["site new"]


def test_the_door_it_had_stays_secret(acting: Cast) -> None:
    """It moved while it was hidden, and is told where it is now."""
    service = written(acting, SECRET)
    told_by(acting.rosa, service, dataclasses.replace(ELSEWHERE, is_confidential=True))
    with acting_as(acting.lorraine):
        told_by(acting.lorraine, service, ELSEWHERE)
    assert Site.objects.get().address_1 == "12 Elm St"
    taken_in(acting.rosa, at("279 Fisk St"), at("12 Elm St", "elm"))
    assert hidden()["site new"] and not hidden()["site elm"]


def test_by_phone_only_it_tells_no_place(acting: Cast) -> None:
    """So nobody is asked; the door it had stays secret in every list, whoever had a slip there."""
    service = written(acting, SECRET)
    Edit.objects.update(made_at=clock.now() - dt.timedelta(hours=2))
    told_by(acting.rosa, service, BY_PHONE)
    taken_in(acting.rosa, at("279 Fisk St"))
    assert hidden()["site new"]
    beside = Service.objects.get(key="new").pk
    keep_secret(actor=acting.rosa, service_id=beside)
    with pytest.raises(NotAllowed):
        tell_place(actor=acting.rosa, service_id=beside)
    taken_in(acting.rosa, at("279 Fisk St"))
    assert hidden()["site new"]
    with acting_as(acting.lorraine):
        assert tell_place(actor=acting.lorraine, service_id=beside)
        told_by(acting.lorraine, service)
    assert Site.objects.get(source__format="own").address_1 == "279 Fisk St"


@pytest.mark.parametrize("where", [None, BY_PHONE])
def test_a_house_for_people_who_flee_had_a_door(acting: Cast, where: SiteFacts | None) -> None:
    """By phone only from now on, or nowhere: what was written of the door before goes."""
    taken_in(acting.rosa, at("279 Fisk St"))
    service = written(acting, HERE)
    verify_service(actor=acting.rosa, service_id=service.pk, finding=Finding(note=FISK))
    edit_service(actor=acting.rosa, service_id=service.pk, service=FLEE, site=where)
    assert hidden()["site new"] and "fisk s" not in kept()


def test_what_people_linked_with_it_is_hidden_too(acting: Cast) -> None:
    taken_in(acting.rosa, elsewhere())
    phone = {"phones": [{"number": "412-555-0188"}]}
    told = ServiceFacts(name="Haven", details=phone)
    house = AgencyFacts(name="Harbor House")
    service = add_own_service(actor=acting.rosa, agency=house, service=told, site=HERE)
    linked(acting)
    edit_service(actor=acting.rosa, service_id=service.pk, service=told, site=SECRET)
    assert all(Site.objects.values_list("is_confidential", flat=True))
    assert "34 hidden" not in kept()
    edit_service(actor=acting.rosa, service_id=service.pk, service=told, site=HERE)
    taken_in(acting.rosa, elsewhere())
    assert not any(Site.objects.values_list("is_confidential", flat=True))


def test_what_stands_beside_a_secret_place_is_told_with_it(acting: Cast) -> None:
    """The house's own place hides nothing by itself."""
    taken_in(acting.rosa, at("279 Fisk St"))
    key = Service.objects.get(key="new").pk
    keep_secret(actor=acting.rosa, service_id=key)
    written(acting, HERE)
    assert Site.objects.get(source__format="own").is_confidential
    assert tell_place(actor=acting.rosa, service_id=key)
    assert not Site.objects.get(source__format="own").is_confidential


def test_a_slip_of_what_it_helps_with(acting: Cast) -> None:
    service = add_own_service(actor=acting.rosa, agency=HOUSE, service=FLEE, site=HERE)
    told_by(acting.rosa, service)
    assert Site.objects.get().address_1 == "279 Fisk St"


def test_nor_do_the_words_to_search_by_say_it(acting: Cast) -> None:
    """Of other services of the same agency either."""
    house = AgencyFacts(name="House, 279 Fisk Street")
    for facts, where in ((ServiceFacts(name="Food"), ELSEWHERE), (TOLD, SECRET)):
        add_own_service(actor=acting.rosa, agency=house, service=facts, site=where)
    assert Offer.objects.count() == 2 and "fisk" not in kept()


def test_the_form_leaves_a_mark_of_a_door_it_does_not_keep(cast: Cast, browse: Browse) -> None:
    asked = {"name": "Haven", "needs": ["food"], "phone": "412-555-0188", "where": "hidden"}
    asked |= {"address_1": "279 Fisk St", "city": "Pittsburgh", "postal_code": "15201"}
    assert browse(cast.rosa).post("/feeds/services/add/", asked).status_code == 303
    with acting_as(cast.rosa):
        assert "fisk" not in kept() and SecretPlace.objects.exists()
        taken_in(cast.rosa, at("279 Fisk St"))
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
    service = add_own_service(actor=acting.rosa, agency=HOUSE, service=FLEE, site=HERE)
    assert Site.objects.get().is_confidential and "fisk" not in kept()
    with pytest.raises(Refused):
        edit_service(actor=acting.rosa, service_id=service.pk, service=FLEE, site=HERE)
    for _ in range(2):
        with acting_as(acting.lorraine):
            edit_service(actor=acting.lorraine, service_id=service.pk, service=FLEE, site=HERE)
        assert Site.objects.get().address_1 == "279 Fisk St"
    told_by(acting.rosa, service)
    edit_service(actor=acting.rosa, service_id=service.pk, service=FLEE, site=HERE)
    assert Site.objects.get().is_confidential and "fisk" not in kept()


def test_at_a_place_another_list_hides_it_is_secret(acting: Cast) -> None:
    taken_in(acting.rosa, at("279 Fisk St", name="Domestic violence shelter"))
    service = written(acting, HERE)
    assert Site.objects.get(source__format="own").is_confidential
    assert Service.objects.get(pk=service.pk).description == "We are at …"
    assert "fisk s" not in kept()
