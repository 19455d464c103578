"""What to check next, and how much was checked today."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from walkwith.directory import told
from walkwith.directory.freshness import (
    days_trusted,
    freshness,
    is_fresh,
    moment_ago,
    service_freshness,
)
from walkwith.directory.hours import that_hold
from walkwith.directory.models import Capacity, Check, Listing, Meeting, Service, ServiceSite, Use
from walkwith.directory.opening import hours_words
from walkwith.directory.queries.agencies import at_sites
from walkwith.directory.queries.checking import (
    capacities_of,
    checks_of_meetings,
    checks_of_services,
)
from walkwith.directory.queries.meetings import weekly_words
from walkwith.directory.uses import USED_DAYS
from walkwith.directory.waiting import Standing, place_in_line, waits
from walkwith.directory.words import fellowship_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor

MOST = 200
ENOUGH = 20
DOUBTS = (Check.Verdicts.DEAD_NUMBER, Check.Verdicts.WRONG)
Uses = dict[UUID, "Used"]


@dataclass(frozen=True, slots=True)
class Used:
    """How often a listing was used lately, how often somebody asked for a check since the last."""

    times: int = 0
    asks: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A listing that waits to be checked, and why."""

    listing: Listing
    is_meeting: bool
    is_done: bool
    standing: Standing
    freshness: str
    why: list[str]
    about: str
    lines: list[str]
    phones: list[told.Phone]


@dataclass(frozen=True, slots=True)
class Queue:
    """The one whose turn it is, those after it, and what was done today."""

    now: Waiting | None
    after: list[Waiting]
    at: int
    waiting: int
    own_today: int
    house_today: int


def what_to_check(*, actor: Actor, skip: int = 0) -> Queue:
    """Those that wait, in their order, the first `skip` of them left for later."""
    uses = _uses(actor)
    line = [*_services(actor, uses), *_meetings(actor, uses)]
    line = [one for one in line if waits(one.standing) and not one.is_done]
    line.sort(key=lambda one: (one.listing.name, str(one.listing.pk)))
    line.sort(key=lambda one: place_in_line(one.standing), reverse=True)
    left = line[skip:]
    today = Check.objects.filter(
        organization_id=actor.organization_id, on=clock.today(actor.zone)
    ).values_list("by_id", flat=True)
    by = list(today)
    return Queue(
        now=left[0] if left else None,
        after=left[1:5],
        at=skip,
        waiting=len(left),
        own_today=by.count(actor.id),
        house_today=len(by),
    )


def _uses(actor: Actor) -> Uses:
    since = clock.today(actor.zone) - dt.timedelta(days=USED_DAYS)
    found = (
        Use.objects.filter(organization_id=actor.organization_id, day__gte=since)
        .values("listing_id")
        .annotate(used=Sum("times"), asks=Sum("asked"))
        .order_by("-asks", "-used", "listing_id")[:MOST]
    )
    return {row["listing_id"]: Used(row["used"], row["asks"]) for row in found}


def _services(actor: Actor, uses: Uses) -> Iterable[Waiting]:
    home = Service.objects.filter(organization_id=actor.organization_id)
    counted = Capacity.objects.filter(organization_id=actor.organization_id)
    keys = set(uses)
    keys |= set(home.filter(hidden_at__isnull=False).values_list("pk", flat=True)[:MOST])
    keys |= _doubted(actor, "service_id")
    keys |= set(counted.values_list("service_id", flat=True).distinct()[:MOST])
    closed = _closed_by_one(actor, "service_id")
    keys |= closed
    there = ~Q(status=Service.States.DEFUNCT) | Q(pk__in=closed)
    found = home.filter(there, unlisted_at=None)
    services = list(found.filter(pk__in=keys).select_related("source", "agency"))
    if len(services) < ENOUGH:
        checked = Check.objects.filter(
            organization_id=actor.organization_id, service_id=OuterRef("pk")
        )
        more = found.filter(~Exists(checked)).exclude(pk__in=keys)
        services += more.select_related("source", "agency").order_by("pk")[:ENOUGH]
    keys = {one.pk for one in services}
    checks, free = checks_of_services(actor, keys), capacities_of(actor, keys)
    places = _places(actor, keys)
    for service in services:
        key = service.pk
        yield _service(actor, service, checks.get(key), free.get(key), uses.get(key), places[key])


def _service(
    actor: Actor,
    service: Service,
    check: Check | None,
    capacity: Capacity | None,
    used: Used | None,
    ats: Sequence[ServiceSite],
) -> Waiting:
    now = clock.now()
    is_old = capacity is not None and not is_fresh(capacity, service, now)
    standing = _standing(actor, service, check, used, is_count_old=is_old)
    at = ats[0] if ats else None
    zone = next((each.site.zone for each in ats if each.site.zone), "")
    address = ", ".join(told.address_lines(at.site)) if at else ""
    today = clock.today((at.site.zone if at else "") or actor.zone)
    hours = "; ".join(hours_words(that_hold(told.schedules_of(service, at), today)))
    why = _why(standing)
    if capacity is not None and is_old:
        when = {"when": moment_ago(capacity.as_of, now, actor.zone)}
        why.append(_("Somebody last asked what is free %(when)s.") % when)
    return Waiting(
        listing=service,
        is_meeting=False,
        is_done=_is_done(actor, check, standing),
        standing=standing,
        freshness=service_freshness(service, check, None, now, actor.zone),
        why=why,
        about=service.agency.name if service.agency.name != service.name else "",
        lines=[line for line in (hours, address, service.fees_description) if line],
        phones=told.phones_of(service, ats, zone or service.source.zone or actor.zone),
    )


def _meetings(actor: Actor, uses: Uses) -> Iterable[Waiting]:
    home = Meeting.objects.filter(organization_id=actor.organization_id)
    closed = _closed_by_one(actor, "meeting_id")
    keys = set(uses) | _doubted(actor, "meeting_id") | closed
    keys |= set(home.filter(hidden_at__isnull=False).values_list("pk", flat=True)[:MOST])
    there = ~Q(attendance=Meeting.Attendance.INACTIVE) | Q(pk__in=closed)
    found = home.filter(there, unlisted_at=None).select_related("source").defer("raw")
    meetings = list(found.filter(pk__in=keys))
    if len(meetings) < ENOUGH:
        checked = Check.objects.filter(
            organization_id=actor.organization_id, meeting_id=OuterRef("pk")
        )
        more = found.filter(~Exists(checked)).exclude(pk__in=keys)
        meetings += more.order_by("pk")[:ENOUGH]
    checks = checks_of_meetings(actor, [one.pk for one in meetings])
    today = clock.today(actor.zone)
    for meeting in meetings:
        check = checks.get(meeting.pk)
        standing = _standing(actor, meeting, check, uses.get(meeting.pk))
        number = {"number": meeting.conference_phone}
        phones = told.phones_in([{"phones": [number]}], meeting.zone or actor.zone)
        yield Waiting(
            listing=meeting,
            is_meeting=True,
            is_done=_is_done(actor, check, standing),
            standing=standing,
            freshness=freshness(meeting, check, today),
            why=_why(standing),
            about=fellowship_words(meeting.fellowship),
            lines=[
                line
                for line in (weekly_words(meeting), meeting.place, meeting.address_or_zip)
                if line
            ],
            phones=phones,
        )


def _standing(
    actor: Actor,
    listing: Listing,
    check: Check | None,
    used: Used | None,
    *,
    is_count_old: bool = False,
) -> Standing:
    used = used or Used()
    return Standing(
        is_hidden=listing.hidden_at is not None,
        is_doubted=check is not None and (check.is_doubt or check.is_closing),
        asked=used.asks,
        uses=used.times,
        days=check.age(clock.today(actor.zone)) if check else None,
        days_trusted=days_trusted(listing),
        is_count_old=is_count_old,
    )


def _is_done(actor: Actor, check: Check | None, standing: Standing) -> bool:
    """What one has said oneself is not asked again the same day, unless somebody asks since."""
    if check is None or (check.by_id, check.on) != (actor.id, clock.today(actor.zone)):
        return False
    return check.is_doubt or check.is_closing or not standing.asked


def _why(one: Standing) -> list[str]:
    said = []
    if one.is_hidden:
        said.append(_("Nobody can find it until you check: its number was dead twice."))
    if one.asked and not one.is_hidden and not one.is_doubted:
        said.append(_("Somebody who knows it asks for a check."))
    if one.uses > 1:
        words = ngettext("Used %(n)s time lately.", "Used %(n)s times lately.", one.uses)
        said.append(words % {"n": one.uses})
    return said


def _doubted(actor: Actor, of: str) -> set[UUID]:
    since = clock.today(actor.zone) - dt.timedelta(days=USED_DAYS)
    said = Check.objects.filter(
        organization_id=actor.organization_id, verdict__in=DOUBTS, on__gte=since
    ).exclude(**{of: None})
    return set(said.order_by("-on").values_list(of, flat=True)[:MOST])


def _closed_by_one(actor: Actor, of: str) -> set[UUID]:
    """What only one person found closed for good: a second one looks, too."""
    said = Check.objects.filter(
        organization_id=actor.organization_id, verdict=Check.Verdicts.CLOSED
    ).exclude(**{of: None})
    alone = said.values(of).annotate(people=Count("by", distinct=True), last=Max("on"))
    return set(alone.filter(people=1).order_by("-last").values_list(of, flat=True)[:MOST])


def _places(actor: Actor, keys: Iterable[UUID]) -> dict[UUID, list[ServiceSite]]:
    found: dict[UUID, list[ServiceSite]] = defaultdict(list)
    for at in at_sites(actor, service_id__in=list(keys)).defer("site__raw"):
        found[at.service_id].append(at)
    return found
