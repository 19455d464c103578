"""The newest word on each of many listings: one statement each, whatever their number."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from walkwith.directory.models import Capacity, Certification, Check, Meeting, Service
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.prepared import among, prepared


def checks_of_meetings(actor: Actor, meeting_ids: Iterable[UUID]) -> dict[UUID, Check]:
    """The newest check of each meeting."""
    found = _of_meetings(home=actor.organization_id, keys=list(meeting_ids))
    return {check.meeting_id: check for check in found if check.meeting_id}


def checks_of_services(actor: Actor, service_ids: Iterable[UUID]) -> dict[UUID, Check]:
    """The newest check of each service."""
    found = _of_services(home=actor.organization_id, keys=list(service_ids))
    return {check.service_id: check for check in found if check.service_id}


def capacities_of(actor: Actor, service_ids: Iterable[UUID]) -> dict[UUID, Capacity]:
    """What was last said to be free in each service."""
    found = _counted(home=actor.organization_id, keys=list(service_ids))
    return {capacity.service_id: capacity for capacity in found}


def certifications_of(actor: Actor, services: Iterable[Service]) -> dict[UUID, list[Certification]]:
    """Who vouches for each service or for who offers it, the one that ends last first."""
    services = list(services)
    keys, agencies = [one.pk for one in services], list({one.agency_id for one in services})
    found = _vouched_for(home=actor.organization_id, keys=keys, agencies=agencies)
    listed: dict[UUID, list[Certification]] = defaultdict(list)
    for one in found:
        for service in services:
            if one.service_id == service.pk or one.agency_id == service.agency_id:
                listed[service.pk].append(one)
    return listed


def certifications_of_agency(actor: Actor, agency_id: UUID) -> list[Certification]:
    """Who vouches for who offers services, the one that ends last first."""
    return _vouched_for(home=actor.organization_id, keys=[], agencies=[agency_id])


def check_to_take_back(*, actor: Actor, check: Check | None, within: dt.timedelta) -> Check | None:
    """The newest check of a listing, when one said it oneself a moment ago."""
    if check is None or check.by_id != actor.id or clock.now() - check.made_at > within:
        return None
    return check


def last_check_of(*, actor: Actor, within: dt.timedelta) -> Check | None:
    """What one said last, while it can be taken back."""
    said = Check.objects.filter(
        organization_id=actor.organization_id,
        by_id=actor.id,
        made_at__gte=clock.now() - within,
    )
    return said.select_related("meeting", "service").order_by("-made_at", "-pk").first()


def meeting_as_told(meeting: Meeting) -> dict[str, Any]:
    """What the form to put a meeting right begins with."""
    names = ("starts", "ends", "place", "address", "conference_phone")
    day = "" if meeting.day is None else str(meeting.day)
    return {"day": day} | {name: getattr(meeting, name) for name in names}


@prepared
def _of_meetings(*, home: Any, keys: Any) -> QuerySet[Check]:
    found = Check.objects.filter(among("meeting_id", keys), organization_id=home)
    newest = found.order_by("meeting_id", "-on", "-made_at").distinct("meeting_id")
    return newest.select_related("by")


@prepared
def _of_services(*, home: Any, keys: Any) -> QuerySet[Check]:
    found = Check.objects.filter(among("service_id", keys), organization_id=home)
    newest = found.order_by("service_id", "-on", "-made_at").distinct("service_id")
    return newest.select_related("by")


@prepared
def _counted(*, home: Any, keys: Any) -> QuerySet[Capacity]:
    found = Capacity.objects.filter(among("service_id", keys), organization_id=home)
    newest = found.order_by("service_id", "-as_of", "-made_at").distinct("service_id")
    return newest.select_related("said_by")


@prepared
def _vouched_for(*, home: Any, keys: Any, agencies: Any) -> QuerySet[Certification]:
    theirs = Q(among("service_id", keys)) | Q(among("agency_id", agencies))
    found = Certification.objects.filter(theirs, organization_id=home)
    return found.order_by("-ends_on", "name")
