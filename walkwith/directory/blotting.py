"""Texts without an address that must not be told, however it is written there."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from walkwith.directory.said import folded
from walkwith.directory.streets import COMPASS, LIKE_AN_ADDRESS, PERHAPS, SURELY

GONE = "…"
SHORTEST_SECRET = 6
# Names of what holds an address, in HSDS and above the columns of tables, as `folded` leaves them.
ADDRESSES = frozenset(
    {
        *("addresses", "physical addresses", "postal addresses", "physical address", "address"),
        *("postal address", "location", "locations", "latitude", "longitude", "site", "venue"),
        *("service at locations", "service at location", "services at location", "location name"),
        *("site name", "place", "building", "address 1", "address 2", "address line 1", "street"),
        *(
            "address line 2",
            "street address",
            "street address 1",
            "street 1",
            "street1",
            "street 2",
        ),
        *("street2", "full address", "location address", "program address", "site address"),
        *("mailing address", "suite", "apt", "cross street", "cross streets", "landmark"),
        *("landmarks", "intersection", "postal code", "zip", "zip code", "zipcode", "postcode"),
        *("zip postal code", "lat", "lng", "lon", "long", "x", "y", "coordinates", "geo", "map"),
        *("transportation", "directions", "direccion", "direccion completa", "calle", "domicilio"),
        *("calle y numero", "codigo postal", "cp", "lugar", "sitio", "local", "sede", "piso"),
        *("latitud", "longitud", "coordenadas", "mapa", "como llegar", "entre calles", "ubicacion"),
    }
)
LINKS = {"url", "website"}
# "9 N Hidden Lane" is written "9 North Hidden Ln." just as well: a number, then the street's name.
KINDS = f"{SURELY}|{PERHAPS}|calle|avenida|camino"
STREET = re.compile(
    rf"\s*(\d+\w?)\W+(?:{COMPASS}\W+)?(?:calle\W+|avenida\W+)?(\w{{3,}})", re.IGNORECASE
)


def told(lines: Iterable[str]) -> set[str]:
    """The lines of an address that say something by themselves."""
    return {line for line in lines if len(line) >= SHORTEST_SECRET}


def without(said: Any, secrets: frozenset[str], *, all_streets: bool = False) -> Any:
    """Texts without the secrets, objects without what is an address. With `all_streets` the texts
    also lose whatever looks like one, known or not.
    """
    if isinstance(said, str):
        for pattern in _patterns(secrets) if _may_tell(said, secrets) else ():
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
            if _called(name) not in ADDRESSES
        }
        # A part of a link leads nowhere.
        return told | {name: "" for name in LINKS & told.keys() if told[name] != said[name]}
    return said


def _called(name: str) -> str:
    """ "Código_Postal" is a codigo postal."""
    return " ".join(re.findall(r"[a-z0-9]+", folded(name)))


def says(said: Any, secrets: frozenset[str]) -> bool:
    """Does any text in it, however deep, tell a secret?"""
    if isinstance(said, str):
        return _may_tell(said, secrets) and any(
            pattern.search(said) for pattern in _patterns(secrets)
        )
    parts = list(said.values()) if isinstance(said, dict) else said
    return isinstance(parts, (list, tuple)) and any(says(part, secrets) for part in parts)


def word_of(secret: str) -> str:
    """A word that stands wherever the secret is told: the name of its street, else its longest."""
    if street := STREET.match(secret):
        return street[2]
    return max(secret.split(), key=len)


def _may_tell(said: str, secrets: frozenset[str]) -> bool:
    """False where a word is lacking that every way to tell one has: most texts are passed by."""
    if not said.isascii():
        return bool(secrets)
    small = said.lower()
    return any(word in small for word in _words(secrets))


@lru_cache(maxsize=500)
def _words(secrets: frozenset[str]) -> list[str]:
    """Of each secret one; "" for one in signs that could be written in another way."""
    words = [word_of(secret).lower() for secret in secrets]
    return [word if word.isascii() else "" for word in words]


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
                rf"\b{number}\W+(?:{COMPASS}\W+)?(?:calle\W+|avenida\W+)?{name}\b"
                rf"(?:\W+(?:{KINDS})\b\.?)?"
            )
    return [re.compile(pattern, re.IGNORECASE) for pattern in found]
