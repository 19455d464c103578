"""What is compared: what somebody looks for (`Wishes`), and what there is (`Choice`)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from walkwith.directory.rules import PARTS, kilometers_between, weekday
from walkwith.referrals.rules.weights import A_MINUTE, AROUND_KM, MILE, USUALLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """A place, an agency or a fellowship somebody keeps away from. `words` are folded."""

    kind: str
    words: str = ""
    agency_id: UUID | None = None
    fellowship: str = ""
    latitude: float | None = None
    longitude: float | None = None
    around: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody looks for; what nobody said is empty.

    `ages` are the years they may have by now, the younger first. `busy` are moments, from and
    until; `never` parts of the week ("1:morning", Sunday is 0). `reach` is in kilometers. `tried`
    are those of which they said that it did not help.
    """

    need: str
    spirit: str = ""
    fellowships: frozenset[str] = frozenset()
    no_fellowship: bool = False
    company: str = ""
    gender: str = ""
    ages: tuple[int, int] | None = None
    children: str = ""
    step_free: str = ""
    no_cost: str = ""
    languages: frozenset[str] = frozenset()
    language: str = ""
    reach: float | None = None
    avoided: tuple[Avoided, ...] = ()
    busy: tuple[tuple[dt.datetime, dt.datetime], ...] = ()
    never: frozenset[str] = frozenset()
    tried: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A meeting or a service as matching sees it.

    `gone` says why it cannot be gone to: "closed", "hidden" or "unlisted". A meeting `starts_at`
    a moment, by the clock of the one who goes, and lasts `minutes`; a service is open, or opens
    at a moment, or nobody says. `free` counts places that somebody lately said are free.
    """

    id: UUID
    name: str
    is_meeting: bool
    needs: frozenset[str] = frozenset()
    gone: str = ""
    fellowship: str = ""
    agency_id: UUID | None = None
    said: str = ""
    features: frozenset[str] = frozenset()
    minimum_age: float | None = None
    maximum_age: float | None = None
    kilometers: float | None = None
    latitude: float | None = None
    longitude: float | None = None
    is_online: bool = False
    starts_at: dt.datetime | None = None
    minutes: int = 60
    is_open: bool | None = None
    opens_at: dt.datetime | None = None
    free: int | None = None
    costs_nothing: bool | None = None
    checked_days: int | None = None
    trusted_days: int = 90
    seen_days: int = 0


def reach_of(ways: Iterable[str], far: int | None, far_in: str) -> float | None:
    """How many kilometers somebody goes, by the quickest of their ways; None when nobody said."""
    known = [way for way in ways if way in A_MINUTE]
    if far is None:
        return max((USUALLY[way] for way in known), default=None)
    if far_in == "minutes":
        return far * max((A_MINUTE[way] for way in known), default=A_MINUTE["car"])
    return far * MILE if far_in == "miles" else float(far)


def ages_in(birth_year: int | None, today: dt.date) -> tuple[int, int] | None:
    """The two ages somebody of that year can have."""
    return None if birth_year is None else (today.year - birth_year - 1, today.year - birth_year)


def part_of(moment: dt.datetime) -> str:
    """The part of the week a moment is in, by its own clock: "1:morning"."""
    part = next(
        name for name, (first, last) in PARTS.items() if name and first <= moment.hour < last
    )
    return f"{weekday(moment.date())}:{part}"


def is_avoided(choice: Choice, avoided: Avoided) -> bool:
    """Whether it is the place, the agency or the fellowship, or too near to the place."""
    if avoided.fellowship:
        return choice.fellowship == avoided.fellowship
    if avoided.agency_id is not None and choice.agency_id == avoided.agency_id:
        return True
    if avoided.words and f" {avoided.words} " in f" {choice.said} ":
        return True
    return avoided.kind == "place" and _is_around(choice, avoided)


def _is_around(choice: Choice, avoided: Avoided) -> bool:
    if choice.is_online or choice.latitude is None or choice.longitude is None:
        return False
    if avoided.latitude is None or avoided.longitude is None:
        return False
    here = choice.latitude, choice.longitude
    apart = kilometers_between(*here, avoided.latitude, avoided.longitude)
    return apart <= (AROUND_KM if avoided.around is None else avoided.around)
