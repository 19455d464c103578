"""The kinds of things our HSDS answers tell of: how each is found, told and counted."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from walkwith.directory.models import Agency, Capacity, Listing, Service, ServiceSite, Site
from walkwith.feeds.out import hsds, selection
from walkwith.feeds.out.asked import Asked
from walkwith.feeds.out.selection import House
from walkwith.feeds.out.taxonomy import TAXONOMY, terms

BATCH = 200
Told = dict[str, Any]
L = TypeVar("L", bound=Listing)


class Kind(Protocol):
    """One kind: a page of it and how many there are, all of it, and one by its key."""

    def page(self, house: House, asked: Asked) -> tuple[int, list[Told]]: ...

    def all(self, house: House, asked: Asked) -> Iterator[Told]: ...

    def one(self, house: House, key: UUID) -> Told | None: ...


@dataclass(frozen=True, slots=True)
class Rows:
    """A kind that is kept in a table: `select` finds its rows, `tell` projects a batch."""

    select: Any
    tell: Any

    def page(self, house: House, asked: Asked) -> tuple[int, list[Told]]:
        found = self.select(house, asked).order_by("pk")
        begins = (asked.page - 1) * asked.size
        return found.count(), self.tell(house, found[begins : begins + asked.size])

    def all(self, house: House, asked: Asked) -> Iterator[Told]:
        found, last = self.select(house, asked).order_by("pk"), None
        while True:
            batch = list((found if last is None else found.filter(pk__gt=last))[:BATCH])
            yield from self.tell(house, batch)
            if len(batch) < BATCH:
                return
            last = batch[-1].pk

    def one(self, house: House, key: UUID) -> Told | None:
        if self.select is selection.places:
            found: QuerySet[Any] = selection.place_with_key(house, key)
        else:
            found = self.select(house, Asked()).filter(pk=key)
        return next(iter(self.tell(house, found[:1])), None)


@dataclass(frozen=True, slots=True)
class Terms:
    """A kind that comes with the program."""

    told: Any

    def page(self, house: House, asked: Asked) -> tuple[int, list[Told]]:
        found = list(self.all(house, asked))
        begins = (asked.page - 1) * asked.size
        return len(found), found[begins : begins + asked.size]

    def all(self, house: House, asked: Asked) -> Iterator[Told]:
        if asked.taxonomy not in ("", TAXONOMY["id"]):
            return
        for one in self.told():
            said = f"{one['name']} {one['description']}".lower()
            if not all(word.lower() in said for word in asked.words):
                continue
            if (asked.top_only and "parent_id" in one) or (
                asked.parent and one.get("parent_id") != asked.parent
            ):
                continue
            yield one

    def one(self, house: House, key: UUID) -> Told | None:
        return next((one for one in self.told() if one["id"] == str(key)), None)


def _services(house: House, found: Iterable[Service]) -> list[Told]:
    them = list(found)
    keys = [one.pk for one in them]
    places = selection.places(house, Asked()).filter(service__in=keys).order_by("service_id", "pk")
    at = {
        key: list(_placed(house, group))
        for key, group in groupby(places, lambda one: one.service_id)
    }
    free = _newest_capacities(house, keys)
    list(_sourced(house, [one.agency for one in them]))
    changed = selection.changed_at(house, keys)
    return [
        hsds.service(one, changed[one.pk], at.get(one.pk, ()), free.get(one.pk, ()))
        for one in _sourced(house, them)
    ]


def _newest_capacities(house: House, keys: Sequence[UUID]) -> dict[UUID, list[Capacity]]:
    newest = (
        Capacity.objects.filter(organization_id=house.id, service__in=keys)
        .order_by("service_id", "site_id", "unit", "-as_of")
        .distinct("service_id", "site_id", "unit")
    )
    return {key: list(group) for key, group in groupby(newest, lambda one: one.service_id)}


def _agencies(house: House, found: Iterable[Agency]) -> list[Told]:
    them = list(found)
    sites = selection.sites(house, Asked()).filter(agency__in=[one.pk for one in them])
    at: dict[UUID | None, list[Site]] = {}
    for site in _sourced(house, sites.order_by("pk")):
        at.setdefault(site.agency_id, []).append(site)
    return [hsds.organization(one, at.get(one.pk, ())) for one in _sourced(house, them)]


def _sites(house: House, found: Iterable[Site]) -> list[Told]:
    return [hsds.location(one) for one in _sourced(house, found)]


def _places(house: House, found: Iterable[ServiceSite]) -> list[Told]:
    return [hsds.service_at_location(one) for one in _placed(house, found)]


def _sourced(house: House, found: Iterable[L]) -> Iterator[L]:
    """With their sources, which only the house itself may read from the table."""
    for one in found:
        one.source = house.sources[one.source_id]
        yield one


def _placed(house: House, found: Iterable[ServiceSite]) -> Iterator[ServiceSite]:
    for one in found:
        one.site.source = house.sources[one.site.source_id]
        yield one


KINDS: dict[str, Kind] = {
    "services": Rows(selection.services, _services),
    "organizations": Rows(selection.agencies, _agencies),
    "locations": Rows(selection.sites, _sites),
    "service_at_locations": Rows(selection.places, _places),
    "taxonomies": Terms(lambda: [TAXONOMY]),
    "taxonomy_terms": Terms(lambda: terms().values()),
}


def page_of(kind: Kind, house: House, asked: Asked) -> Told:
    """One page, as the standard wraps it."""
    total, contents = kind.page(house, asked)
    pages = max(1, math.ceil(total / asked.size))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": [_least(one) for one in contents] if asked.minimal else contents,
    }


def _least(one: Told) -> Told:
    return {name: one[name] for name in ("id", "last_modified") if name in one}
