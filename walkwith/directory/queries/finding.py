import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from walkwith.accounts.models import Organization
from walkwith.directory import told, words
from walkwith.directory.freshness import service_freshness, service_weakest_point
from walkwith.directory.models import Service, ServiceSite, Site
from walkwith.directory.near import Wish
from walkwith.directory.near_services import ServiceSearch, ServiceWish, SpottedService
from walkwith.directory.needs import NEEDS, need_words
from walkwith.directory.opening import special_words, told_in_short
from walkwith.directory.queries.checking import (
    capacities_of,
    certifications_of,
    checks_of_services,
)
from walkwith.directory.queries.duplicates import each_once, with_twins
from walkwith.directory.queries.meetings import Found, meetings_near, zones_told
from walkwith.directory.said import Of
from walkwith.directory.sharing import Told, service_told
from walkwith.directory.spelling import (
    Understood,
    as_typed,
    in_names,
    known_words,
    mended,
    understood,
)
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_inside
from walkwith.foundation.prepared import among, prepared

MOST_REASONS = 3
FAR = 25
TELLING = ("step_free", "spanish", "women", "men", "children_welcome", "child_care", "lgbtq")


@dataclass(frozen=True, slots=True)
class ServiceResult:
    """One service that fits, and why: everything a page says about it."""

    service: Service
    site: Site | None
    need: str
    when: str
    reasons: list[str]
    freshness: str
    weakest: str
    kilometers: float | None
    told: Told


@dataclass(frozen=True, slots=True)
class FoundServices:
    """The answer to a wish. `read` is how what was typed was understood, `left_out` the words
    that nothing near says, `missed` the needs that nothing near is for, and `near` what there is
    for other needs of their kind: each with its need.
    """

    results: list[ServiceResult]
    kilometers: float
    has_more: bool
    read: Understood
    left_out: str = ""
    missed: tuple[str, ...] = ()
    near: tuple[tuple[str, Service], ...] = ()

    @property
    def is_far(self) -> bool:
        return any(one.kilometers is not None and one.kilometers > FAR for one in self.results)


@dataclass(frozen=True, slots=True)
class FoundMeetings:
    found: Found
    read: Understood


def services_near(
    *,
    actor: Actor,
    wish: ServiceWish,
    typed: str = "",
    exactly: bool = False,
    now: dt.datetime | None = None,
) -> FoundServices:
    """Services that fit a wish and what was typed, nearest and soonest first.

    Where nothing is for the need that was heard in the words, those whose names say them.
    `exactly` takes the words as they are: nothing put right, and no need heard in them.
    """
    now = now or clock.now()
    zones = zones_told(actor)
    read = as_typed(typed) if exactly else understood(typed)
    spotted, radius = _spotted(actor, wish, read, zones, now)
    left_out = ""
    if not spotted and not exactly and (again := _mended(actor, "services", typed)):
        read = again
        spotted, radius = _spotted(actor, wish, read, zones, now)
    if not spotted and not exactly and read.words and _meant(wish, read).needs:
        left_out = read.text
        spotted, radius = _spotted(actor, wish, read.without_words, zones, now)
    missed = () if spotted or exactly else _meant(wish, read).needs
    if missed and not wish.wanted:
        left_out, read = "", in_names(typed, read)
        spotted, radius = _spotted(actor, wish, read, zones, now)
    results = _told(actor, _meant(wish, read), spotted, now)
    near = _near(actor, wish, missed, zones, now)
    return FoundServices(results, radius, len(spotted) >= wish.most, read, left_out, missed, near)


def meetings_typed(*, actor: Actor, wish: Wish, exactly: bool = False) -> FoundMeetings:
    """Meetings that fit; when no name says what was typed, the words put right."""
    found = meetings_near(actor=actor, wish=wish)
    if found.results or exactly or not wish.text:
        return FoundMeetings(found, as_typed(wish.text))
    again = _mended(actor, "meetings", wish.text)
    if again is None:
        return FoundMeetings(found, as_typed(wish.text))
    words_right = " ".join(dict(again.mended).get(word, word) for word in as_typed(wish.text).words)
    return FoundMeetings(meetings_near(actor=actor, wish=replace(wish, text=words_right)), again)


def _mended(actor: Actor, of: Of, typed: str) -> Understood | None:
    return mended(typed, known_words(actor.organization_id, of, typed))


def own_house(*, actor: Actor) -> Organization:
    return Organization.objects.get(pk=actor.organization_id)


def _spotted(
    actor: Actor, wish: ServiceWish, read: Understood, zones: list[str], now: dt.datetime
) -> tuple[list[SpottedService], float]:
    asked = _meant(wish, read)
    return ServiceSearch(actor.organization_id, asked, actor.zone, now, zones).widening()


def _near(
    actor: Actor, wish: ServiceWish, missed: tuple[str, ...], zones: list[str], now: dt.datetime
) -> tuple[tuple[str, Service], ...]:
    """What there is for needs of the same kind, where nothing was for those asked for."""
    kinds = {NEEDS[code].group for code in missed if code in NEEDS}
    needs = tuple(code for code in NEEDS if NEEDS[code].group in kinds and code not in missed)
    if not needs:
        return ()
    asked = Understood(needs=needs)
    spotted, _radius = _spotted(actor, replace(wish, need="", needs=()), asked, zones, now)
    known = {one.pk: one for one in _services(keys=[one.service_id for one in spotted])}
    return tuple(
        (one.need, known[one.service_id])
        for one in spotted
        if one.service_id in known and known[one.service_id].is_listed
    )


def _meant(wish: ServiceWish, read: Understood) -> ServiceWish:
    """A need that was chosen goes before those that were heard in the words."""
    needs = tuple(wish.wanted) or read.needs
    return replace(wish, need="", needs=needs, text=read.text)


def _told(
    actor: Actor, wish: ServiceWish, spotted: Iterable[SpottedService], now: dt.datetime
) -> list[ServiceResult]:
    """The results' own facts, loaded in a fixed number of statements."""
    spotted = list(spotted)
    if not spotted:
        return []
    keys = [one.service_id for one in spotted]
    services = each_once((one for one in _services(keys=keys) if one.is_listed), keys)
    ats = _ats(actor, spotted)
    checks = checks_of_services(actor, keys)
    beds, vouched = capacities_of(actor, keys), certifications_of(actor, services.values())
    results = []
    for one in spotted:
        if one.service_id not in services:
            continue
        service = services[one.service_id]
        at = ats.get((one.service_id, one.site_id))
        check, free = checks.get(service.pk), beds.get(service.pk)
        today = now.astimezone(ZoneInfo(actor.zone)).date()
        said = told.schedules_of(service, at)
        when = special_words(said, today) or opening_words(one, now, actor.zone, said)
        results.append(
            ServiceResult(
                service=service,
                site=at.site if at else None,
                need=need_words(one.need) if one.need else "",
                when=when,
                reasons=_reasons(service, wish, one),
                freshness=service_freshness(service, check, free, now, actor.zone),
                weakest=service_weakest_point(
                    service, check, free, now, actor.zone, vouched.get(service.pk, ())
                ),
                kilometers=one.kilometers,
                told=_card(actor, service, at, when),
            )
        )
    return results


@prepared
def _services(*, keys: Any) -> QuerySet[Service]:
    # By key alone: the keys are of this organization's offers.
    found = with_twins(Service.objects.filter(among("pk", keys)))
    kept = found.select_related("agency", "source")
    return kept.defer("raw", "agency__raw", "description")


def _card(actor: Actor, service: Service, at: ServiceSite | None, when: str) -> Told:
    site = at.site if at else None
    zone = (site and site.zone) or service.source.zone or actor.zone
    phones = told.phones_of(service, [at] if at else [], zone)
    return service_told(service, site, phones, when)


def _ats(
    actor: Actor, spotted: Iterable[SpottedService]
) -> dict[tuple[UUID, UUID | None], ServiceSite]:
    """Each of them at the one site where it was found."""
    there = [one for one in spotted if one.site_id]
    services, sites = [one.service_id for one in there], [one.site_id for one in there]
    found = _at_sites(home=actor.organization_id, services=services, sites=sites)
    return {(at.service_id, at.site_id): at for at in found}


@prepared
def _at_sites(*, home: Any, services: Any, sites: Any) -> QuerySet[ServiceSite]:
    at = ServiceSite.objects.filter(
        among("service_id", services), among("site_id", sites), organization_id=home
    )
    return at.select_related("site").defer("site__raw", "site__confirmed")


def opening_words(
    one: SpottedService, now: dt.datetime, zone: str, schedules: Iterable[Mapping[str, Any]]
) -> str:
    """ "Open now, until 5 p.m.", "Opens tomorrow at 9 a.m.", else as its list says it."""
    today = now.astimezone(ZoneInfo(zone)).date()
    if one.is_open is None:
        return told_in_short(schedules, today) or _("Nobody says the hours")
    if one.opens_at is not None:
        said = {"time": words.time_words(one.opens_at.time())}
        day = day_inside(one.opens_at.date(), today)
        return _("Opens %(day)s at %(time)s") % {**said, "day": day}
    if one.closes_at is None:
        return _("Open day and night")
    return _("Open until %(time)s") % {"time": words.time_words(one.closes_at.time())}


def _reasons(service: Service, wish: ServiceWish, one: SpottedService) -> list[str]:
    """The three that tell most: how far, what was wished for, who it is for."""
    said = []
    if one.kilometers is not None and wish.place is not None:
        said.append(words.distance_words(one.kilometers, in_miles=bool(wish.place.state)))
    elif one.is_from_home:
        said.append(words.from_home())
    if one.need and len(wish.wanted) != 1:
        said.append(need_words(one.need))
    telling = [*wish.features, *(code for code in TELLING if code not in wish.features)]
    codes = [code for code in telling if code in service.features or code in wish.features]
    return (said + words.feature_words(codes))[:MOST_REASONS]
