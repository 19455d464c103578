"""What the house wrote down itself, to be changed."""

from uuid import UUID

from walkwith.directory.models import Agency, Service, ServiceSite, Site, Source
from walkwith.directory.own_list import own
from walkwith.directory.policies import check_may_verify
from walkwith.foundation.actor import Actor


def own_service(*, actor: Actor, service_id: UUID) -> tuple[Service, Site | None]:
    """A service the house wrote down, and where it is."""
    check_may_verify(actor)
    kept = own(actor, Service, service_id, beside="agency", to_change=False)
    at = ServiceSite.objects.filter(organization_id=actor.organization_id, service=kept)
    found = at.select_related("site").first()
    return kept, found.site if found else None


def own_agency(*, actor: Actor, agency_id: UUID) -> Agency:
    check_may_verify(actor)
    return own(actor, Agency, agency_id, to_change=False)


def agency_named(*, actor: Actor, agency_id: str) -> str:
    """What the one of the house is called that a new service shall belong to; "" for none."""
    try:
        key = UUID(agency_id)
    except ValueError:
        return ""
    found = Agency.objects.filter(pk=key, organization_id=actor.organization_id)
    found = found.filter(source__format=Source.Formats.OWN)
    return found.values_list("name", flat=True).first() or ""
