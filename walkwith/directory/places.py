"""Where a place is, from what is packed with the program: nothing is asked of anybody."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import zipcodes
from tzfpy import get_tz

from walkwith.directory.rules import kilometers_between

STATE_AFTER = re.compile(r"^(?P<city>.+?)[,\s]+(?P<state>[A-Za-z]{2})$")
# "Pittsburgh, PA 15201", also "15201-1234, USA".
ZIP_AT_END = re.compile(
    r"(?<![\w-])(?P<code>[0-9]{5})(-[0-9]{4})?([,\s]+(USA?|United States))?\s*$", re.IGNORECASE
)
A_CODE = re.compile(r"[0-9]{5}(-[0-9]{4})?")
ONE_REGION = 3  # digits, of about fifty codes


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, as the person who asked would call it."""

    words: str
    latitude: float
    longitude: float
    state: str = ""

    @property
    def zone(self) -> str:
        return zone_at(self.latitude, self.longitude)


def zone_at(latitude: float, longitude: float) -> str:
    """The IANA zone at a point; "" at sea, where nobody meets."""
    zone = get_tz(longitude, latitude)
    return "" if zone.startswith("Etc/") else str(zone)


def place_of_zip(code: str) -> Place | None:
    """The middle of a United States ZIP code, or None when there is no such code."""
    if not A_CODE.fullmatch(code):
        return None
    return _places_of_codes(code[:ONE_REGION]).get(code[:5])


@lru_cache(maxsize=1_000)
def _places_of_codes(region: str) -> dict[str, Place]:
    """All codes that begin so: one look through the list takes as long as for a single one."""
    found = zipcodes.similar_to(region)  # type: ignore[no-untyped-call]
    return {
        one["zip_code"]: Place(
            f"{one['city']} {one['zip_code']}", float(one["lat"]), float(one["long"]), one["state"]
        )
        for one in found
        if one["lat"]
    }


def zip_at_end(address: str) -> str:
    """The ZIP code an address ends with; "" for none. The number of a house is none."""
    found = ZIP_AT_END.search(address)
    return found["code"] if found and place_of_zip(found["code"]) else ""


@lru_cache(maxsize=2_000)
def find_place(said: str, near: Place | None = None) -> Place | None:
    """A ZIP code, "Town", or "Town, ST". Of several towns the one nearest to `near`."""
    said = " ".join(said.split())
    if place := place_of_zip(said):
        return place
    state, city = "", said
    if named := STATE_AFTER.match(said):
        city, state = named["city"], named["state"].upper()
    found = _towns(city, state) or (_towns(said, "") if state else [])
    if near is not None:
        here = near.latitude, near.longitude
        found = sorted(
            found, key=lambda town: kilometers_between(*here, town.latitude, town.longitude)
        )
    return found[0] if found else None


def _towns(city: str, state: str) -> list[Place]:
    wanted = {"city": city.title(), "active": True} | ({"state": state} if state else {})
    codes = zipcodes.filter_by(**wanted)  # type: ignore[no-untyped-call]
    return list(_middles([code for code in codes if code["lat"]]))


def _middles(codes: list[dict[str, str]]) -> Iterable[Place]:
    """One place for each town: in the middle of its codes."""
    by_town: dict[tuple[str, str], list[dict[str, str]]] = {}
    for code in codes:
        by_town.setdefault((code["city"], code["state"]), []).append(code)
    for (city, state), group in by_town.items():
        north = sum(float(code["lat"]) for code in group) / len(group)
        east = sum(float(code["long"]) for code in group) / len(group)
        yield Place(f"{city}, {state}", north, east, state)
