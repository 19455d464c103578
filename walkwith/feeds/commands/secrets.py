"""Where people are who fled violence: a person who knows says that it must stay secret."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory import commands as directory
from walkwith.directory.models import Duplicate, Service
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import (
    check_may_tell_place,
    hold,
    is_kept_secret,
)
from walkwith.feeds import secrecy
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused


@command
def keep_secret(*, actor: Actor, service_id: UUID) -> Service:
    """Hide where a service is, and what a person said is the same service; no list undoes it."""
    check_may_verify(actor)
    hold(actor.organization_id)
    services = secrecy.held(actor, _one_with_twins(actor, service_id))
    secrecy.hide(actor, services)
    return services[0]


@command
def tell_place(*, actor: Actor, service_id: UUID) -> bool:
    """It was a slip: the place may be told, of what is the same service too. The next list brings
    it back, unless another service there keeps it secret: then False.
    """
    check_may_verify(actor)
    services = secrecy.with_lists_held(actor, _one_with_twins(actor, service_id))
    told = [each for each in services if each.hides or each == services[0]]
    check_may_tell_place(actor, told)
    return secrecy.tell(actor, told)


@command
def decide_duplicate(*, actor: Actor, duplicate_id: UUID, state: str) -> Duplicate:
    """Of two that are the same neither tells where it is, when one must not."""
    check_may_verify(actor)
    hold(actor.organization_id)
    pair = directory.decide_duplicate(actor=actor, duplicate_id=duplicate_id, state=state)
    if pair.state == Duplicate.States.LINKED and pair.service_id:
        services = secrecy.held(actor, secrecy.with_twins(actor, pair.service_id))
        if any(map(is_kept_secret, services)):
            secrecy.hide(actor, services)
    return pair


def _one_with_twins(actor: Actor, service_id: UUID) -> list[UUID]:
    """One that came in a list, and all that people said is the same, wherever it came from."""
    here = Service.objects.filter(organization_id=actor.organization_id)
    service = here.select_related("source").filter(pk=service_id).first()
    if service is None:
        raise NotFound
    if service.source.is_own:
        raise Refused(_("Your house wrote this down. Change its place on its own form."))
    return secrecy.with_twins(actor, service_id)
