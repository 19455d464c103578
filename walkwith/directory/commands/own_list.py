"""What the house wrote down itself leaves its list, and comes back."""

import datetime as dt
from typing import TypeVar
from uuid import UUID

from walkwith.directory import corrections, events
from walkwith.directory.models import Edit, Listing, Meeting, Service
from walkwith.directory.own_list import keep_edit, own, take_stock
from walkwith.directory.own_secrets import unsaid
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import hold
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.history import record

L = TypeVar("L", bound=Listing)


@command
def take_off_service(*, actor: Actor, service_id: UUID) -> Service:
    """Nobody finds it any more. It keeps its page, and can be put back."""
    return _take_off(actor, Service, service_id)


@command
def take_off_meeting(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """Nobody finds it any more. It keeps its page, and can be put back."""
    return _take_off(actor, Meeting, meeting_id)


@command
def put_on_service(*, actor: Actor, service_id: UUID) -> Service:
    """Back on the list, as it stood."""
    return _put_on(actor, Service, service_id)


@command
def put_on_meeting(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """Back on the list, as it stood."""
    return _put_on(actor, Meeting, meeting_id)


def _take_off(actor: Actor, model: type[L], key: UUID) -> L:
    listing = _settled(actor, model, key, clock.now(), Edit.Acts.TAKEN_OFF)
    record(actor=actor, event=events.TakenOff(name=unsaid(listing.name)), about=listing)
    return listing


def _put_on(actor: Actor, model: type[L], key: UUID) -> L:
    listing = _settled(actor, model, key, None, Edit.Acts.PUT_BACK)
    record(actor=actor, event=events.PutBackOn(name=unsaid(listing.name)), about=listing)
    return listing


def _settled(
    actor: Actor, model: type[L], key: UUID, unlisted_at: dt.datetime | None, act: Edit.Acts
) -> L:
    check_may_verify(actor)
    hold(actor.organization_id)
    listing = own(actor, model, key)
    listing.unlisted_at = unlisted_at
    listing.save(update_fields=["unlisted_at"])
    corrections.keep(listing)
    take_stock(listing.source)
    keep_edit(actor, act, listing)
    return listing
