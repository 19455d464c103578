"""What anybody may see without signing in, where a house opened its directory: facts only.

No one who works there is named, and nobody who looks is counted.
"""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.accounts.models import Organization
from walkwith.directory.freshness import MEETING_DAYS, OFFICE_DAYS, day_here, weakest_point
from walkwith.directory.models import Check, Listing, Meeting, Service
from walkwith.directory.near import Wish
from walkwith.directory.near_services import ServiceWish
from walkwith.directory.queries.agencies import ServiceFacts, service_facts
from walkwith.directory.queries.checking import checks_of_meetings, checks_of_services
from walkwith.directory.queries.finding import (
    FoundMeetings,
    FoundServices,
    meetings_typed,
    services_near,
)
from walkwith.directory.queries.meetings import MeetingFacts, meeting_facts
from walkwith.directory.sharing import Told, meeting_told, service_told
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import ago_words
from walkwith.foundation.errors import NotFound

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Opened:
    """A house whose directory is open, and the visitor in it: nobody, of no account."""

    house: Organization
    visitor: Actor


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One listing as it leaves the house: who checked it stays here."""

    told: Told
    freshness: str


def opened_directory(*, at: str) -> Opened:
    house = Organization.objects.filter(public_at=at).first() if at else None
    if house is None:
        raise NotFound
    visitor = Actor(
        id=NOBODY,
        account_id=NOBODY,
        organization_id=house.pk,
        role="supporter",
        name="",
        zone=house.zone,
    )
    return Opened(house, visitor)


def public_services(
    *, visitor: Actor, wish: ServiceWish, typed: str, exactly: bool
) -> FoundServices:
    found = services_near(actor=visitor, wish=wish, typed=typed, exactly=exactly)
    checks = checks_of_services(visitor, [one.service.pk for one in found.results])
    today = clock.today(visitor.zone)
    results = [
        replace(
            one,
            freshness=public_freshness(one.service, checks.get(one.service.pk), today),
            weakest=public_weakest(one.service),
        )
        for one in found.results
        if _may_be_shown(one.service)
    ]
    near = tuple((need, one) for need, one in found.near if _may_be_shown(one))
    return replace(found, results=results, near=near)


def public_meetings(*, visitor: Actor, wish: Wish, exactly: bool) -> FoundMeetings:
    typed = meetings_typed(actor=visitor, wish=wish, exactly=exactly)
    today = clock.today(visitor.zone)
    results = [
        replace(
            one,
            freshness=public_freshness(one.meeting, one.check, today),
            weakest=weakest_point(one.meeting, today),
        )
        for one in typed.found.results
        if _may_be_shown(one.meeting)
    ]
    return replace(typed, found=replace(typed.found, results=results))


def public_service(*, visitor: Actor, service_id: UUID) -> ServiceFacts:
    facts = service_facts(actor=visitor, service_id=service_id)
    if not facts.service.is_listed or not _may_be_shown(facts.service):
        raise NotFound
    check = checks_of_services(visitor, [service_id]).get(service_id)
    today = clock.today(visitor.zone)
    return replace(
        facts,
        freshness=public_freshness(facts.service, check, today),
        weakest=public_weakest(facts.service),
    )


def public_meeting(*, visitor: Actor, meeting_id: UUID) -> MeetingFacts:
    facts = meeting_facts(actor=visitor, meeting_id=meeting_id)
    if not facts.meeting.is_listed or not _may_be_shown(facts.meeting):
        raise NotFound
    check = checks_of_meetings(visitor, [meeting_id]).get(meeting_id)
    today = clock.today(visitor.zone)
    return replace(
        facts,
        freshness=public_freshness(facts.meeting, check, today),
        weakest=weakest_point(facts.meeting, today),
    )


def service_to_hand_over(*, actor: Actor, service_id: UUID) -> HandedOver:
    facts = service_facts(actor=actor, service_id=service_id)
    site = facts.places[0].site if facts.places else None
    hours = facts.hours or (facts.places[0].hours if facts.places else [])
    check = checks_of_services(actor, [service_id]).get(service_id)
    return HandedOver(
        service_told(facts.service, site, facts.phones, "; ".join(hours)),
        public_freshness(facts.service, check, clock.today(actor.zone)),
    )


def meeting_to_hand_over(*, actor: Actor, meeting_id: UUID) -> HandedOver:
    facts = meeting_facts(actor=actor, meeting_id=meeting_id)
    check = checks_of_meetings(actor, [meeting_id]).get(meeting_id)
    return HandedOver(
        meeting_told(facts.meeting, facts.when),
        public_freshness(facts.meeting, check, clock.today(actor.zone)),
    )


def public_freshness(listing: Listing, check: Check | None, today: dt.date) -> str:
    """When it was checked or last in its list; never by whom."""
    trusted = MEETING_DAYS if isinstance(listing, Meeting) else OFFICE_DAYS
    if check is not None and check.is_right and check.age(today) <= trusted:
        return _("Checked %(when)s.") % {"when": ago_words(check.on, today)}
    if listing.source.is_own:
        return _("Written down %(when)s.") % {"when": ago_words(day_here(listing.seen_at), today)}
    seen = {"when": ago_words(day_here(listing.last_in_feed), today)}
    return _("In the list %(when)s.") % seen


def public_weakest(service: Service) -> str:
    return service.alert or (
        _("It was not in the newest list. Call before you go.") if service.missed else ""
    )


def _may_be_shown(listing: Listing) -> bool:
    """What its publisher took down is shown to nobody outside."""
    return listing.source.taken_down_at is None
