"""Which of our listings may leave, and which of them somebody asks for.

What leaves is listed, not hidden, and either written here or from a source that may be shared and
was not taken down. Directory tables have no row policies: the house is named in each query.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import MD5, Cast, Concat, Greatest, Mod, Power
from django.db.models.lookups import Exact, GreaterThan, LessThanOrEqual

from walkwith.accounts.models import Organization
from walkwith.directory.hours import DAY, DAYS
from walkwith.directory.models import (
    Agency,
    Capacity,
    Check,
    Meeting,
    Offer,
    Service,
    ServiceSite,
    Site,
    Source,
)
from walkwith.directory.places import Place
from walkwith.directory.rules import cells_around
from walkwith.feeds.out.asked import Asked
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotFound

NOBODY = UUID(int=0)
A_DEGREE = 111.195
T = TypeVar("T", bound=Model)


@dataclass(frozen=True, slots=True)
class House:
    """An organization whose listings leave, and the sources whose listings may."""

    id: UUID
    name: str
    sources: Mapping[UUID, Source]

    @property
    def own(self) -> list[UUID]:
        return [key for key, source in self.sources.items() if source.is_own]


def house_that_shares(house_id: UUID) -> House:
    """Raises `NotFound` for a house that does not share its listings, as for one nobody knows.

    Nobody is signed in: its sources are read as a visitor who has no account and no place in it.
    """
    found = Organization.objects.filter(pk=house_id, shares_listings=True).first()
    if found is None:
        raise NotFound
    visitor = Actor(
        id=NOBODY, account_id=NOBODY, organization_id=found.pk, role="supporter", name=""
    )
    with acting_as(visitor):
        return house_as_shared(found)


def house_as_shared(found: Organization) -> House:
    """The same for somebody of the house: what would leave."""
    sources = Source.objects.filter(organization_id=found.pk, taken_down_at=None)
    may = sources.filter(Q(format=Source.Formats.OWN) | Q(may_be_shared=True)).order_by("pk")
    return House(found.pk, found.name, {source.pk: source for source in may})


def edition(house: House) -> str:
    """Different whenever what leaves may be: of which sources, under which terms, what is listed
    of them, and what people here said of it.
    """
    told: list[Any] = [
        (key, one.name, one.licence, one.licence_url, one.fetched_at)
        for key, one in house.sources.items()
    ]
    for said in (Check, Capacity):
        found: QuerySet[Any] = said._default_manager.filter(organization_id=house.id)
        told += found.aggregate(count=Count("pk"), newest=Max("made_at")).values()
    for model in (Agency, Site, Service):
        found = model._default_manager.filter(listed(house), organization_id=house.id)
        told += found.aggregate(count=Count("pk"), newest=Max("seen_at")).values()
    return str(told)


def listed(house: House, below: str = "") -> Q:
    """Listed, not hidden, of a source whose listings may leave; `below` names a relation."""
    there = {"unlisted_at": None, "hidden_at": None, "source__in": list(house.sources)}
    return Q(**{f"{below}{name}": value for name, value in there.items()})


def _changed(house: House, below: str = "") -> Greatest:
    """When a service last changed: its list says so, it came anew, somebody here checked it, or
    said how much is free.
    """
    key = OuterRef("service_id" if below else "pk")

    def newest(said: type[Check | Capacity]) -> Subquery:
        of_it = said._default_manager.filter(organization_id=house.id, service_id=key)
        return Subquery(of_it.order_by("-made_at").values("made_at")[:1])

    return Greatest(f"{below}last_modified", f"{below}seen_at", newest(Check), newest(Capacity))


def changed_at(house: House, keys: Iterable[UUID]) -> dict[UUID, dt.datetime]:
    """{service: when it last changed}."""
    found = Service.objects.filter(organization_id=house.id, pk__in=list(keys))
    return dict(found.annotate(changed=_changed(house)).values_list("pk", "changed"))


def services(house: House, asked: Asked) -> QuerySet[Service]:
    found = (
        Service.objects.filter(listed(house), listed(house, "agency__"), organization_id=house.id)
        .select_related("agency")
        .annotate(changed=_changed(house))
    )
    names = ("name", "alternate_name", "description", "agency__name")
    found = _with_words(found, asked, names).filter(_for_them(asked))
    if asked.modified_after:
        found = found.filter(changed__gte=asked.modified_after)
    if asked.agency:
        found = found.filter(agency_id=asked.agency)
    return _open_near(found, asked, service=OuterRef("pk"))


def places(house: House, asked: Asked) -> QuerySet[ServiceSite]:
    found = (
        ServiceSite.objects.filter(listed(house, "service__"), listed(house, "service__agency__"))
        .filter(listed(house, "site__"), organization_id=house.id)
        .select_related("site")
        .annotate(changed=_changed(house, "service__"))
    )
    of_service = ("name", "alternate_name", "description", "agency__name")
    names = tuple(f"service__{name}" for name in of_service)
    found = _with_words(found, asked, names).filter(_for_them(asked, "service__"))
    if asked.modified_after:
        found = found.filter(changed__gte=asked.modified_after)
    if asked.agency:
        found = found.filter(service__agency_id=asked.agency)
    return _open_near(found, asked, service=OuterRef("service_id"), site=OuterRef("site_id"))


def place_with_key(house: House, key: UUID) -> QuerySet[ServiceSite]:
    """The service at a site that `hsds.pair_key` names so."""
    pair = Concat(Cast("service_id", TextField()), Cast("site_id", TextField()))
    found = places(house, Asked()).annotate(named=Cast(MD5(pair), UUIDField()))
    return found.filter(named=key)


def agencies(house: House, asked: Asked) -> QuerySet[Agency]:
    found = Agency.objects.filter(listed(house), organization_id=house.id)
    found = _with_words(found, asked, ("name", "alternate_name", "description"))
    if asked.modified_after:
        found = found.filter(seen_at__gte=asked.modified_after)
    if asked.needs is not None or asked.place or asked.age is not None or _names_a_time(asked):
        offering = services(house, Asked(**_of_offers(asked)))
        found = found.filter(Exists(offering.filter(agency_id=OuterRef("pk"))))
    return found


def sites(house: House, asked: Asked) -> QuerySet[Site]:
    alone = Q(agency=None)
    found = Site.objects.filter(
        alone | listed(house, "agency__"), listed(house), organization_id=house.id
    )
    found = _with_words(found, asked, ("name", "description", "city"))
    if asked.modified_after:
        found = found.filter(seen_at__gte=asked.modified_after)
    if asked.agency:
        found = found.filter(agency_id=asked.agency)
    if asked.words:
        found = found.filter(is_confidential=False)
    return found.filter(_within(asked.place, asked.kilometers)) if asked.place else found


def meetings(house: House) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(listed(house), organization_id=house.id)
    return found.defer("raw").order_by("pk")


def _with_words(found: QuerySet[T], asked: Asked, names: tuple[str, ...]) -> QuerySet[T]:
    for word in asked.words:
        anywhere = Q()
        for name in names:
            anywhere |= Q(**{f"{name}__icontains": word})
        found = found.filter(anywhere)
    return found


def _for_them(asked: Asked, below: str = "") -> Q:
    """By need, and by age where a service names one."""
    fits = Q()
    if asked.needs is not None:
        fits &= Q(**{f"{below}needs__overlap": list(asked.needs)}) if asked.needs else Q(pk__in=[])
    if asked.age is not None:
        for name, way in (("minimum_age", "lte"), ("maximum_age", "gte")):
            fits &= Q(**{f"{below}{name}": None}) | Q(**{f"{below}{name}__{way}": asked.age})
    return fits


def _names_a_time(asked: Asked) -> bool:
    return asked.day is not None or asked.minute is not None


def _of_offers(asked: Asked) -> dict[str, Any]:
    names = ("needs", "place", "kilometers", "day", "minute", "age")
    return {name: getattr(asked, name) for name in names}


def _open_near(found: QuerySet[T], asked: Asked, **joined: OuterRef) -> QuerySet[T]:
    """Those with an offer that is near, or open then, as derived for the search."""
    if not asked.place and not _names_a_time(asked):
        return found
    offers = Offer.objects.filter(**joined)
    if asked.place:
        here = asked.place
        cells = cells_around(here.latitude, here.longitude, asked.kilometers)
        offers = offers.filter(_within(here, asked.kilometers), cell__in=cells)
    if _names_a_time(asked):
        offers = offers.filter(_open_then(asked))
    return found.filter(Exists(offers))


def _within(place: Place, kilometers: float) -> Q:
    """Not farther, by the flat sum the search uses."""
    north = Power(F("latitude") - Value(place.latitude), 2)
    narrower = math.cos(math.radians(place.latitude))
    east = Power((F("longitude") - Value(place.longitude)) * Value(narrower), 2)
    return Q(latitude__isnull=False) & _is_true(north + east, (kilometers / A_DEGREE) ** 2)


def _is_true(left: Any, most: float) -> Q:
    return Q(LessThanOrEqual(left, Value(most)))


def _open_then(asked: Asked) -> Q:
    """Open at that minute of that day, or of any day; or at some time of that day."""
    if asked.minute is None:
        first = (asked.day or 0) * DAY
        opens_later = GreaterThan(_doors_before(first + DAY - 1), _doors_before(first))
        return _open_at(first) | Q(opens_later)
    then = Q()
    for day in range(len(DAYS)) if asked.day is None else [asked.day]:
        then |= _open_at(day * DAY + asked.minute)
    return then


def _open_at(minute: int) -> Q:
    """An odd count of doors that were opened or shut before a minute of the week is open."""
    return Q(Exact(Mod(_doors_before(minute), Value(2)), Value(1)))


def _doors_before(minute: int) -> Func:
    asked = Cast(Value(minute), SmallIntegerField())
    return Func(asked, F("hours"), function="width_bucket", output_field=IntegerField())
