"""Meetings and services as choices: gathered around a place, or one listing by its id.

A fixed number of statements, however many are found.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.directory.freshness import (
    days_trusted,
    freshness,
    is_fresh,
    service_freshness,
    service_weakest_point,
    weakest_point,
)
from walkwith.directory.hours import is_special
from walkwith.directory.models import Capacity, Check, Listing, Meeting, Service, Site
from walkwith.directory.near import Wish
from walkwith.directory.near_services import ServiceSearch, ServiceWish, SpottedService
from walkwith.directory.places import Place
from walkwith.directory.queries import next_occurrence
from walkwith.directory.queries.checking import checks_of_meetings
from walkwith.directory.queries.meetings import meetings_to_weigh
from walkwith.directory.queries.weighing import WeighedService, services_to_weigh
from walkwith.directory.rules import kilometers_between, minutes_long
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.referrals.queries.wishes import plain_words
from walkwith.referrals.rules.choices import Choice, Wishes
from walkwith.referrals.rules.limits import MUST
from walkwith.referrals.rules.weights import MEETINGS_FOR

# How many are weighed: of services, of those beside meetings, of meetings to go to, and of those on
# the phone or screen.
MOST, MOST_BESIDE, MOST_THERE, MOST_ONLINE = 40, 15, 30, 20
# And where limits leave hardly any of these.
MANY, FARTHEST = 500, 100
# Of each fellowship the needs its meetings answer.
ANSWERED_BY = {
    fellowship: frozenset(need for need, known in MEETINGS_FOR.items() if fellowship in known)
    for fellowship in chain.from_iterable(MEETINGS_FOR.values())
}
FREE = ("free", "no cost", "no charge", "gratis", "sin costo", "gratuito")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice with the listing it is, and what the directory says of it."""

    choice: Choice
    listing: Meeting | Service
    site: Site | None = None
    capacity: Capacity | None = None
    check: Check | None = None
    agency: str = ""
    zone: str

    @property
    def freshness(self) -> str:
        if isinstance(self.listing, Meeting):
            return freshness(self.listing, self.check, clock.today(self.zone))
        said = (self.check, self.capacity, clock.now(), self.zone)
        return service_freshness(self.listing, *said)

    @property
    def weakest(self) -> str:
        if isinstance(self.listing, Meeting):
            return weakest_point(self.listing, clock.today(self.zone), self.check)
        said = (self.check, self.capacity, clock.now(), self.zone)
        return service_weakest_point(self.listing, *said)

    @property
    def where(self) -> str:
        """Where it is, in a few words; "" for what no address may be told of."""
        if isinstance(self.listing, Meeting):
            place = self.listing.place or self.listing.address_or_zip or self.listing.region
            return "" if self.choice.is_online else place
        if self.site is None or self.site.is_confidential:
            return ""
        return ", ".join(part for part in (self.site.address_1, self.site.city) if part)


def options_for(
    actor: Actor, wishes: Wishes, place: Place | None, *, far_and_wide: bool = False
) -> list[Option]:
    """What is around, meetings and services; limits are not asked here, but where the database
    can, it is told what must be.
    """
    services, meetings = _service_wishes(wishes, place), _meeting_wishes(wishes, place)
    if far_and_wide:
        services = [replace(wish, most=MANY, kilometers=FARTHEST) for wish in services]
        meetings = [replace(wish, most=MANY, kilometers=FARTHEST) for wish in meetings]
    return services_around(actor, *services) + meetings_around(actor, *meetings)


def meetings_around(actor: Actor, *wishes: Wish) -> list[Option]:
    """What fits any of the wishes."""
    if not wishes:
        return []
    today, zone = clock.today(actor.zone), ZoneInfo(actor.zone)
    return [
        Option(
            choice=choice_of_meeting(
                one.meeting,
                one.check,
                today,
                is_online=one.at.is_online,
                kilometers=None if one.at.is_online else one.at.kilometers,
                starts_at=one.at.starts_at.astimezone(zone),
            ),
            listing=one.meeting,
            check=one.check,
            zone=actor.zone,
        )
        for one in meetings_to_weigh(actor=actor, wishes=wishes, now=clock.now())
    ]


def services_around(actor: Actor, *wishes: ServiceWish) -> list[Option]:
    """What fits any of the wishes."""
    found: dict[UUID, SpottedService] = {}
    for wish in wishes:
        search = ServiceSearch(actor.organization_id, wish, actor.zone, clock.now())
        found = {one.service_id: one for one in search.run()} | found
    return options_of_services(actor, found)


def options_of_services(actor: Actor, spotted: dict[UUID, SpottedService]) -> list[Option]:
    """One statement."""
    now, today = clock.now(), clock.today(actor.zone)
    return [
        Option(
            choice=choice_of_service(one, now, today),
            listing=one.service,
            site=one.site,
            capacity=one.capacity,
            check=one.check,
            agency=one.agency,
            zone=actor.zone,
        )
        for one in services_to_weigh(spotted)
    ]


def option_of(actor: Actor, wishes: Wishes, place: Place | None, listing_id: UUID) -> Option | None:
    """One listing, whatever speaks against it; None for what the house does not know."""
    theirs = {"organization_id": actor.organization_id, "pk": listing_id}
    meeting = Meeting.objects.select_related("source").filter(**theirs).first()
    if meeting is not None:
        return _option_of_meeting(actor, meeting, place)
    if not Service.objects.filter(**theirs).exists():
        return None
    wish = ServiceWish(place=place, need=wishes.need, most=MOST)
    near = ServiceSearch(actor.organization_id, wish, actor.zone, clock.now()).run()
    seen = next((one for one in near if one.service_id == listing_id), None)
    seen = seen or _without_offer(listing_id, place)
    return next(iter(options_of_services(actor, {listing_id: seen})), None)


def _without_offer(listing_id: UUID, place: Place | None) -> SpottedService:
    """A service the search has not, by its first site that is on the map."""
    sites = Site.objects.filter(pk__in=Service.objects.filter(pk=listing_id).values("places__site"))
    site = sites.order_by("latitude", "id").first()
    kilometers = _kilometers(place, site.latitude, site.longitude) if site else None
    return SpottedService(listing_id, site.pk if site else None, "", kilometers, None, None)


def _option_of_meeting(actor: Actor, meeting: Meeting, place: Place | None) -> Option:
    check = checks_of_meetings(actor, [meeting.pk]).get(meeting.pk)
    is_online = not meeting.is_in_person
    starts_at = next_occurrence(meeting, clock.now())
    choice = choice_of_meeting(
        meeting,
        check,
        clock.today(actor.zone),
        is_online=is_online,
        kilometers=None if is_online else _kilometers(place, meeting.latitude, meeting.longitude),
        starts_at=starts_at.astimezone(ZoneInfo(actor.zone)) if starts_at else None,
    )
    return Option(choice=choice, listing=meeting, check=check, zone=actor.zone)


def choice_of_meeting(
    meeting: Meeting,
    check: Check | None,
    today: dt.date,
    *,
    is_online: bool,
    kilometers: float | None,
    starts_at: dt.datetime | None,
) -> Choice:
    closed = meeting.attendance == Meeting.Attendance.INACTIVE
    return Choice(
        id=meeting.pk,
        name=meeting.name,
        is_meeting=True,
        needs=ANSWERED_BY.get(meeting.fellowship, frozenset()),
        gone=_gone(meeting, check, is_closed=closed),
        fellowship=meeting.fellowship,
        said=_called(meeting.name, meeting.place, meeting.address, meeting.group),
        features=frozenset(meeting.features),
        latitude=meeting.latitude,
        longitude=meeting.longitude,
        kilometers=kilometers,
        is_online=is_online,
        starts_at=starts_at,
        minutes=minutes_long(meeting.starts, meeting.ends) if meeting.starts else 60,
        checked_days=_checked_days(check, today),
        trusted_days=days_trusted(meeting),
        seen_days=_seen_days(meeting, today),
    )


def choice_of_service(found: WeighedService, now: dt.datetime, today: dt.date) -> Choice:
    service, site, at = found.service, found.site, found.at
    where = (site.name, site.address_1, site.address_2) if site else ()
    is_virtual = site is not None and site.location_type == Site.Kinds.VIRTUAL
    is_usual = not is_special(found.schedules, today)
    return Choice(
        id=service.pk,
        name=service.name,
        is_meeting=False,
        needs=frozenset(service.needs),
        gone=_gone(service, found.check, is_closed=service.status != Service.States.ACTIVE),
        agency_id=service.agency_id,
        said=_called(service.name, found.agency, *where),
        features=frozenset(service.features),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        latitude=site.latitude if site else None,
        longitude=site.longitude if site else None,
        kilometers=at.kilometers,
        is_online=is_virtual or at.is_from_home,
        is_open=at.is_open if is_usual else None,
        opens_at=at.opens_at if is_usual else None,
        free=_free(found, now),
        costs_nothing=_costs_nothing(service),
        checked_days=_checked_days(found.check, today),
        trusted_days=days_trusted(service),
        seen_days=_seen_days(service, today),
    )


@lru_cache(maxsize=10_000)
def _called(*words: str) -> str:
    """Of listings alone, which come again and again: what a person says is not kept in mind."""
    return plain_words(*words)


def _free(found: WeighedService, now: dt.datetime) -> int | None:
    """How many are free, as far as somebody said so lately."""
    known = found.capacity
    return known.available if known and is_fresh(known, found.service, now) else None


def _costs_nothing(service: Service) -> bool | None:
    fees = service.fees_description.casefold()
    return fees.startswith(FREE) if fees else None


def _gone(listing: Listing, check: Check | None, *, is_closed: bool) -> str:
    if is_closed or (check is not None and check.verdict == Check.Verdicts.CLOSED):
        return "closed"
    if listing.hidden_at is not None:
        return "hidden"
    return "unlisted" if listing.unlisted_at is not None else ""


def _checked_days(check: Check | None, today: dt.date) -> int | None:
    """Days since somebody found it right, or put it right."""
    if check is None or not (check.is_right or check.fields):
        return None
    return max(0, check.age(today))


def _seen_days(listing: Listing, today: dt.date) -> int:
    """Days since it was in its list; in the evening the day of a list can be ahead of ours."""
    return max(0, (today - listing.last_in_feed.date()).days)


def _kilometers(
    place: Place | None, latitude: float | None, longitude: float | None
) -> float | None:
    if place is None or latitude is None or longitude is None:
        return None
    return kilometers_between(place.latitude, place.longitude, latitude, longitude)


def _service_wishes(wishes: Wishes, place: Place | None) -> list[ServiceWish]:
    """What to ask the search for services: twice where the place must have what a voice on the
    phone need not.
    """
    company = (wishes.company,) if wishes.company else ()
    most = MOST_BESIDE if _meeting_wishes(wishes, place) else MOST
    whole = ServiceWish(place=place, need=wishes.need, features=company, most=most)
    if wishes.step_free != MUST:
        return [whole]
    there = replace(whole, features=(*company, "step_free"), from_home=False)
    return [there, replace(whole, in_person=False)]


def _meeting_wishes(wishes: Wishes, place: Place | None) -> list[Wish]:
    """The same for meetings: always twice, so that what anybody can join from anywhere does not
    crowd out the one around the corner.
    """
    if wishes.no_fellowship or wishes.need not in MEETINGS_FOR:
        return []
    company = (wishes.company,) if wishes.company else ()
    whole = Wish(place=place, features=company, fellowships=MEETINGS_FOR[wishes.need])
    steps = ("step_free",) if wishes.step_free == MUST else ()
    return [
        replace(whole, features=(*company, *steps), online=False, most=MOST_THERE),
        replace(whole, in_person=False, most=MOST_ONLINE),
    ]
