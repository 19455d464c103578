"""What fits somebody, with reasons; and why something is not there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from walkwith.directory.models import Meeting, Service
from walkwith.directory.near import Wish
from walkwith.directory.near_services import ServiceWish
from walkwith.directory.needs import need_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import listed
from walkwith.foundation.errors import NotFound
from walkwith.people.models import Participant
from walkwith.people.queries import participant_with_id
from walkwith.referrals.matching_words import (
    ABOUT,
    LEFT_OUT,
    moment_words,
    reasons_in_words,
    weakest_in_words,
)
from walkwith.referrals.policies import check_may_suggest
from walkwith.referrals.queries.helping import known_there
from walkwith.referrals.queries.options import (
    Option,
    meetings_around,
    option_of,
    options_for,
    services_around,
)
from walkwith.referrals.queries.wishes import Looking, looking
from walkwith.referrals.rules.limits import limits_broken
from walkwith.referrals.rules.matching import FACTORS, Match, matches, weighed
from walkwith.referrals.rules.weights import WEIGHTS

FIRST = 3
MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Suited:
    """One that fits: the listing, three reasons at most, and its weakest point."""

    listing: Any
    is_meeting: bool
    is_online: bool
    where: str
    when: str
    agency: str
    reasons: list[str]
    weakest: str
    known: str

    @property
    def key(self) -> str:
        return str(self.listing.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPage:
    """The short list. `has_more` says that there is more than is shown."""

    looking: Looking
    need: str
    words: str
    found: Sequence[Suited]
    has_more: bool

    @property
    def is_own(self) -> bool:
        return self.looking.openings.is_own

    @property
    def may_write(self) -> bool:
        return "referrals" in self.looking.openings.may_write

    @property
    def may_plan(self) -> bool:
        return "plan" in self.looking.openings.may_write


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One factor of one listing beside the last that is shown: (words, here, there)."""

    words: str
    here: int
    there: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyPage:
    """Why one listing is not in the short list, or that it is. `lines` are the numbers."""

    looking: Looking
    need: str
    words: str
    option: Option
    left_out: list[str]
    is_shown: bool
    is_further_down: bool
    compared: str
    lines: list[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A listing somebody looks for by its name."""

    id: UUID
    name: str
    where: str


def match_page(
    actor: Actor, participant_id: UUID, need: str, *, near: str = "", most: int = FIRST
) -> MatchPage:
    """A fixed number of statements. Raises `NotFound` out of reach, or for an unknown need."""
    looks = looking(actor, participant_id, need, near)
    best, options = _ranked(actor, looks)
    known = known_there(participant_id, page="match")
    shown = best[: min(most, MOST)]
    return MatchPage(
        looking=looks,
        need=need,
        words=need_words(need),
        found=[_suited(one, looks, options[one.choice.id], known) for one in shown],
        has_more=len(best) > most and most < MOST,
    )


def why_page(
    actor: Actor, participant_id: UUID, need: str, listing_id: UUID, *, near: str = ""
) -> WhyPage:
    """What stands between one listing and the short list. Raises `NotFound`."""
    looks = looking(actor, participant_id, need, near)
    best, options = _ranked(actor, looks)
    option = options.get(listing_id) or option_of(actor, looks.wishes, looks.place, listing_id)
    if option is None:
        raise NotFound
    broken = limits_broken(looks.wishes, option.choice)
    shown = best[:MOST]
    place = next((n for n, one in enumerate(shown) if one.choice.id == listing_id), None)
    this = weighed(looks.wishes, option.choice, clock.now())
    last = shown[-1] if shown and place is None else None
    return WhyPage(
        looking=looks,
        need=need,
        words=need_words(need),
        option=option,
        left_out=[str(LEFT_OUT[code]) for code in broken],
        is_shown=place is not None and not broken,
        is_further_down=place is not None and place >= FIRST,
        compared="" if broken or last is None else _compared(this, last),
        lines=[] if broken else _lines(this, last),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPage:
    """What goes by a name around there, to ask why it is not in the short list."""

    looking: Looking
    need: str
    words: str
    found: Sequence[Named]


def named_page(
    actor: Actor, participant_id: UUID, need: str, name: str, *, near: str = ""
) -> NamedPage:
    """Meetings and services around by that name, whatever speaks against them."""
    looks = looking(actor, participant_id, need, near)
    found = _named(actor, looks, name) if name.strip() else []
    return NamedPage(looking=looks, need=need, words=need_words(need), found=found)


def service_to_suggest(
    actor: Actor, participant_id: UUID, service_id: UUID
) -> tuple[Participant, Service]:
    """Somebody, and a service to bring to them. Raises `NotFound` and `NotAllowed`."""
    check_may_suggest(actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="suggest")
    known = Service.objects.filter(pk=service_id, organization_id=actor.organization_id)
    service = known.select_related("agency").first()
    if service is None:
        raise NotFound
    return person, service


def _named(actor: Actor, looks: Looking, words: str) -> list[Named]:
    found = services_around(actor, ServiceWish(place=looks.place, text=words, most=2 * MOST))
    found += meetings_around(actor, Wish(place=looks.place, text=words, most=MOST))
    found.sort(key=lambda one: (one.choice.name.casefold(), str(one.choice.id)))
    return [
        Named(id=one.choice.id, name=one.choice.name, where=one.where) for one in found[: 2 * MOST]
    ]


def _ranked(actor: Actor, looks: Looking) -> tuple[list[Match], dict[UUID, Option]]:
    """Where limits leave less than a short list of what is around, what is farther is asked too:
    somebody who is free on Sundays alone has to look past all that begins before.
    """
    best, options = _weighed(looks, options_for(actor, looks.wishes, looks.place))
    if len(best) < min(FIRST, len(options)):
        wider = options_for(actor, looks.wishes, looks.place, far_and_wide=True)
        best, options = _weighed(looks, wider)
    return best, options


def _weighed(looks: Looking, found: list[Option]) -> tuple[list[Match], dict[UUID, Option]]:
    options = {one.choice.id: one for one in found}
    return matches(looks.wishes, [one.choice for one in found], clock.now()), options


def _suited(match: Match, looks: Looking, option: Option, known: dict[UUID, str]) -> Suited:
    now: dt.datetime = clock.now()
    listing = option.listing
    return Suited(
        listing=listing,
        is_meeting=isinstance(listing, Meeting),
        is_online=match.choice.is_online,
        where=option.where,
        when=moment_words(match.choice, now) if match.choice.starts_at else "",
        agency=option.agency,
        reasons=reasons_in_words(match, looks.wishes, option, looks.place, now),
        weakest=weakest_in_words(match, looks.wishes, option, looks.place, now),
        known=known.get(listing.pk, ""),
    )


def _compared(this: Match, last: Match) -> str:
    """What the last one shown has that this one lacks, in words."""
    behind = {
        code: WEIGHTS[code] * (last.shares.get(code, 0) - share)
        for code, share in this.shares.items()
    }
    most = sorted((code for code in behind if behind[code] > 0), key=lambda code: -behind[code])
    return listed([str(ABOUT[code]) for code in most[:3]])


def _lines(this: Match, last: Match | None) -> list[Line]:
    return [
        Line(
            words=str(ABOUT[code]),
            here=WEIGHTS[code] * this.shares[code] // 100,
            there=None if last is None else WEIGHTS[code] * last.shares.get(code, 0) // 100,
        )
        for code in FACTORS
        if code in this.shares
    ]
