"""Services the house writes down itself."""

import dataclasses
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory import events, offers
from walkwith.directory.models import Agency, Service, ServiceSite, Site, Source
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.places import place_of_zip, zone_at
from walkwith.directory.policies import check_may_verify
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id

OWN_NAME = "Written here"


@command
def add_own_service(
    *, actor: Actor, agency: AgencyFacts, service: ServiceFacts, site: SiteFacts | None = None
) -> Service:
    """Write down a service the house knows of, with who offers it and where."""
    check_may_verify(actor)
    source = _own_source(actor)
    offered_by = _agency(actor, source, agency)
    new = Service.objects.create(**_listing(actor, source), agency=offered_by, **_fields(service))
    if site is not None:
        place = Site.objects.create(
            **_listing(actor, source), agency=offered_by, **_placed(actor, site, service.name)
        )
        _put_at(actor, new, place)
    offers.rebuild(actor.organization_id, [new.pk])
    record(actor=actor, event=events.ServiceAdded(name=new.name), about=new)
    return new


@command
def edit_service(
    *, actor: Actor, service_id: UUID, service: ServiceFacts, site: SiteFacts | None = None
) -> Service:
    """Change what the house wrote down. What came in a list is put right by a check instead."""
    check_may_verify(actor)
    known = Service.objects.select_related("source").filter(
        pk=service_id, organization_id=actor.organization_id
    )
    kept = known.first()
    if kept is None:
        raise NotFound
    if not kept.source.is_own:
        raise Refused(_("This came in a list. Say what is wrong with it, and what is right."))
    values = _fields(service)
    known.update(**values, seen_at=clock.now())
    _move(actor, kept, site)
    offers.rebuild(actor.organization_id, [kept.pk])
    record(actor=actor, event=events.ServiceEdited(name=service.name), about=kept)
    kept.refresh_from_db()
    return kept


def _own_source(actor: Actor) -> Source:
    """The house's own list, made when it is first needed."""
    own, _made = Source.objects.get_or_create(
        organization_id=actor.organization_id,
        format=Source.Formats.OWN,
        defaults={"name": OWN_NAME, "zone": actor.zone, "may_be_shared": True},
    )
    return own


def _agency(actor: Actor, source: Source, facts: AgencyFacts) -> Agency:
    known = Agency.objects.filter(
        organization_id=actor.organization_id, source=source, name__iexact=facts.name
    ).first()
    return known or Agency.objects.create(**_listing(actor, source), **_fields(facts))


def _move(actor: Actor, service: Service, site: SiteFacts | None) -> None:
    """The place of a service of the house is its own: one service, one place at most."""
    at = ServiceSite.objects.filter(organization_id=actor.organization_id, service=service).first()
    if site is None:
        if at is not None:
            at.delete()
        return
    values = _placed(actor, site, service.name)
    if at is not None:
        Site.objects.filter(pk=at.site_id, organization_id=actor.organization_id).update(**values)
        return
    place = Site.objects.create(
        **_listing(actor, service.source), agency_id=service.agency_id, **values
    )
    _put_at(actor, service, place)


def _put_at(actor: Actor, service: Service, place: Site) -> None:
    ServiceSite.objects.create(organization_id=actor.organization_id, service=service, site=place)


def _placed(actor: Actor, facts: SiteFacts, called: str) -> dict[str, Any]:
    """The fields of a site, on the map; of a confidential one only the town."""
    values = _fields(facts) | {"name": facts.name or called, "zone": actor.zone}
    if facts.is_confidential:
        return (
            values
            | dict.fromkeys(("address_1", "address_2", "postal_code"), "")
            | {
                "latitude": None,
                "longitude": None,
            }
        )
    if facts.latitude is None or facts.longitude is None:
        place = place_of_zip(facts.postal_code)
        if place is None:
            return values
        values |= {"latitude": place.latitude, "longitude": place.longitude, "approximate": True}
    zone = zone_at(values["latitude"], values["longitude"])
    return values | {"zone": zone or actor.zone}


def _listing(actor: Actor, source: Source) -> dict[str, Any]:
    return {
        "organization_id": actor.organization_id,
        "source": source,
        "key": str(new_id()),
        "seen_at": clock.now(),
        "raw": {},
    }


def _fields(facts: AgencyFacts | SiteFacts | ServiceFacts) -> dict[str, Any]:
    values = dataclasses.asdict(facts)
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items()
    }
