"""Services the house writes down itself, and who offers them."""

import dataclasses
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from walkwith.directory import events, offers
from walkwith.directory.corrections import show_anew
from walkwith.directory.models import Agency, Edit, Service, ServiceSite, Site, Source
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.own_list import keep_edit, own, own_source, take_stock
from walkwith.directory.own_secrets import (
    as_it_must,
    door_of,
    has_secrets,
    hide_own,
    is_confidential,
    unsaid,
)
from walkwith.directory.places import place_of_zip, zone_at
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import (
    HIDDEN,
    PLACE,
    hold,
    is_kept_secret,
    keep_hidden,
    was_secret,
)
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id

ADDRESS = ("address_1", "address_2", "city", "state_province", "postal_code")
STOOD = ("latitude", "longitude", "approximate", "zone")


@command
def add_own_service(
    *, actor: Actor, agency: AgencyFacts, service: ServiceFacts, site: SiteFacts | None = None
) -> Service:
    """Write down a service the house knows of, with who offers it and where."""
    check_may_verify(actor)
    hold(actor.organization_id)
    source = own_source(actor)
    offered_by = _agency(actor, source, agency)
    hides = HIDDEN in service.needs
    where = as_it_must(actor.organization_id, site, hides=hides)
    is_secret = hides or is_confidential(where)
    values = _where_unsaid(_fields(service), is_secret=is_secret)
    new = Service.objects.create(**_listing(actor, source), agency=offered_by, **values)
    if where is not None:
        _put_at(actor, new, where)
    offers.rebuild(actor.organization_id, [new.pk])
    take_stock(source)
    keep_edit(actor, Edit.Acts.ADDED, new)
    if is_secret:
        is_beside = not hides and not is_confidential(site)
        hide_own(new, *door_of(site), is_beside=is_beside)
        keep_hidden(actor, new, is_new=not is_beside)
    record(actor=actor, event=events.ServiceAdded(name=unsaid(new.name)), about=new)
    return new


@command
def edit_service(
    *, actor: Actor, service_id: UUID, service: ServiceFacts, site: SiteFacts | None = None
) -> Service:
    """Change what the house wrote down. What came in a list is put right by a check instead.

    A place that is secret stays so: `feeds.commands.edit_service` lets it be told first.
    """
    check_may_verify(actor)
    hold(actor.organization_id)
    kept = own(actor, Service, service_id)
    was = _site_of(kept)
    is_secret_now, had_marks = is_kept_secret(kept), was_secret(kept)
    if kept.is_secret is False and HIDDEN not in service.needs:
        kept.is_secret = None  # what was said of a house for people who flee
    hides = Service(needs=service.needs, is_secret=kept.is_secret).hides
    doors = [*door_of(was), *door_of(site)]
    where = as_it_must(actor.organization_id, site, hides=hides or is_secret_now)
    is_secret = hides or is_confidential(where)
    values = _where_unsaid(_fields(service), is_secret=is_secret)
    changed = [name for name in _changed(kept, values) if name != "details"]
    changed += _changed_in(kept.details, values["details"])
    show_anew(kept, changed)
    for name, value in values.items():
        setattr(kept, name, value)
    kept.seen_at = clock.now()
    kept.save(update_fields=[*values, "is_secret", "seen_at", "hidden_at"])
    changed += [PLACE] if _move(actor, kept, where) else []
    offers.rebuild(actor.organization_id, [kept.pk])
    take_stock(kept.source)
    keep_edit(actor, Edit.Acts.CHANGED, kept, changed)
    if is_secret:
        is_beside = not hides and not is_confidential(site)
        hide_own(kept, *doors, is_beside=is_beside)
        if not is_secret_now:
            keep_hidden(actor, kept, is_new=not had_marks and not is_beside)
    record(actor=actor, event=events.ServiceEdited(name=unsaid(kept.name)), about=kept)
    return kept


@command
def edit_agency(*, actor: Actor, agency_id: UUID, agency: AgencyFacts) -> Agency:
    """Change what the house wrote down about who offers services."""
    check_may_verify(actor)
    hold(actor.organization_id)
    kept = own(actor, Agency, agency_id)
    values = unsaid(_fields(agency)) if has_secrets(kept) else _fields(agency)
    changed = [name for name in _changed(kept, values) if name != "details"]
    changed += _changed_in(kept.details, agency.details)
    for name, value in values.items():
        setattr(kept, name, value)
    kept.seen_at = clock.now()
    kept.save(update_fields=[*values, "seen_at"])
    # A search knows a service by who offers it, too.
    theirs = Service.objects.filter(organization_id=actor.organization_id, agency=kept)
    offers.rebuild(actor.organization_id, list(theirs.values_list("pk", flat=True)))
    keep_edit(actor, Edit.Acts.CHANGED, kept, changed)
    record(actor=actor, event=events.AgencyEdited(name=unsaid(kept.name)), about=kept)
    return kept


def _agency(actor: Actor, source: Source, facts: AgencyFacts) -> Agency:
    known = Agency.objects.filter(
        organization_id=actor.organization_id, source=source, name__iexact=facts.name
    ).first()
    return known or Agency.objects.create(**_listing(actor, source), **_fields(facts))


def _move(actor: Actor, service: Service, facts: SiteFacts | None) -> bool:
    """The place of a service of the house is its own: one service, one place at most."""
    at = (
        ServiceSite.objects.select_related("site")
        .filter(organization_id=actor.organization_id, service=service)
        .first()
    )
    if facts is None:
        if at is not None:
            at.site.delete()
        return at is not None
    if at is None:
        _put_at(actor, service, facts)
        return True
    values = _placed(actor, facts, service.name)
    was = at.site
    if not facts.is_confidential and all(getattr(was, name) == values[name] for name in ADDRESS):
        # Nothing moved: it stays where it stood on the map.
        values |= {name: getattr(was, name) for name in STOOD}
    Site.objects.filter(pk=was.pk, organization_id=actor.organization_id).update(**values)
    return bool(_changed(was, values))


def _put_at(actor: Actor, service: Service, facts: SiteFacts) -> None:
    place = Site.objects.create(
        **_listing(actor, service.source),
        agency_id=service.agency_id,
        **_placed(actor, facts, service.name),
    )
    ServiceSite.objects.create(organization_id=actor.organization_id, service=service, site=place)


def _placed(actor: Actor, facts: SiteFacts, called: str) -> dict[str, Any]:
    """The fields of a site, on the map; of a confidential one only the town."""
    values = _fields(facts) | {"name": facts.name or called, "zone": actor.zone}
    if facts.is_confidential:
        values["name"] = unsaid(values["name"])
        told = ("description", "transportation", "address_1", "address_2", "postal_code")
        nowhere: dict[str, Any] = {"latitude": None, "longitude": None, "details": {}}
        return values | dict.fromkeys(told, "") | nowhere
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


def _site_of(service: Service) -> Site | None:
    at = ServiceSite.objects.select_related("site").filter(
        organization_id=service.organization_id, service=service
    )
    return at[0].site if at else None


def _where_unsaid(values: dict[str, Any], *, is_secret: bool) -> dict[str, Any]:
    """Of a place that is kept secret no text says where it is either."""
    return dict(unsaid(values)) if is_secret else values


def _changed(kept: object, values: Mapping[str, Any]) -> list[str]:
    return [name for name, value in values.items() if getattr(kept, name) != value]


def _changed_in(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The children of `details` that differ; one that is empty is none."""
    names = dict.fromkeys((*before, *after))
    return [name for name in names if (before.get(name) or None) != (after.get(name) or None)]
