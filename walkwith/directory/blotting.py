"""Texts without an address that must not be told, however it is written there."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from walkwith.directory.streets import LIKE_AN_ADDRESS

GONE = "…"
SHORTEST_SECRET = 6
ADDRESSES = {
    *("addresses", "physical_addresses", "postal_addresses", "physical_address"),
    *("postal_address", "address", "location", "locations", "latitude", "longitude"),
    *("service_at_locations", "service_at_location", "services_at_location"),
    *("address_1", "address_2", "street", "street address", "mailing address", "postal_code"),
    *("zip", "zip code", "zipcode", "lat", "lng", "lon", "long", "coordinates", "geo", "map"),
    *("transportation", "directions", "direccion", "dirección", "calle", "código postal"),
}
LINKS = {"url", "website"}
# "9 N Hidden Lane" is written "9 North Hidden Ln." just as well: a number, then the street's name.
TOWARDS = r"(?:[nsew]|[ns][ew]|(?:north|south)(?:east|west)?|east|west)"
KINDS = (
    "street|st|avenue|ave|av|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|terrace"
    "|ter|highway|hwy|parkway|pkwy|circle|cir|square|sq|alley|calle|avenida|camino"
)
STREET = re.compile(
    rf"\s*(\d+\w?)\W+(?:{TOWARDS}\W+)?(?:calle\W+|avenida\W+)?(\w{{3,}})", re.IGNORECASE
)


def told(lines: Iterable[str]) -> set[str]:
    """The lines of an address that say something by themselves."""
    return {line for line in lines if len(line) >= SHORTEST_SECRET}


def without(said: Any, secrets: frozenset[str], *, all_streets: bool = False) -> Any:
    """Texts without the secrets, objects without what is an address; without `all_streets`, whether
    they are known or not.
    """
    if isinstance(said, str):
        for pattern in _patterns(secrets):
            said = pattern.sub(GONE, said)
        for pattern in LIKE_AN_ADDRESS if all_streets else ():
            said = pattern.sub(GONE, said)
        return said
    if isinstance(said, list):
        return [without(part, secrets, all_streets=all_streets) for part in said]
    if isinstance(said, dict):
        told = {
            name: without(part, secrets, all_streets=all_streets)
            for name, part in said.items()
            if name.lower() not in ADDRESSES
        }
        # A part of a link leads nowhere.
        return told | {name: "" for name in LINKS & told.keys() if told[name] != said[name]}
    return said


def says(said: Any, secrets: frozenset[str]) -> bool:
    """Does any text in it, however deep, tell a secret?"""
    if isinstance(said, str):
        return any(pattern.search(said) for pattern in _patterns(secrets))
    parts = list(said.values()) if isinstance(said, dict) else said
    return isinstance(parts, (list, tuple)) and any(says(part, secrets) for part in parts)


def word_of(secret: str) -> str:
    """A word that stands wherever the secret is told: the name of its street, else its longest."""
    if street := STREET.match(secret):
        return street[2]
    return max(secret.split(), key=len)


@lru_cache(maxsize=500)
def _patterns(secrets: frozenset[str]) -> list[re.Pattern[str]]:
    """As it stands, the longest first; then by its number and the name of its street."""
    found = [
        r"\s+".join(map(re.escape, secret.split())) + r"\w*"  # "9 Elm St" in "9 Elm Street"
        for secret in sorted(secrets, key=lambda secret: (-len(secret), secret))
    ]
    for secret in sorted(secrets):
        if street := STREET.match(secret):
            number, name = map(re.escape, street.groups())
            found.append(
                rf"\b{number}\W+(?:{TOWARDS}\W+)?(?:calle\W+|avenida\W+)?{name}\b"
                rf"(?:\W+(?:{KINDS})\b\.?)?"
            )
    return [re.compile(pattern, re.IGNORECASE) for pattern in found]
