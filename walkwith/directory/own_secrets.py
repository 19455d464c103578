"""A place the house writes down itself and keeps secret: no text of it says where it is."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeGuard
from uuid import UUID

from walkwith.directory import blotting, offers
from walkwith.directory.models import Agency, Check, Service, ServiceSite, Site
from walkwith.directory.own import SiteFacts
from walkwith.directory.said import learn
from walkwith.directory.secret_places import Address, Marker, address_of, keep, kept

OF_AGENCIES = ("name", "alternate_name", "description", "website", "details")


def unsaid(said: Any) -> Any:
    return blotting.without(said, frozenset(), all_streets=True)


def tells_where(facts: SiteFacts | None) -> TypeGuard[SiteFacts]:
    """By a door one can go to."""
    if facts is None or facts.location_type == Site.Kinds.VIRTUAL:
        return False
    return not facts.is_confidential


def is_confidential(facts: SiteFacts | None) -> bool:
    return facts is not None and facts.is_confidential


def as_it_must(house: UUID, facts: SiteFacts | None, *, hides: bool) -> SiteFacts | None:
    """Where a service is that `hides`, or stands at a secret place, is secret."""
    if not tells_where(facts):
        return facts
    must_hide = hides or Marker(house).to_ask(_address(facts)) & kept(house)
    return replace(facts, is_confidential=True) if must_hide else facts


def hide_own(service: Service, *doors: Address, is_beside: bool = False) -> None:
    """Know its `doors` again in every list, the one it has and the one it had, and take them out of
    all that was written before of it and of who offers it. `is_beside` when it is secret only for
    standing where another one is.
    """
    house = service.organization_id
    at = ServiceSite.objects.filter(organization_id=house, service=service)
    site = at.values_list("site_id", flat=True).first()
    marker = Marker(house)
    marks = frozenset().union(*map(marker.to_keep, doors))
    if is_beside:
        marks = frozenset().union(*map(marker.to_ask, doors)) & kept(house)
    if marks:
        keep(house, {site: marks}, beside=[site] if site and is_beside else [])
    for check in Check.objects.filter(organization_id=house, service=service):
        check.note, check.before = unsaid(check.note), unsaid(check.before)
        check.save(update_fields=["note", "before"])
    service.confirmed = unsaid(service.confirmed)
    service.save(update_fields=["confirmed"])
    hide_agency(service.agency)
    theirs = Service.objects.filter(organization_id=house, agency=service.agency_id)
    offers.rebuild(house, list(theirs.values_list("pk", flat=True)))
    learn(house, "services")  # a typo is not put right to the name of its street


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


def door_of(place: Site | SiteFacts | None) -> Iterator[Address]:
    """As it is kept, or as a person tells it; none of what is nowhere."""
    if isinstance(place, Site):
        yield address_of(place)
    elif place is not None:
        yield _address(place)


def _address(facts: SiteFacts) -> Address:
    where = (facts.address_1, facts.address_2, facts.city, facts.postal_code)
    return Address(facts.name, *where, location_type=facts.location_type)
