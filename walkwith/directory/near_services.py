"""The search over offers: one statement (`asking_offers`), and for words one before it that says
how rare they are.

An offer's `hours` are sorted, so that `width_bucket` counts how many doors were opened or shut
before a minute of the week: an odd count is open, and the next of them is when it opens. The
statement sorts by `weight`; times are made exact in Python afterwards.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from walkwith.directory import rules
from walkwith.directory.asking_offers import (
    ALL,
    BY_CELL,
    BY_CELL_OR_NOWHERE,
    BY_NEED,
    BY_NEED_AND_CELL,
    BY_NEEDS_AND_CELL,
    BY_WORDS,
    as_array,
    statement,
)
from walkwith.directory.models import Slot
from walkwith.directory.places import Place
from walkwith.directory.said import begins, how_many_say, spoken
from walkwith.directory.spelling import MOST_WORDS

RADII = (25.0, 100.0)
# Where nothing is named there is a lot on every corner.
RADII_OF_ALL = (5.0, *RADII)

# One kilometer weighs as much as waiting an hour: who needs a coat can wait until it opens, up to
# a day. Nobody saying the hours weighs as a wait of eight hours; a voice on the phone as five
# kilometers, and a place nobody may name as a far one.
MINUTES_A_KM = 60
LONGEST_WAIT = 24 * 60
UNKNOWN_WAIT = 8 * 60
ONLINE_KM = 5.0
UNPLACED_KM = 25.0
A_MINUTE = dt.timedelta(minutes=1)

# The clocks an offer can hang under when it has no place; others are asked for by the caller.
CLOCKS = (
    "America/New_York",
    "America/Detroit",
    "America/Indiana/Indianapolis",
    "America/Chicago",
    "America/Denver",
    "America/Boise",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)
OPEN = " AND (wait.minutes IS NULL OR wait.minutes < %(span)s)"
SAID = " AND o.said @@ %(said)s::tsquery"
# What fewer listings say is looked up by the word; what more say stands around every corner.
RARE = 2_000

Row = tuple[UUID, UUID | None, str, float | None, list[int], str, int, float]


@dataclass(frozen=True, slots=True)
class ServiceWish:
    """What somebody is looking for. Several needs are any of them.

    `open_at` leaves out what is known to be shut at that moment, or from it until `open_until`;
    where nobody says the hours stays in. `kilometers` is the farthest anybody would go.
    """

    place: Place | None
    need: str = ""
    needs: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    open_at: dt.datetime | None = None
    text: str = ""
    kilometers: float | None = None
    most: int = 30
    open_until: dt.datetime | None = None
    in_person: bool = True
    from_home: bool = True

    @property
    def wanted(self) -> list[str]:
        return list(dict.fromkeys(code for code in (self.need, *self.needs) if code))


@dataclass(frozen=True, slots=True)
class SpottedService:
    """A service that fits, at its best site. `is_open` is at the moment asked for, None when
    nobody says the hours; `opens_at` is when a shut one opens, `closes_at` when an open one shuts,
    None for one that never does. No kilometers: no place to go to; only what `is_from_home` is
    reached from anywhere.
    """

    service_id: UUID
    site_id: UUID | None
    need: str
    kilometers: float | None
    is_open: bool | None
    opens_at: dt.datetime | None
    closes_at: dt.datetime | None = None
    is_from_home: bool = False


@dataclass(frozen=True, slots=True)
class ServiceSearch:
    """One search by one organization, at one moment, by the clock of the one who looks."""

    organization_id: UUID
    wish: ServiceWish
    viewer_zone: str
    now: dt.datetime
    zones: Sequence[str] = ()

    def run(self) -> list[SpottedService]:
        """What fits, best first, each service once."""
        return self.widening()[0]

    def widening(self) -> tuple[list[SpottedService], float]:
        """What fits, and how many kilometers it took."""
        radii = self._radii()
        rarest = self._rarest()
        if rarest == 0:
            return [], radii[-1]
        offers = [BY_WORDS] if rarest is not None and rarest <= RARE else self._offers(len(radii))
        rows = self._rows(offers, radii)
        return [self._spotted(row) for row in rows], rows[0][-1] if rows else radii[-1]

    @property
    def moment(self) -> dt.datetime:
        return self.wish.open_at or self.now

    def _radii(self) -> Sequence[float]:
        if self.wish.place is None or not self.wish.in_person:
            return RADII[:1]
        if self.wish.kilometers is not None:
            return (self.wish.kilometers,)
        return RADII if self.wish.wanted or self._words else RADII_OF_ALL

    def _rarest(self) -> int | None:
        """How many listings say the rarest of the words; None when nothing was typed."""
        words = self._words
        if not words:
            return 0 if self.wish.text.strip() else None
        return how_many_say(self.organization_id, words)["services"]

    @property
    def _words(self) -> list[str]:
        return spoken(self.wish.text)[:MOST_WORDS]

    def _rows(self, offers: Sequence[str], radii: Sequence[float]) -> list[Row]:
        clocks = list(dict.fromkeys([*self._clocks(), *self.zones, *CLOCKS]))
        values = self._values()
        values |= {"zones": clocks, "minutes": as_array(map(self._minute, clocks))}
        for n, radius in enumerate(radii):
            values |= {f"radius{n}": radius, "farthest": radius}
        for n, ring in enumerate(self._rings(radii)):
            values |= {f"first{n}": as_array(first for first, _ in ring)}
            values |= {f"last{n}": as_array(last for _, last in ring)}
        with connection.cursor() as cursor:
            cursor.execute(statement(offers, len(radii), self._narrowed()), values)
            return list(cursor.fetchall())

    def _values(self) -> dict[str, Any]:
        wish = self.wish
        span = (
            self._wall(wish.open_until) - self._wall(self.moment) if wish.open_until else A_MINUTE
        )
        return {
            "organization": self.organization_id,
            "need": next(iter(wish.wanted), ""),
            "needs": wish.wanted,
            "nowhere": self._nowhere,
            "latitude": wish.place.latitude if wish.place else None,
            "longitude": wish.place.longitude if wish.place else None,
            "features": list(wish.features),
            "said": begins(self.organization_id, self._words),
            "minute": self._minute(self._clocks()[0]),
            "span": max(1, int(span / A_MINUTE)),
            "unknown": UNKNOWN_WAIT,
            "longest": LONGEST_WAIT,
            "a_km": MINUTES_A_KM,
            "online": ONLINE_KM,
            "unplaced": UNPLACED_KM,
            "most": wish.most,
        }

    def _offers(self, rings: int) -> list[str]:
        if self.wish.place is not None or not self.wish.in_person:
            if self.wish.wanted:
                is_one = len(self.wish.wanted) == 1
                return [BY_NEED_AND_CELL if is_one else BY_NEEDS_AND_CELL] * rings
            said = SAID if self._words else ""
            return [BY_CELL_OR_NOWHERE.replace("{said}", said), *[BY_CELL] * (rings - 1)]
        return [BY_NEED if self.wish.wanted else ALL]

    def _rings(self, radii: Sequence[float]) -> list[list[tuple[int, int]]]:
        """The stretches of cells of each ring; what has no place counts to the first."""
        nowhere = [(cell, cell) for cell in self._nowhere] if self.wish.wanted else []
        if self.wish.place is None or not self.wish.in_person:
            return [nowhere]
        here = self.wish.place.latitude, self.wish.place.longitude
        rings = rules.rings_around(*here, tuple(radii))
        return [[*nowhere, *rings[0]], *rings[1:]]

    @property
    def _nowhere(self) -> list[int]:
        return [Slot.UNPLACED, *([Slot.ONLINE] if self.wish.from_home else [])]

    def _narrowed(self) -> str:
        more = OPEN if self.wish.open_at else ""
        more += "" if self.wish.from_home else f" AND o.cell <> {Slot.ONLINE}"
        more += "" if self.wish.in_person else f" AND o.cell <= {Slot.UNPLACED}"
        return more + (SAID if self._words else "")

    def _clocks(self) -> list[str]:
        """The clock on the wall of the place asked for, and of the one who looks."""
        here = self.wish.place.zone if self.wish.place else ""
        return [zone for zone in (here, self.viewer_zone) if zone]

    def _wall(self, moment: dt.datetime) -> dt.datetime:
        """What the clock on the wall shows there: doors open by it on days it changes, too."""
        return moment.astimezone(rules.zone_named(self._clocks()[0])).replace(tzinfo=None)

    def _minute(self, zone: str) -> int:
        local = self.moment.astimezone(rules.zone_named(zone))
        return rules.minute_of_week(rules.weekday(local.date()), local.time())

    def _spotted(self, row: Row) -> SpottedService:
        service_id, site_id, need, kilometers, hours, zone, cell, _radius = row
        doors = self._doors(hours, zone or self._clocks()[0])
        return SpottedService(
            *(service_id, site_id, need, kilometers, *doors), is_from_home=cell == Slot.ONLINE
        )

    def _doors(
        self, hours: list[int], zone: str
    ) -> tuple[bool | None, dt.datetime | None, dt.datetime | None]:
        """Is it open, when does it open, when does it shut?"""
        if not hours:
            return None, None, None
        minute = self._minute(zone)
        passed = sum(1 for door in hours if door <= minute)
        door = hours[passed] if passed < len(hours) else hours[0]
        if not passed % 2:
            return False, self._when(door, zone), None
        if door == rules.WEEK and hours[0] == 0:
            door = hours[1]
        return True, None, None if hours == [0, rules.WEEK] else self._when(door, zone)

    def _when(self, minute: int, zone: str) -> dt.datetime:
        day, of_day = divmod(minute % rules.WEEK, 24 * 60)
        after = self.moment.replace(second=0, microsecond=0)
        return rules.next_start(day, dt.time(*divmod(of_day, 60)), zone, after)
