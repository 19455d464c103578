"""What somebody asks of our feeds, read from an address; what cannot be meant is refused."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.dateparse import parse_date, parse_datetime

from walkwith.directory.hours import DAYS
from walkwith.directory.needs import NEEDS
from walkwith.directory.places import Place, find_place
from walkwith.feeds.out.shapes import number
from walkwith.feeds.out.taxonomy import TAXONOMY, codes_of

USUAL_SIZE, MOST_SIZE = 50, 200
MOST_PAGES = 1_000_000
USUAL_KILOMETERS, MOST_KILOMETERS = 25.0, 100.0
LONGEST_WORDS, MOST_WORDS = 100, 6
OLDEST = 130
POINT = re.compile(r"(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)")
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
YES = {"true", "1", "yes"}
FORMATS = ("json", "ndjson")


class NotUnderstood(Exception):
    """A parameter says nothing we can use: which one, and what we would understand."""

    def __init__(self, parameter: str, words: str) -> None:
        super().__init__(parameter)
        self.parameter, self.words = parameter, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request. `needs` is None when no need is asked for; `day` counts from Sunday = 0 and
    `minute` from midnight, by the clock of the place.
    """

    words: tuple[str, ...] = ()
    page: int = 1
    size: int = USUAL_SIZE
    as_lines: bool = False
    minimal: bool = False
    modified_after: dt.datetime | None = None
    needs: tuple[str, ...] | None = None
    agency: UUID | None = None
    place: Place | None = None
    kilometers: float = USUAL_KILOMETERS
    day: int | None = None
    minute: int | None = None
    age: float | None = None
    taxonomy: str = ""
    parent: str = ""
    top_only: bool = False


def read(said: Mapping[str, str]) -> Asked:
    """The parameters of an address. Raises `NotUnderstood`."""
    if said.get("format", "json") not in FORMATS:
        raise NotUnderstood("format", "json or ndjson")
    return Asked(
        words=_words(said.get("search", "")),
        page=_count(said, "page", 1, MOST_PAGES),
        size=_count(said, "per_page", USUAL_SIZE, MOST_SIZE),
        as_lines=said.get("format") == "ndjson",
        minimal=said.get("minimal", "").lower() in YES,
        modified_after=_moment(said),
        needs=_needs(said),
        agency=_key(said, "organization_id"),
        place=_place(said),
        kilometers=_kilometers(said),
        day=_day(said),
        minute=_minute(said),
        age=_age(said),
        taxonomy=said.get("taxonomy_id", ""),
        parent=said.get("parent_id", ""),
        top_only=said.get("top_only", "").lower() in YES,
    )


def _words(given: str) -> tuple[str, ...]:
    return tuple(given[:LONGEST_WORDS].replace("\x00", " ").split()[:MOST_WORDS])


def _count(said: Mapping[str, str], name: str, usual: int, most: int) -> int:
    given = said.get(name, "")
    if not given:
        return usual
    if not re.fullmatch(r"[0-9]{1,7}", given) or not 1 <= int(given) <= most:
        raise NotUnderstood(name, f"a whole number from 1 to {most}")
    return int(given)


def _key(said: Mapping[str, str], name: str) -> UUID | None:
    try:
        return UUID(said[name]) if said.get(name) else None
    except ValueError:
        raise NotUnderstood(name, "a UUID") from None


def _moment(said: Mapping[str, str]) -> dt.datetime | None:
    given = said.get("modified_after", "").replace(" ", "+")
    if not given:
        return None
    try:
        moment = parse_datetime(given)
        day = parse_date(given)
    except ValueError:
        moment = day = None
    if moment is None and day is not None:
        moment = dt.datetime.combine(day, dt.time())
    if moment is None:
        raise NotUnderstood("modified_after", "a moment, such as 2026-11-22T08:00:00Z")
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _needs(said: Mapping[str, str]) -> tuple[str, ...] | None:
    """Needs by their codes, by our terms, or by our whole vocabulary; each narrows the others."""
    found: set[str] | None = None
    if code := said.get("need"):
        if code not in NEEDS:
            raise NotUnderstood("need", "a code of our terms, such as food")
        found = {code}
    if term := said.get("taxonomy_term_id"):
        meant = {code for key in term.split(",")[:50] for code in codes_of(key.strip())}
        found = meant if found is None else found & meant
    if taxonomy := said.get("taxonomy_id"):
        meant = set(NEEDS) if taxonomy == TAXONOMY["id"] else set()
        found = meant if found is None else found & meant
    return None if found is None else tuple(sorted(found))


def _place(said: Mapping[str, str]) -> Place | None:
    given = (said.get("near") or said.get("postcode") or "").strip()
    if not given:
        return None
    if point := POINT.fullmatch(given):
        latitude, longitude = float(point[1]), float(point[2])
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return Place(given, latitude, longitude)
    elif place := find_place(given[:80]):
        return place
    raise NotUnderstood("near", "a ZIP code, a town (Town, ST), or latitude,longitude")


def _kilometers(said: Mapping[str, str]) -> float:
    given = said.get("distance") or said.get("proximity")
    if not given:
        return USUAL_KILOMETERS
    far = number(given)
    if far is None or not 0 < far <= MOST_KILOMETERS:
        raise NotUnderstood("distance", f"kilometers, up to {MOST_KILOMETERS:.0f}")
    return float(far)


def _day(said: Mapping[str, str]) -> int | None:
    given = said.get("day", "").upper()
    if not given:
        return None
    if given not in DAYS:
        raise NotUnderstood("day", "one of " + ", ".join(DAYS))
    return DAYS.index(given)


def _minute(said: Mapping[str, str]) -> int | None:
    given = said.get("time", "")
    if not given:
        return None
    clock = CLOCK.fullmatch(given)
    if clock is None:
        raise NotUnderstood("time", "a time of day such as 18:30")
    return int(clock[1]) * 60 + int(clock[2])


def _age(said: Mapping[str, str]) -> float | None:
    given = said.get("age", "")
    if not given:
        return None
    age = number(given)
    if age is None or not 0 <= age <= OLDEST:
        raise NotUnderstood("age", "years")
    return float(age)
