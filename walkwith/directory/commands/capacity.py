"""What is free now, and who vouches for a service."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory import events
from walkwith.directory.models import Agency, Capacity, Certification, Service
from walkwith.directory.own_secrets import unsaid
from walkwith.directory.policies import check_may_verify
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record

BEDS, PLACES = "beds", "places"
MOST = 10_000


@command
def say_capacity(
    *,
    actor: Actor,
    service_id: UUID,
    available: int,
    maximum: int | None = None,
    unit: str = BEDS,
) -> Capacity:
    """So many are free at this moment, of so many."""
    check_may_verify(actor)
    service = _service(actor, service_id)
    if maximum is not None and available > maximum:
        raise Refused(_("There cannot be more free than there are."), field="available")
    return _keep(actor, service, available, maximum, unit)


@command
def step_capacity(*, actor: Actor, service_id: UUID, step: int) -> Capacity:
    """One more or one less than was said last."""
    check_may_verify(actor)
    service = _service(actor, service_id)
    last = (
        Capacity.objects.filter(organization_id=actor.organization_id, service=service)
        .order_by("-as_of", "-made_at")
        .first()
    )
    if last is None:
        raise Refused(_("Say first how many are free."))
    most = MOST if last.maximum is None else last.maximum
    count = min(max(last.available + step, 0), most)
    return _keep(actor, service, count, last.maximum, last.unit)


@command
def add_certification(
    *,
    actor: Actor,
    name: str,
    service_id: UUID | None = None,
    agency_id: UUID | None = None,
    level: str = "",
    given_by: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Certification:
    """Somebody vouches for a service, or for who offers it, until a day."""
    check_may_verify(actor)
    about = _agency(actor, agency_id) if agency_id else _service(actor, service_id)
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("It cannot end before it begins."), field="ends_on")
    new = Certification.objects.create(
        organization_id=actor.organization_id,
        service=about if isinstance(about, Service) else None,
        agency=about if isinstance(about, Agency) else None,
        name=name,
        level=level,
        given_by=given_by,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    event = events.CertificationAdded(name=unsaid(about.name), certification=str(new))
    record(actor=actor, event=event, about=about)
    return new


@command
def end_certification(*, actor: Actor, certification_id: UUID) -> Certification:
    """Nobody vouches for it any more, from today."""
    check_may_verify(actor)
    found = Certification.objects.filter(
        pk=certification_id, organization_id=actor.organization_id
    ).first()
    if found is None:
        raise NotFound
    yesterday = clock.today(actor.zone) - dt.timedelta(days=1)
    if found.ends_on is None or found.ends_on > yesterday:
        found.ends_on = yesterday
        found.save(update_fields=["ends_on"])
    record(actor=actor, event=events.CertificationEnded(name=str(found)), about=found)
    return found


def _keep(
    actor: Actor, service: Service, available: int, maximum: int | None, unit: str
) -> Capacity:
    said = Capacity.objects.create(
        organization_id=actor.organization_id,
        service=service,
        unit=unit,
        available=available,
        maximum=maximum,
        as_of=clock.now(),
        said_by_id=actor.id,
    )
    event = events.CapacitySaid(name=unsaid(service.name), available=available)
    record(actor=actor, event=event, about=service)
    return said


def _service(actor: Actor, service_id: UUID | None) -> Service:
    found = Service.objects.filter(organization_id=actor.organization_id, pk__in=[service_id])
    service = found.first()
    if service is None:
        raise NotFound
    return service


def _agency(actor: Actor, agency_id: UUID) -> Agency:
    agency = Agency.objects.filter(pk=agency_id, organization_id=actor.organization_id).first()
    if agency is None:
        raise NotFound
    return agency
