"""One service and one agency, with all that their pages say."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from walkwith.directory import told, words
from walkwith.directory.freshness import (
    free_words,
    has_beds,
    is_fresh,
    moment_ago,
    month_words,
    service_freshness,
    service_weakest_point,
)
from walkwith.directory.hours import that_hold
from walkwith.directory.models import (
    Agency,
    Capacity,
    Certification,
    Check,
    Service,
    ServiceSite,
    Site,
)
from walkwith.directory.needs import need_words
from walkwith.directory.opening import hours_words, open_words
from walkwith.directory.queries.checking import (
    capacities_of,
    certifications_of,
    certifications_of_agency,
    checks_of_services,
)
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

MOST_SITES = 20
MOST_SERVICES = 60


@dataclass(frozen=True, slots=True)
class Vouched:
    """A certification in words; one that has ended says so."""

    certification: Certification
    words: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service is, and its hours there."""

    site: Site
    lines: list[str]
    way: str
    access: list[str]
    hours: list[str]
    open_now: str


@dataclass(frozen=True, slots=True)
class Free:
    """What was last said to be free."""

    capacity: Capacity
    words: str
    who: str
    when: str
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """All that one service's page says."""

    service: Service
    needs: list[str]
    features: list[str]
    phones: list[told.Phone]
    places: list[Place]
    schedules: list[dict[str, Any]]
    hours: list[str]
    open_now: str
    cost: str
    ages: str
    papers: list[str]
    languages: list[str]
    contacts: list[str]
    free: Free | None
    has_beds: bool
    vouched: list[Vouched]
    check: Check | None
    freshness: str
    weakest: str

    @property
    def is_confidential(self) -> bool:
        return any(place.site.is_confidential for place in self.places)

    @property
    def is_secret(self) -> bool:
        """Its place is never told: it hides it, or somebody beside it does."""
        return self.is_confidential or (self.service.hides and not self.open_places)

    @property
    def open_places(self) -> list[Place]:
        """Where somebody can go: confidential ones and those without a line are nowhere."""
        return [one for one in self.places if one.lines and not one.site.is_confidential]

    @property
    def has_hours(self) -> bool:
        return bool(self.hours) or any(place.hours for place in self.places)

    @property
    def link(self) -> str:
        return told.web_link(self.service.url or self.service.agency.website)


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """All that one agency's page says."""

    agency: Agency
    phones: list[told.Phone]
    vouched: list[Vouched]
    services: list[tuple[Service, str]]

    @property
    def link(self) -> str:
        return told.web_link(self.agency.website)


def service_facts(*, actor: Actor, service_id: UUID) -> ServiceFacts:
    service = (
        Service.objects.select_related("source", "agency")
        .filter(pk=service_id, organization_id=actor.organization_id)
        .first()
    )
    if service is None:
        raise NotFound
    now = clock.now()
    at = list(at_sites(actor, service=service)[:MOST_SITES])
    check = checks_of_services(actor, [service.pk]).get(service.pk)
    capacity = capacities_of(actor, [service.pk]).get(service.pk)
    vouched = certifications_of(actor, [service])[service.pk]
    schedules = told.schedules_of(service, at[0] if len(at) == 1 else None)
    usual_zone = service.source.zone or actor.zone
    zone = _zone_of(actor, service, at)
    moment = now if service.status == Service.States.ACTIVE else None
    return ServiceFacts(
        service=service,
        needs=[need_words(code) for code in service.needs],
        features=words.feature_words(service.features),
        phones=told.phones_of(service, at, zone),
        places=[_place(service, each, usual_zone, moment, len(at)) for each in at],
        schedules=schedules,
        hours=hours_words(that_hold(schedules, clock.today(zone))),
        open_now=open_words(schedules, zone, moment) if moment else "",
        cost=told.costs_words(service),
        ages=told.ages_words(service),
        papers=told.words_of(service.details, "required_documents", "document"),
        languages=told.languages_in(service),
        contacts=told.words_of(service.details, "contacts", "name", "title"),
        free=_free(service, capacity, actor, now) if capacity else None,
        has_beds=has_beds(service),
        vouched=[_vouched(one, clock.today(actor.zone)) for one in vouched],
        check=check,
        freshness=service_freshness(service, check, None, now, actor.zone),
        weakest=service_weakest_point(service, check, capacity, now, actor.zone, vouched),
    )


def phones_of_service(*, actor: Actor, service: Service) -> list[told.Phone]:
    """How to call it, as its own page says."""
    at = list(at_sites(actor, service=service)[:MOST_SITES])
    return told.phones_of(service, at, _zone_of(actor, service, at))


def _zone_of(actor: Actor, service: Service, at: Iterable[ServiceSite]) -> str:
    return next((one.site.zone for one in at if one.site.zone), service.source.zone or actor.zone)


def agency_facts(*, actor: Actor, agency_id: UUID) -> AgencyFacts:
    agency = (
        Agency.objects.select_related("source")
        .filter(pk=agency_id, organization_id=actor.organization_id)
        .first()
    )
    if agency is None:
        raise NotFound
    services = list(
        Service.objects.filter(organization_id=actor.organization_id, agency=agency)
        .exclude(status=Service.States.DEFUNCT)
        .filter(unlisted_at=None)
        .select_related("source")
        .order_by("name")[:MOST_SERVICES]
    )
    checks = checks_of_services(actor, [one.pk for one in services])
    free = capacities_of(actor, [one.pk for one in services])
    now = clock.now()
    said = (
        (one, service_freshness(one, checks.get(one.pk), free.get(one.pk), now, actor.zone))
        for one in services
    )
    vouched = certifications_of_agency(actor, agency.pk)
    return AgencyFacts(
        agency=agency,
        phones=told.phones_in([agency.details], actor.zone),
        vouched=[_vouched(one, clock.today(actor.zone)) for one in vouched],
        services=list(said),
    )


def last_count(facts: ServiceFacts) -> dict[str, Any]:
    """What the form to count begins with."""
    if facts.free is None:
        return {}
    last = facts.free.capacity
    return {"available": last.available, "maximum": last.maximum}


def service_as_told(facts: ServiceFacts) -> dict[str, Any]:
    """What the form to put a service right begins with; lines end as a browser sends them."""
    said = {
        "phone": facts.phones[0].number if facts.phones else "",
        "cost": facts.service.fees_description,
        "who": facts.service.eligibility_description,
    }
    return {name: "\r\n".join(words.strip().splitlines()) for name, words in said.items()}


def at_sites(actor: Actor, **of: Any) -> QuerySet[ServiceSite]:
    """Where services are, as their pages tell it."""
    found = ServiceSite.objects.filter(organization_id=actor.organization_id, **of)
    listed = found.filter(site__unlisted_at=None, site__hidden_at=None)
    return listed.select_related("site").order_by("site__name", "site_id")


def _place(
    service: Service, at: ServiceSite, usual_zone: str, now: dt.datetime | None, doors: int
) -> Place:
    """One of several doors says its own hours where they are not those of the service.

    `now` is None while nothing is offered there: then no door is open.
    """
    today = clock.today(at.site.zone or usual_zone)
    schedules = that_hold(told.schedules_of(service, at), today)
    if doors == 1 or schedules == that_hold(told.schedules_of(service, None), today):
        schedules = []
    return Place(
        site=at.site,
        lines=told.address_lines(at.site),
        way="" if at.site.is_confidential else at.site.transportation,
        access=told.words_of(at.site.details, "accessibility", "description", "details"),
        hours=hours_words(schedules),
        open_now=open_words(schedules, at.site.zone or usual_zone, now) if now else "",
    )


def _free(service: Service, capacity: Capacity, actor: Actor, now: dt.datetime) -> Free:
    return Free(
        capacity=capacity,
        words=free_words(capacity),
        who=capacity.said_by.name if capacity.said_by else capacity.said_there,
        when=moment_ago(capacity.as_of, now, actor.zone),
        is_fresh=is_fresh(capacity, service, now),
    )


def _vouched(one: Certification, today: dt.date) -> Vouched:
    if one.ends_on is None:
        return Vouched(one, "", is_over=False)
    if one.ends_on < today:
        month = {"month": month_words(one.ends_on, today)}
        return Vouched(one, _("Ended in %(month)s") % month, is_over=True)
    until = {"day": date_format(one.ends_on, "DATE_FORMAT")}
    return Vouched(one, _("Until %(day)s") % until, is_over=False)
