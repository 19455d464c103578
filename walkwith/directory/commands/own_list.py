"""What the house wrote down itself leaves its list, and comes back."""

from typing import TypeVar
from uuid import UUID

from walkwith.directory import corrections, events
from walkwith.directory.models import Edit, Listing, Meeting, Service
from walkwith.directory.own_list import check_is_own, take_stock
from walkwith.directory.policies import check_may_verify
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.foundation.history import record

L = TypeVar("L", bound=Listing)


@command
def take_off_service(*, actor: Actor, service_id: UUID) -> Service:
    """Nobody finds it any more. It keeps its page, and can be put back."""
    check_may_verify(actor)
    service = _own(actor, Service, service_id)
    _take_off(service)
    _keep(actor, Edit.Acts.TAKEN_OFF, service=service)
    record(actor=actor, event=events.TakenOff(name=service.name), about=service)
    return service


@command
def put_on_service(*, actor: Actor, service_id: UUID) -> Service:
    """Back on the list, as it stood."""
    check_may_verify(actor)
    service = _own(actor, Service, service_id)
    _put_on(service)
    _keep(actor, Edit.Acts.PUT_BACK, service=service)
    record(actor=actor, event=events.PutBackOn(name=service.name), about=service)
    return service


@command
def take_off_meeting(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """Nobody finds it any more. It keeps its page, and can be put back."""
    check_may_verify(actor)
    meeting = _own(actor, Meeting, meeting_id)
    _take_off(meeting)
    _keep(actor, Edit.Acts.TAKEN_OFF, meeting=meeting)
    record(actor=actor, event=events.TakenOff(name=meeting.name), about=meeting)
    return meeting


@command
def put_on_meeting(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """Back on the list, as it stood."""
    check_may_verify(actor)
    meeting = _own(actor, Meeting, meeting_id)
    _put_on(meeting)
    _keep(actor, Edit.Acts.PUT_BACK, meeting=meeting)
    record(actor=actor, event=events.PutBackOn(name=meeting.name), about=meeting)
    return meeting


def _own(actor: Actor, model: type[L], key: UUID) -> L:
    found = model._default_manager.select_for_update(of=("self",)).select_related("source")
    listing = found.filter(pk=key, organization_id=actor.organization_id).first()
    if listing is None:
        raise NotFound
    check_is_own(listing)
    return listing


def _take_off(listing: Listing) -> None:
    listing.unlisted_at = clock.now()
    _settle(listing)


def _put_on(listing: Listing) -> None:
    listing.unlisted_at = None
    _settle(listing)


def _settle(listing: Listing) -> None:
    listing.save(update_fields=["unlisted_at"])
    corrections.keep(listing)
    take_stock(listing.source)


def _keep(actor: Actor, act: Edit.Acts, **of: Listing) -> None:
    Edit.objects.create(organization_id=actor.organization_id, by_id=actor.id, act=act, **of)
