"""Services with what matching weighs of them, and no more: one statement, however many."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Func, OuterRef, QuerySet, Subquery, TextField, UUIDField
from django.db.models.functions import Cast, JSONObject

from walkwith.directory import told
from walkwith.directory.models import Capacity, Check, Service, ServiceSite, Site
from walkwith.directory.near_services import SpottedService
from walkwith.directory.queries.duplicates import each_once, with_twins
from walkwith.directory.queries.newest import (
    capacity_of,
    check_of,
    with_newest_check,
    with_newest_count,
)
from walkwith.foundation.prepared import among, prepared

OF_SERVICE = (
    *("name", "status", "needs", "features", "fees_description", "minimum_age", "maximum_age"),
    *("alert", "seen_at", "missed", "unlisted_at", "hidden_at", "agency"),
    *("source__format", "source__fetched_at"),
)
OF_SITE = (
    *("name", "address_1", "address_2", "city", "latitude", "longitude"),
    *("location_type", "is_confidential"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedService:
    """A service at the site where the search has it; `schedules` are its own and those there."""

    service: Service
    agency: str
    at: SpottedService
    site: Site | None
    check: Check | None
    capacity: Capacity | None
    schedules: Sequence[Mapping[str, Any]]


def services_to_weigh(spotted: Mapping[UUID, SpottedService]) -> list[WeighedService]:
    """Of two that are linked, the one that was found first."""
    if not spotted:
        return []
    keys = list(spotted)
    sites = {str(key): str(at.site_id) for key, at in spotted.items() if at.site_id}
    found = _services(keys=keys, sites=json.dumps(sites))
    return [
        WeighedService(
            service=service,
            agency=service.agency_name,
            at=spotted[key],
            site=Site(pk=spotted[key].site_id, **service.site) if service.site else None,
            check=check_of(service),
            capacity=capacity_of(service),
            schedules=[
                *told.objects_in(service.schedules),
                *told.objects_in(service.schedules_there),
                *told.objects_in(service.schedules_of_site),
            ],
        )
        for key, service in each_once(found, keys).items()
    ]


class _SiteOf(Func):
    """The key of the site, from a text in JSON that has it beside the key of each service."""

    template = "(%(expressions)s)::uuid"
    arg_joiner = "::jsonb ->> "
    output_field = UUIDField()


@prepared
def _services(*, keys: Any, sites: Any) -> QuerySet[Service]:
    # By key alone: the keys are of this organization's offers.
    found: QuerySet[Service] = with_twins(Service.objects.filter(among("pk", keys)))
    there = _SiteOf(sites, Cast(OuterRef("pk"), TextField()))
    site = Site.objects.filter(pk=there)
    at = ServiceSite.objects.filter(service_id=OuterRef("pk"), site_id=there)
    found = with_newest_count(with_newest_check(found)).annotate(
        agency_name=F("agency__name"),
        schedules=F("details__schedules"),
        schedules_there=Subquery(at.values("details__schedules")),
        schedules_of_site=Subquery(site.values("details__schedules")),
        site=Subquery(site.values(told=JSONObject(**{name: name for name in OF_SITE}))),
    )
    return found.select_related("source").only(*OF_SERVICE)
