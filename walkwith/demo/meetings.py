"""Made-up recovery meetings in the Meeting Guide format, around real ZIP codes."""

import json
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zipcodes

from walkwith.demo.people import texts

STARTS = ("06:30", "07:00", "08:00", "10:00", "12:00", "12:15", "17:30", "18:00", "19:00",
          "19:00", "19:30", "20:00", "20:30", "22:00")  # fmt: skip
# Codes that mean the same to every fellowship.
OPEN = ("O", "O", "O", "C")
KINDS = ("D", "ST", "LIT", "SP", "BE", "MED", "TR")
WHO = ("", "", "", "", "", "", "W", "W", "M", "LGBTQ", "YP", "POC")
NAMED = {"W": "women", "M": "men"}
COMFORTS = ("X", "X", "X", "XB", "BA", "FF", "OUT", "CAN")
SPANISH_IN_A_HUNDRED = 12
ONLINE_IN_A_HUNDRED = 14


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of one ZIP code."""

    zip_code: str
    city: str
    state: str
    latitude: float
    longitude: float
    zone: str


def spots_near(zip_code: str, *, kilometres: float = 14) -> list[Spot]:
    """The ZIP codes whose middle lies within so many kilometres of this one's."""
    here = _spot(zipcodes.matching(zip_code)[0])  # type: ignore[no-untyped-call]
    return [spot for spot in spots_of_the_country() if _apart(here, spot) <= kilometres]


def spots_of_the_country() -> list[Spot]:
    """Every ZIP code people live in, in order."""
    return [
        _spot(row)
        for row in zipcodes.list_all()  # type: ignore[no-untyped-call]
        if row["zip_code_type"] == "STANDARD" and row["lat"] and row["timezone"]
    ]


def made_meetings(
    chance: random.Random, spots: Sequence[Spot], count: int, *, updated: str
) -> Iterator[dict[str, Any]]:
    """`count` meetings of one fellowship, each near one of the spots, as Meeting Guide rows."""
    for number in range(count):
        spot = chance.choice(spots)
        row = _when_and_what(chance, number, updated)
        if chance.randrange(100) < ONLINE_IN_A_HUNDRED:
            row |= _online(chance, number, spot)
        else:
            row |= _place(chance, spot)
        yield row


def odd_meetings(spot: Spot, *, updated: str) -> list[dict[str, Any]]:
    """Rows as every real list has some: two that nobody can use as they are, one that may not be
    every week. A person looks at them.
    """
    rows = texts("places")["odd_meetings"]
    place = {
        "formatted_address": f"{spot.city}, {spot.state} {spot.zip_code}, USA",
        "timezone": spot.zone,
        "updated": updated,
    }
    return [{**place, **row} for row in rows]


def write_feed(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows as one feed, a row a line, without holding them all."""
    with path.open("w", encoding="utf-8") as feed:
        for number, row in enumerate(rows):
            feed.write(
                ("[\n" if number == 0 else ",\n")
                + json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            )
        feed.write("\n]\n")


def _when_and_what(chance: random.Random, number: int, updated: str) -> dict[str, Any]:
    start, who = chance.choice(STARTS), chance.choice(WHO)
    is_spanish = chance.randrange(100) < SPANISH_IN_A_HUNDRED
    name = _name(chance, start, who, is_spanish=is_spanish)
    hour, minute = (int(part) for part in start.split(":"))
    ends = hour * 60 + minute + chance.choice((60, 60, 60, 90))
    types = {chance.choice(OPEN), chance.choice(KINDS), who, "S" if is_spanish else "EN"} - {""}
    return {
        "slug": f"meeting-{number + 1}",
        "name": name,
        "day": chance.randrange(7),
        "time": start,
        "end_time": f"{ends // 60 % 24:02}:{ends % 60:02}",
        "types": sorted(types | set(chance.sample(COMFORTS, chance.randrange(3)))),
        "updated": updated,
    }


def _name(chance: random.Random, start: str, who: str, *, is_spanish: bool) -> str:
    """A name that fits the hour, and who it is for."""
    words = texts("places")["meetings"]
    if is_spanish:
        return str(chance.choice(words["spanish"]))
    if who in NAMED and chance.random() < 0.6:
        first = words[NAMED[who]]
    elif chance.random() < 0.5:
        first = words["any"]
    else:
        first = words["morning" if start < "11" else "noon" if start < "13" else "evening"]
    return f"{chance.choice(first)} {chance.choice(words['last'])}"


def _place(chance: random.Random, spot: Spot) -> dict[str, Any]:
    halls = texts("places")["halls"]
    street = f"{chance.randint(100, 5400)} {chance.choice(halls['streets'])}"
    return {
        "location": chance.choice(halls["names"]),
        "formatted_address": f"{street}, {spot.city}, {spot.state} {spot.zip_code}, USA",
        "region": chance.choice(halls["regions"]) if spot.city == "Pittsburgh" else spot.city,
        "notes": chance.choice(halls["rooms"]),
        "latitude": round(spot.latitude + chance.gauss(0, 0.012), 6),
        "longitude": round(spot.longitude + chance.gauss(0, 0.016), 6),
        "timezone": spot.zone,
        "approximate": "no",
    }


def _online(chance: random.Random, number: int, spot: Spot) -> dict[str, Any]:
    return {
        "location": "Online",
        "formatted_address": f"{spot.city}, {spot.state}, USA",
        "notes": chance.choice(("The camera can stay off.", "Join by phone or video.", "")),
        "conference_url": f"https://meet.example.org/room/{number + 1}",
        "conference_phone": "+1 412 555 0100",
        "timezone": spot.zone,
        "approximate": "yes",
    }


def _spot(row: dict[str, Any]) -> Spot:
    return Spot(
        zip_code=row["zip_code"],
        city=row["city"],
        state=row["state"],
        latitude=float(row["lat"]),
        longitude=float(row["long"]),
        zone=row["timezone"],
    )


def _apart(one: Spot, other: Spot) -> float:
    """Kilometres on a flat map, good enough within a town."""
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)
