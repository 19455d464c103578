import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from walkwith.accounts.models import Organization
from walkwith.directory import words
from walkwith.directory.freshness import freshness, weakest_point
from walkwith.directory.models import Check, Meeting, Source
from walkwith.directory.near import Search, Spotted, Wish
from walkwith.directory.places import Place, find_place, place_of_zip
from walkwith.directory.queries.checking import checks_of_meetings
from walkwith.directory.queries.duplicates import each_once, with_twins
from walkwith.directory.queries.newest import check_of, with_newest_check
from walkwith.directory.rules import next_start
from walkwith.directory.told import web_link
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_words
from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import Prepared, among, prepared

# What is weighed of a meeting, and what is said of one that is shown.
WEIGHED = (
    *("name", "fellowship", "day", "starts", "ends", "attendance", "features", "place", "address"),
    *("postal_code", "region", "group", "latitude", "longitude", "approximate", "updated_on"),
    *("asks_when", "source", "seen_at", "missed", "unlisted_at", "hidden_at"),
)
MOST_TAGS = 5
A_CROWD = 5_000  # meetings
AFTER = (1, 2, 3)  # weeks: the dates that come after the next one
# Said on a result before the rest, because they decide whether somebody can go.
TELLING = ("open", "newcomers", "step_free", "child_care", "spanish", "women", "men", "lgbtq")


@dataclass(frozen=True, slots=True)
class Result:
    """One meeting that fits, and why: everything a page says about it."""

    meeting: Meeting
    starts_at: dt.datetime
    when: str
    reasons: list[str]
    freshness: str
    weakest: str
    is_online: bool
    kilometers: float | None = None
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """One meeting that fits, where and when the search has it, and the newest check of it."""

    meeting: Meeting
    at: Spotted
    check: Check | None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a wish. `kilometers` is how far it took, `has_more` that there is more."""

    results: list[Result]
    kilometers: int
    has_more: bool


def meetings_near(*, actor: Actor, wish: Wish, now: dt.datetime | None = None) -> Found:
    """Meetings that fit a wish, nearest and soonest first (see `rules.weight`)."""
    now = now or clock.now()
    seen, kilometers = meetings_seen(actor=actor, wish=wish, now=now)
    today = clock.today(actor.zone)
    results = []
    for one in seen:
        meeting, at = one.meeting, one.at
        zone = actor.zone if at.is_online else meeting.zone
        starts_at = at.starts_at.astimezone(ZoneInfo(zone))
        results.append(
            Result(
                meeting=meeting,
                starts_at=starts_at,
                when=_when(meeting, starts_at, today),
                reasons=_reasons(meeting, wish, at.kilometers, starts_at, now, at.is_online),
                freshness=freshness(meeting, one.check, today),
                weakest=weakest_point(meeting, today, one.check),
                is_online=at.is_online,
                kilometers=at.kilometers,
                check=one.check,
            )
        )
    return Found(results, kilometers, has_more=len(results) >= wish.most)


def meetings_seen(*, actor: Actor, wish: Wish, now: dt.datetime) -> tuple[list[Seen], int]:
    """The same without words."""
    lists = _lists(home=actor.organization_id)
    spotted, kilometers = _search(actor, wish, lists, now).run()
    return _seen(spotted, lists, _listed), kilometers


def meetings_to_weigh(*, actor: Actor, wishes: Iterable[Wish], now: dt.datetime) -> list[Seen]:
    """For those who weigh many and show few: what fits any of the wishes, each meeting once, and
    only `WEIGHED` is loaded of it.
    """
    lists = _lists(home=actor.organization_id)
    found = chain.from_iterable(_search(actor, wish, lists, now).run()[0] for wish in wishes)
    best: dict[UUID, Spotted] = {}
    for one in sorted(found, key=lambda one: one.weight(now)):
        best.setdefault(one.meeting_id, one)
    return _seen(list(best.values()), lists, _listed_to_weigh)


def _search(actor: Actor, wish: Wish, lists: Iterable[Source], now: dt.datetime) -> Search:
    in_a_crowd = sum(one.listed for one in lists) > A_CROWD
    zones = _zones_in(lists)
    return Search(actor.organization_id, wish, zones, actor.zone, now, in_a_crowd=in_a_crowd)


def _seen(spotted: list[Spotted], lists: Iterable[Source], ask: Prepared[Meeting]) -> list[Seen]:
    if not spotted:
        return []
    keys = [one.meeting_id for one in spotted]
    meetings = each_once(_from_lists(ask(keys=keys), lists), keys)
    return [
        Seen(meetings[one.meeting_id], one, check_of(meetings[one.meeting_id]))
        for one in spotted
        if one.meeting_id in meetings
    ]


def meeting_with_source(*, actor: Actor, meeting_id: UUID) -> Meeting:
    meeting = (
        Meeting.objects.select_related("source")
        .filter(pk=meeting_id, organization_id=actor.organization_id)
        .first()
    )
    if meeting is None:
        raise NotFound
    return meeting


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """All that one meeting's page says."""

    meeting: Meeting
    when: str
    next: str
    fellowship: str
    features: list[str]
    freshness: str
    weakest: str
    check: Check | None
    later: list[str]

    @property
    def video_link(self) -> str:
        return web_link(self.meeting.conference_url)

    @property
    def web_page(self) -> str:
        return web_link(self.meeting.url)


def check_meeting(*, actor: Actor, meeting_id: UUID | None) -> None:
    """Raises `NotFound` for a meeting the house does not know; none at all is fine."""
    if meeting_id is None:
        return
    known = Meeting.objects.filter(pk=meeting_id, organization_id=actor.organization_id)
    if not known.exists():
        raise NotFound


def meeting_facts(*, actor: Actor, meeting_id: UUID) -> MeetingFacts:
    meeting = meeting_with_source(actor=actor, meeting_id=meeting_id)
    today = clock.today(actor.zone)
    verified = checks_of_meetings(actor, [meeting.pk]).get(meeting.pk)
    starts_at = next_occurrence(meeting, clock.now())
    later = [starts_at + dt.timedelta(weeks=week) for week in AFTER] if starts_at else []
    return MeetingFacts(
        meeting=meeting,
        when=weekly_words(meeting),
        next=_when(meeting, starts_at, today) if starts_at else "",
        fellowship=words.fellowship_words(meeting.fellowship),
        features=words.feature_words(meeting.features),
        freshness=freshness(meeting, verified, today),
        weakest=weakest_point(meeting, today, verified),
        check=verified,
        later=[day_words(moment.date(), today) for moment in later],
    )


def next_occurrence(meeting: Meeting, after: dt.datetime) -> dt.datetime | None:
    """When it starts next, by its own clock; None for one by appointment."""
    if meeting.day is None or meeting.starts is None:
        return None
    return next_start(meeting.day, meeting.starts, meeting.zone, after)


def weekly_words(meeting: Meeting) -> str:
    """ "Thursday, 6 p.m. to 7 p.m.", or "" when it has no time."""
    if meeting.day is None or meeting.starts is None:
        return ""
    return f"{words.DAYS[meeting.day]}, {words.span_words(meeting.starts, meeting.ends)}"


def house_place(*, actor: Actor) -> Place | None:
    """Where the organization is: the middle of its ZIP code."""
    house: Organization = _house(home=actor.organization_id)[0]
    return place_of_zip(house.zip_code)


def wished_place(*, actor: Actor, near: str) -> tuple[Place | None, str]:
    """The place somebody typed, and the name of the town when it is one; else the house.

    There are towns of one name in two countries: the name finds what is not on the map.
    """
    house = house_place(actor=actor)
    near = near.strip()
    if not near:
        return house, ""
    return find_place(near, house), "" if place_of_zip(near) else near.split(",")[0].strip()


def zones_told(actor: Actor) -> list[str]:
    """The zones in which the lists of the house have something."""
    return _zones_in(_lists(home=actor.organization_id))


def _zones_in(lists: Iterable[Source]) -> list[str]:
    return list(dict.fromkeys(zone for one in lists for zone in one.zones if zone))


def _from_lists(meetings: list[Meeting], lists: Iterable[Source]) -> list[Meeting]:
    known = {one.pk: one for one in lists}
    for meeting in meetings:
        meeting.source = known[meeting.source_id]
    return meetings


@prepared
def _listed(*, keys: Any) -> QuerySet[Meeting]:
    return _with_keys(keys).defer("raw", "notes")


@prepared
def _listed_to_weigh(*, keys: Any) -> QuerySet[Meeting]:
    return _with_keys(keys).only(*WEIGHED)


def _with_keys(keys: Any) -> QuerySet[Any]:
    # By key alone: the keys are of this organization's slots, and no other index may tempt.
    return with_newest_check(with_twins(Meeting.objects.filter(among("pk", keys))))


@prepared
def _house(*, home: Any) -> QuerySet[Organization]:
    return Organization.objects.filter(pk=home).only("zip_code")


@prepared
def _lists(*, home: Any) -> QuerySet[Source]:
    return Source.objects.filter(organization_id=home)


def _when(meeting: Meeting, starts_at: dt.datetime, today: dt.date) -> str:
    ends = meeting.ends
    if ends is not None and meeting.starts is not None:
        length = dt.datetime.combine(today, ends) - dt.datetime.combine(today, meeting.starts)
        ends = (starts_at + length % dt.timedelta(days=1)).time()
    span = words.span_words(starts_at.time().replace(second=0), ends)
    return f"{day_words(starts_at.date(), today)}, {span}"


def _reasons(
    meeting: Meeting,
    wish: Wish,
    kilometers: float | None,
    starts_at: dt.datetime,
    now: dt.datetime,
    is_online: bool,
) -> list[str]:
    said = [words.from_home()] if is_online else []
    if kilometers is not None and wish.place is not None:
        said.append(words.distance_words(kilometers, in_miles=bool(wish.place.state)))
    said.append(words.soon_words(starts_at, now))
    telling = [*wish.features, *(code for code in TELLING if code not in wish.features)]
    codes = [code for code in telling if code in meeting.features]
    codes += [code for code in meeting.features if code not in codes and code != "english"]
    if is_online:
        codes = [code for code in codes if code not in words.OF_THE_PLACE]
    return [reason for reason in said if reason] + words.feature_words(codes[:MOST_TAGS])
