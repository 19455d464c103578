from uuid import UUID

from walkwith.directory.models import Service
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import check_may_tell_place
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound


def secret_place(*, actor: Actor, service_id: UUID) -> Service:
    """A service whose place may be told once somebody says so."""
    check_may_verify(actor)
    found = Service.objects.filter(pk=service_id, organization_id=actor.organization_id)
    service = found.first()
    if service is None:
        raise NotFound
    check_may_tell_place(actor, [service])
    return service
