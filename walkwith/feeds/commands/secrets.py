"""Where people are who fled violence: a person who knows says that it must stay secret."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory import commands as directory
from walkwith.directory.models import Duplicate, Edit, Service, Source
from walkwith.directory.own_list import keep_edit
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import check_may_tell_place, is_kept_secret
from walkwith.feeds import events
from walkwith.feeds.hsds.hiding_at_once import hide_at_once, lists_there, tell_again
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record


@command
def keep_secret(*, actor: Actor, service_id: UUID) -> Service:
    """Hide where a service is, and what a person said is the same service; no list undoes it."""
    check_may_verify(actor)
    services = _held_with_twins(actor, service_id)
    for each in services:
        _hide(actor, each)
    return services[0]


@command
def tell_place(*, actor: Actor, service_id: UUID) -> bool:
    """It was a slip: the place may be told, of what is the same service too. The next list brings
    it back, unless another service there keeps it secret: then False.
    """
    check_may_verify(actor)
    services = _held_with_twins(actor, service_id)
    told = [each for each in services if each.hides or each == services[0]]
    check_may_tell_place(actor, told)
    for each in told:
        each.is_secret = False
        each.save(update_fields=["is_secret"])
    is_told = tell_again(told)
    for each in told:
        keep_edit(actor, Edit.Acts.TOLD, each)
        record(actor=actor, event=events.PlaceMayBeTold(), about=each)
    return is_told


@command
def decide_duplicate(*, actor: Actor, duplicate_id: UUID, state: str) -> Duplicate:
    """Of two that are the same neither tells where it is, when one must not."""
    check_may_verify(actor)
    pair = directory.decide_duplicate(actor=actor, duplicate_id=duplicate_id, state=state)
    both = [key for key in (pair.service_id, pair.other_service_id) if key]
    if pair.state == Duplicate.States.LINKED and both:
        services = _held(actor, both)
        if any(map(is_kept_secret, services)):
            for each in services:
                _hide(actor, each)
    return pair


def _hide(actor: Actor, service: Service) -> None:
    if service.is_secret:
        return
    service.is_secret = True
    service.save(update_fields=["is_secret"])
    hide_at_once(service, clock.now())
    keep_edit(actor, Edit.Acts.HIDDEN, service)
    record(actor=actor, event=events.PlaceKeptSecret(), about=service)


def _held_with_twins(actor: Actor, service_id: UUID) -> list[Service]:
    """One that came in a list first, then what a person said is the same, wherever it came from."""
    here = Service.objects.filter(organization_id=actor.organization_id)
    service = here.select_related("source").filter(pk=service_id).first()
    if service is None:
        raise NotFound
    if service.source.is_own:
        raise Refused(_("Your house wrote this down. Change its place on its own form."))
    found = _held(actor, {service_id, *_twins(actor, service_id)})
    return sorted(found, key=lambda each: each.pk != service_id)


def _held(actor: Actor, keys: Iterable[UUID]) -> list[Service]:
    """Services, held with every list an act on their places touches: no import goes on at the same
    time. The lists are held in one order, whichever service is asked about.
    """
    here = Service.objects.filter(organization_id=actor.organization_id, pk__in=list(keys))
    lists = lists_there(list(here))
    held = {each.pk: each for each in _locked(lists)}
    services = list(here.select_for_update().order_by("pk"))
    for each in services:
        each.source = held[each.source_id]
    return services


def _locked(lists: Iterable[UUID]) -> list[Source]:
    return list(Source.objects.select_for_update().filter(pk__in=list(lists)).order_by("pk"))


def _twins(actor: Actor, service_id: UUID) -> list[UUID]:
    pairs = Duplicate.objects.filter(
        organization_id=actor.organization_id, state=Duplicate.States.LINKED
    )
    return [
        *pairs.filter(service=service_id).values_list("other_service_id", flat=True),
        *pairs.filter(other_service=service_id).values_list("service_id", flat=True),
    ]
