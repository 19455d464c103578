"""Agencies, sites and services as HSDS 3.1 tells them: projections of one row each.

Schemas: https://docs.openreferral.org/, version 3.1. What is empty is left out; who gave the
facts, and under which licence, stands in the attributes of each.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from walkwith.directory.models import Agency, Capacity, Service, ServiceSite, Site, Source
from walkwith.feeds.out import shapes
from walkwith.feeds.out.shapes import children, key_of, link, mail, without_empty
from walkwith.feeds.out.taxonomy import attributes_of_needs

OF_A_SERVICE = (
    *("phones", "schedules", "service_areas", "languages", "funding", "cost_options"),
    *("required_documents", "additional_urls"),
)
OF_AN_AGENCY = ("phones", "funding", "additional_websites")
OF_A_SITE = ("phones", "schedules", "languages", "accessibility")
AT_A_SITE = ("phones", "schedules", "service_areas")
OF_SOURCE = (("source", "name"), ("licence", "licence"), ("licence_url", "licence_url"))


def organization(agency: Agency, sites: Iterable[Site] = ()) -> dict[str, Any]:
    theirs = shapes.belonging_to_people([agency.details])
    told = {
        "id": str(agency.pk),
        "name": agency.name,
        "alternate_name": agency.alternate_name,
        "description": agency.description,
        "email": _unless(mail(agency.email), theirs),
        "website": link(agency.website),
        **_nested(OF_AN_AGENCY, agency, theirs),
        "locations": [location(site) for site in sites],
        "attributes": _of_source(agency, agency.source, "organization"),
    }
    # The standard asks for a description even where nobody wrote one.
    return without_empty(told) | {"description": agency.description or agency.name}


def location(site: Site) -> dict[str, Any]:
    """A place. Of a confidential one nothing that tells where it is: only that it is there."""
    told: dict[str, Any] = {
        "id": str(site.pk),
        "location_type": site.location_type,
        "organization_id": str(site.agency_id) if site.agency_id else "",
        "attributes": _of_source(site, site.source, "location"),
    }
    if site.is_confidential:
        return without_empty(told)
    theirs = shapes.belonging_to_people([site.details])
    told |= {
        "name": site.name,
        "description": site.description,
        "transportation": site.transportation,
        **_nested(OF_A_SITE, site, theirs),
        "addresses": _addresses(site),
    }
    if site.latitude is not None and site.longitude is not None:
        told |= {"latitude": site.latitude, "longitude": site.longitude}
    return without_empty(told)


def service(
    one: Service,
    changed: dt.datetime,
    places: Iterable[ServiceSite] = (),
    capacities: Iterable[Capacity] = (),
) -> dict[str, Any]:
    theirs = shapes.belonging_to_people([one.details, one.agency.details])
    told = {
        "id": str(one.pk),
        "organization_id": str(one.agency_id),
        "name": one.name,
        "alternate_name": one.alternate_name,
        "description": one.description,
        "url": link(one.url),
        "email": _unless(mail(one.email), theirs),
        "status": one.status,
        **{name: getattr(one, name) for name in ("application_process", "fees_description")},
        **{name: getattr(one, name) for name in ("eligibility_description", "alert")},
        "minimum_age": shapes.number(one.minimum_age),
        "maximum_age": shapes.number(one.maximum_age),
        "last_modified": changed.isoformat(),
        **_nested(OF_A_SERVICE, one, theirs),
        "service_at_locations": [service_at_location(place) for place in places],
        "capacities": [_capacity(each) for each in capacities],
        "organization": organization(one.agency),
        "attributes": attributes_of_needs(one.pk, one.needs)
        + _of_source(one, one.source, "service"),
    }
    return without_empty(told)


def service_at_location(place: ServiceSite) -> dict[str, Any]:
    key = pair_key(place.service_id, place.site_id)
    told: dict[str, Any] = {
        "id": str(key),
        "service_id": str(place.service_id),
        "location_id": str(place.site_id),
        "location": location(place.site),
    }
    if not place.site.is_confidential:
        theirs = shapes.belonging_to_people([place.details])
        for name in AT_A_SITE:
            told[name] = _not_theirs(children(name, place.details.get(name), key), theirs)
    return without_empty(told)


def pair_key(service_id: UUID, site_id: UUID) -> UUID:
    """A service at a site is named by both, because its row may be made anew; the database finds
    it by the same sum.
    """
    return UUID(hashlib.md5(f"{service_id}{site_id}".encode(), usedforsecurity=False).hexdigest())


def _nested(
    names: Iterable[str], listing: Agency | Site | Service, theirs: set[str]
) -> dict[str, Any]:
    kept: Mapping[str, Any] = listing.details
    return {name: _not_theirs(children(name, kept.get(name), listing.pk), theirs) for name in names}


def _not_theirs(found: list[dict[str, Any]], theirs: set[str]) -> list[dict[str, Any]]:
    return [one for one in found if shapes.plain(one.get("number")) not in theirs]


def _unless(said: str, theirs: set[str]) -> str:
    return "" if shapes.plain(said) in theirs else said


def _addresses(site: Site) -> list[dict[str, Any]]:
    """The address, when there is one; what the standard asks for is there even if empty."""
    kind = "postal" if site.location_type == Site.Kinds.POSTAL else "physical"
    if not (site.address_1 or site.city or site.postal_code):
        return []
    more = without_empty({"address_2": site.address_2, "region": site.region})
    return [
        {
            "id": key_of(site.pk, "address"),
            "address_1": site.address_1,
            "city": site.city,
            "state_province": site.state_province,
            "postal_code": site.postal_code,
            "country": site.country or "US",
            "address_type": kind,
            **more,
        }
    ]


def _capacity(one: Capacity) -> dict[str, Any]:
    told = {
        "id": str(one.pk),
        "service_id": str(one.service_id),
        "unit": {"id": key_of("unit", one.unit), "name": one.unit},
        "available": one.available,
        "maximum": one.maximum,
        "updated": one.as_of.isoformat(),
    }
    return {name: value for name, value in told.items() if value is not None}


def _of_source(
    listing: Agency | Site | Service, source: Source, entity: str
) -> list[dict[str, Any]]:
    return [
        {
            "id": key_of(listing.pk, label),
            "link_id": str(listing.pk),
            "link_entity": entity,
            "label": label,
            "value": str(getattr(source, field)),
        }
        for label, field in OF_SOURCE
        if getattr(source, field)
    ]
