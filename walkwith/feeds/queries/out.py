from dataclasses import dataclass
from typing import Any
from uuid import UUID

from walkwith.accounts.models import Organization
from walkwith.directory.models import Source
from walkwith.feeds.out import guide, kinds, selection
from walkwith.feeds.out.asked import Asked
from walkwith.feeds.out.selection import House
from walkwith.feeds.policies import check_may_import
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

MOST_SOURCES = 100


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether the house shares, and what would leave: services, its own meetings, which lists."""

    house_id: UUID
    is_on: bool
    services: int
    meetings: int
    leaving: list[Source]
    staying: list[Source]


def sharing(*, actor: Actor) -> Sharing:
    check_may_import(actor)
    found = Organization.objects.get(pk=actor.organization_id)
    house = selection.house_as_shared(found)
    sources = Source.objects.filter(organization_id=found.pk).order_by("name")
    return Sharing(
        house_id=found.pk,
        is_on=found.shares_listings,
        services=selection.services(house, Asked()).count(),
        meetings=selection.meetings(house).filter(source__in=house.own).count(),
        leaving=list(house.sources.values()),
        staying=list(sources.exclude(pk__in=list(house.sources))[:MOST_SOURCES]),
    )


def kind_called(name: str) -> kinds.Kind:
    if name not in kinds.KINDS:
        raise NotFound
    return kinds.KINDS[name]


def entry(*, house: House, kind: str, entry_id: UUID) -> dict[str, Any]:
    found = kind_called(kind).one(house, entry_id)
    if found is None:
        raise NotFound
    return found


def own_meetings(*, house: House, fellowship: str) -> list[dict[str, Any]]:
    return guide.meetings(house, fellowship)
