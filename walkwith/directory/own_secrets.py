"""A place the house writes down itself and keeps secret: no text of it says where it is."""

from dataclasses import replace
from typing import Any

from walkwith.directory import blotting
from walkwith.directory.models import Agency, Check, Service, ServiceSite, Site, Source
from walkwith.directory.own import SiteFacts
from walkwith.directory.secret_places import (
    Address,
    Marker,
    address_of,
    keep,
    kept,
    let_be_told,
    still_told,
)

OF_AGENCIES = ("name", "alternate_name", "description", "website", "details")


def unsaid(said: Any) -> Any:
    return blotting.without(said, frozenset(), all_streets=True)


def known_secret(house: Any, facts: SiteFacts | None, was: Site | None = None) -> SiteFacts | None:
    """What is at a secret place is secret too. Who says where it is now takes back that it, `was`,
    must not be told.
    """
    if facts is None or facts.is_confidential:
        return facts
    if was is not None and was.is_confidential:
        let_be_told(house, [was.pk])
    is_known = Marker(house).to_ask(_address(facts)) & kept(house)
    return replace(facts, is_confidential=True) if is_known else facts


def hide_own(service: Service, was: Site | None, facts: SiteFacts) -> None:
    """Know the place again in every list, and take it out of all that was written of it before."""
    house = service.organization_id
    known = [_address(facts)] + ([address_of(was)] if was is not None else [])
    marks = frozenset().union(*map(Marker(house).to_keep, known))
    at = ServiceSite.objects.filter(organization_id=house, service=service)
    keep(house, dict.fromkeys(at.values_list("site_id", flat=True), marks))
    # Lists that tell it are read anew, though they have not changed.
    Source.objects.filter(pk__in=list(still_told(house, marks))).update(etag="")
    for check in Check.objects.filter(organization_id=house, service=service):
        check.note, check.before = unsaid(check.note), unsaid(check.before)
        check.save(update_fields=["note", "before"])
    service.confirmed = unsaid(service.confirmed)
    service.save(update_fields=["confirmed"])
    hide_agency(service.agency)


def hide_agency(agency: Agency) -> None:
    for name in OF_AGENCIES:
        setattr(agency, name, unsaid(getattr(agency, name)))
    agency.save(update_fields=OF_AGENCIES)


def has_secrets(agency: Agency) -> bool:
    """Is one of its places kept secret?"""
    here = {"organization_id": agency.organization_id}
    there = ServiceSite.objects.filter(**here, service__agency=agency, site__is_confidential=True)
    return there.exists() or any(
        each.hides for each in Service.objects.filter(**here, agency=agency)
    )


def _address(facts: SiteFacts) -> Address:
    where = (facts.address_1, facts.address_2, facts.city, facts.postal_code)
    return Address(facts.name, *where, location_type=facts.location_type)
