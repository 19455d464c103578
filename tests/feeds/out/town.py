"""A small town in the directory: what may leave, and beside it everything that may not."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tests.conftest import Cast
from walkwith.accounts.models import Organization
from walkwith.directory import offers
from walkwith.directory.models import Agency, Capacity, Service, ServiceSite, Site, Source
from walkwith.foundation.actor import acting_as
from walkwith.foundation.identifiers import new_id

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
SECRET = ("Ann Persona", "ann@harbor.example", "412-555-0199", "9 Hidden Way", "BD-1800")
WEEKDAYS = {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}
DETAILS = {
    "phones": [
        {"number": "412-555-0100", "extension": "12", "type": "voice", "contact_id": "x"},
        {"number": "(412) 555-0199", "type": "cell"},
        {"type": "fax"},
    ],
    "contacts": [{"name": SECRET[0], "email": SECRET[1], "phones": [{"number": SECRET[2]}]}],
    "schedules": [{**WEEKDAYS, "dtstart": "2026-01-01", "schedule_link": "javascript:alert(1)"}],
    "languages": [{"name": "Spanish", "code": "es"}],
    "cost_options": [{"option": "free", "amount": "0"}],
    "required_documents": [{"document": "Any ID", "uri": "not a link"}],
    "service_areas": [{"name": "Allegheny County", "extent_type": "text"}],
    "attributes": [{"taxonomy_term": {"code": SECRET[4], "name": "Licensed", "taxonomy": "211"}}],
}


@dataclass(frozen=True)
class Town:
    house: Organization
    shared: Source
    agency: Agency
    service: Service
    site: Site
    hidden_place: Site

    def path(self, *parts: object) -> str:
        return f"/feeds/out/{self.house.pk}/hsds/" + "/".join(str(part) for part in parts)


def a_town(cast: Cast) -> Town:
    with acting_as(cast.pat):
        return _a_town(cast)


def _a_town(cast: Cast) -> Town:
    house = Organization.objects.get(pk=cast.pat.organization_id)
    house.shares_listings = True
    house.save(update_fields=["shares_listings"])
    shared = a_source(house, "County list", may_be_shared=True, licence="CC BY 4.0")
    agency = an_agency(house, shared, details={"contacts": DETAILS["contacts"]})
    service = a_service(agency, name="Warm meals", needs=["meals"], details=DETAILS)
    site = a_site(agency, name="Hall", address_1="279 Fisk St", city="Pittsburgh", **ON_FISK)
    nowhere = a_site(agency, name="Safe house", is_confidential=True, description=SECRET[3])
    for place in (site, nowhere):
        at(service, place)
    Capacity.objects.create(
        organization=house,
        service=service,
        unit="seats",
        available=3,
        maximum=8,
        as_of=NOON,
        made_at=NOON,
    )
    a_service(agency, name="Fled", hidden_at=NOON)
    a_service(agency, name="Gone", unlisted_at=NOON)
    for name, changes in (("Not ours to give", {}), ("Taken down", TAKEN)):
        other = an_agency(house, a_source(house, name, **changes), name=name)
        at(a_service(other, name=name), a_site(other, name=name))
    offers.rebuild(house.pk)
    return Town(house, shared, agency, service, site, nowhere)


ON_FISK = {"latitude": 40.4672, "longitude": -79.9605, "zone": "America/New_York"}
ON_FISK |= {"postal_code": "15201", "state_province": "PA"}
TAKEN = {"may_be_shared": True, "taken_down_at": NOON}


def a_source(house: Organization, name: str, **more: Any) -> Source:
    fetched = {"fetched_at": NOON, "format": Source.Formats.HSDS}
    return Source.objects.create(organization=house, name=name, **(fetched | more))


def _listing(source: Source, **more: Any) -> dict[str, Any]:
    kept = {"organization_id": source.organization_id, "source": source, "key": str(new_id())}
    return {**kept, "seen_at": NOON, "raw": {"secret": SECRET[0]}, **more}


def an_agency(house: Organization, source: Source, **more: Any) -> Agency:
    return Agency.objects.create(**_listing(source, **({"name": "Harbor Kitchen"} | more)))


def a_service(agency: Agency, **more: Any) -> Service:
    return Service.objects.create(**_listing(agency.source, agency=agency, **more))


def a_site(agency: Agency, **more: Any) -> Site:
    return Site.objects.create(**_listing(agency.source, agency=agency, **more))


def at(service: Service, site: Site) -> ServiceSite:
    return ServiceSite.objects.create(
        organization_id=service.organization_id,
        service=service,
        site=site,
        details={"schedules": [WEEKDAYS]},
    )
