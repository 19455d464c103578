"""Where people are who fled violence: a person who knows says that it must stay secret."""

from collections import defaultdict
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory import commands as directory
from walkwith.directory.models import Duplicate, Edit, Service
from walkwith.directory.own_list import keep_edit
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import check_may_tell_place, hold, is_kept_secret
from walkwith.feeds import events
from walkwith.feeds.hsds.hiding_at_once import hide_at_once, hold_lists, tell_again
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record


@command
def keep_secret(*, actor: Actor, service_id: UUID) -> Service:
    """Hide where a service is, and what a person said is the same service; no list undoes it."""
    check_may_verify(actor)
    services = _held(actor, _one_with_twins(actor, service_id))
    for each in services:
        _hide(actor, each)
    return services[0]


@command
def tell_place(*, actor: Actor, service_id: UUID) -> bool:
    """It was a slip: the place may be told, of what is the same service too. The next list brings
    it back, unless another service there keeps it secret: then False.
    """
    check_may_verify(actor)
    keys = _one_with_twins(actor, service_id)
    hold_lists(list(Service.objects.filter(organization_id=actor.organization_id, pk__in=keys)))
    services = _held(actor, keys)
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
    if pair.state == Duplicate.States.LINKED and pair.service_id:
        services = _held(actor, _with_twins(actor, pair.service_id))
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


def _one_with_twins(actor: Actor, service_id: UUID) -> list[UUID]:
    """One that came in a list, and all that people said is the same, wherever it came from."""
    here = Service.objects.filter(organization_id=actor.organization_id)
    service = here.select_related("source").filter(pk=service_id).first()
    if service is None:
        raise NotFound
    if service.source.is_own:
        raise Refused(_("Your house wrote this down. Change its place on its own form."))
    return _with_twins(actor, service_id)


def _with_twins(actor: Actor, service_id: UUID) -> list[UUID]:
    """The service first, then all it is linked with, however many steps away."""
    pairs = Duplicate.objects.filter(
        organization_id=actor.organization_id,
        state=Duplicate.States.LINKED,
        service__isnull=False,
    )
    linked: dict[UUID, list[UUID]] = defaultdict(list)
    for one, other in pairs.order_by("pk").values_list("service_id", "other_service_id"):
        linked[one].append(other)
        linked[other].append(one)
    found = [service_id]
    for each in found:
        found += [twin for twin in linked[each] if twin not in found]
    return found


def _held(actor: Actor, keys: list[UUID]) -> list[Service]:
    """In the order of the keys, while nobody else takes in or changes places of the house."""
    hold(actor.organization_id)
    here = Service.objects.filter(organization_id=actor.organization_id, pk__in=keys)
    held = here.select_related("source").select_for_update(of=("self",)).order_by("pk")
    return sorted(held, key=lambda each: keys.index(each.pk))
