"""Where people are who fled violence: a person who knows says that it must stay secret."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Duplicate, Edit, Service, Source
from walkwith.directory.own_list import keep_edit
from walkwith.directory.policies import check_may_verify
from walkwith.feeds import events
from walkwith.feeds.hsds.hiding_at_once import hide_at_once, tell_again
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record


@command
def keep_secret(*, actor: Actor, service_id: UUID) -> Service:
    """Hide where a service is, and what a person said is the same service; no list undoes it."""
    check_may_verify(actor)
    service = _listed(actor, service_id)
    for each in (service, *_the_same(actor, service)):
        if each.is_secret:
            continue
        each.is_secret = True
        each.save(update_fields=["is_secret"])
        hide_at_once(each, clock.now())
        keep_edit(actor, Edit.Acts.HIDDEN, each)
        record(actor=actor, event=events.PlaceKeptSecret(name=each.name), about=each)
    return service


@command
def tell_place(*, actor: Actor, service_id: UUID) -> bool:
    """It was a slip: the place may be told. The next list brings it back, unless another service
    there keeps it secret: then False.
    """
    check_may_verify(actor)
    service = _listed(actor, service_id)
    service.is_secret = False
    service.save(update_fields=["is_secret"])
    is_told = tell_again(service)
    keep_edit(actor, Edit.Acts.TOLD, service)
    record(actor=actor, event=events.PlaceMayBeTold(name=service.name), about=service)
    return is_told


def _listed(actor: Actor, service_id: UUID) -> Service:
    """One that came in a list. The list is held: no import goes on at the same time."""
    found = Service.objects.filter(pk=service_id, organization_id=actor.organization_id)
    source_id = found.values_list("source_id", flat=True).first()
    if source_id is None:
        raise NotFound
    source = Source.objects.select_for_update().get(pk=source_id)
    if source.is_own:
        raise Refused(_("Your house wrote this down. Change its place on its own form."))
    service = found.select_for_update().get()
    service.source = source
    return service


def _the_same(actor: Actor, service: Service) -> list[Service]:
    """In other lists, as a person said."""
    pairs = Duplicate.objects.filter(
        organization_id=actor.organization_id, state=Duplicate.States.LINKED
    )
    keys = [
        *pairs.filter(service=service).values_list("other_service_id", flat=True),
        *pairs.filter(other_service=service).values_list("service_id", flat=True),
    ]
    theirs = Service.objects.filter(organization_id=actor.organization_id, pk__in=keys)
    listed = theirs.exclude(source__format=Source.Formats.OWN).order_by("pk")
    return [_listed(actor, key) for key in listed.values_list("pk", flat=True)]
