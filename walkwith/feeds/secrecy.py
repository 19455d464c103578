"""A service is hidden, or told again, by a person, with what people linked with it: the commands
that say so come here, each in its own order of asking.
"""

from collections import defaultdict
from uuid import UUID

from walkwith.directory.models import Duplicate, Edit, Service
from walkwith.directory.own_list import keep_edit
from walkwith.directory.secret_places import LEADS, hold, keep_hidden, was_secret
from walkwith.feeds import events
from walkwith.feeds.hsds.hiding_at_once import hide_at_once, hold_lists, tell_again
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import crossed
from walkwith.foundation.history import record


def hide(actor: Actor, services: list[Service]) -> None:
    """Said once, it stands. What was secret before is no slip: that is asked of all beforehand."""
    told = [each.pk for each in services if not was_secret(each)]
    for each in services:
        if each.is_secret:
            continue
        each.is_secret = True
        each.save(update_fields=["is_secret"])
        hide_at_once(each, clock.now())
        keep_hidden(actor, each, is_new=each.pk in told)
        record(actor=actor, event=events.PlaceKeptSecret(), about=each)


def tell(actor: Actor, services: list[Service]) -> bool:
    """False where another service there keeps it secret."""
    for each in services:
        each.is_secret = False
        each.save(update_fields=["is_secret"])
    is_told = tell_again(services, is_slip=actor.role not in LEADS)
    for each in services:
        keep_edit(actor, Edit.Acts.TOLD, each)
        record(actor=actor, event=events.PlaceMayBeTold(), about=each)
    return is_told


def with_lists_held(actor: Actor, keys: list[UUID]) -> list[Service]:
    """Services that were linked a moment ago, with the lists they came in: those are held before
    the places of the house.
    """
    hold_lists(list(Service.objects.filter(organization_id=actor.organization_id, pk__in=keys)))
    hold(actor.organization_id)
    if with_twins(actor, keys[0]) != keys:
        raise crossed()
    return held(actor, keys)


def with_twins(actor: Actor, service_id: UUID) -> list[UUID]:
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


def held(actor: Actor, keys: list[UUID]) -> list[Service]:
    """In the order of the keys; the places of the house are held."""
    here = Service.objects.filter(organization_id=actor.organization_id, pk__in=keys)
    found = here.select_related("source").select_for_update(of=("self",)).order_by("pk")
    return sorted(found, key=lambda each: keys.index(each.pk))
