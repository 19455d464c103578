"""The search over offers: one statement, and another when it has to look farther. Words without
a need are looked up first, in all names at once.

An offer's `hours` are sorted, so that `width_bucket` counts how many doors were opened or shut
before a minute of the week: an odd count is open, and the next of them is when it opens. The
statement sorts by `weight`; times are made exact in Python afterwards.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from walkwith.directory import rules
from walkwith.directory.models import Slot
from walkwith.directory.places import Place
from walkwith.directory.spelling import ACCENTED, MOST_WORDS, PLAIN, anywhere

RADII = (25.0, 100.0)
# Where no need is named there is a lot on every corner.
RADII_OF_ALL = (5.0, *RADII)
ENOUGH = 5

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
# OFFSET 0 keeps the look into each cell a look into the index, whatever the planner has heard.
BY_NEED_AND_CELL = """unnest(%(needs)s::varchar[]) AS wanted (need)
  CROSS JOIN unnest(%(cells)s::bigint[]) AS near (cell)
  CROSS JOIN LATERAL (
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND need = wanted.need AND cell = near.cell OFFSET 0
  ) AS o"""
BY_CELL = """unnest(%(cells)s::bigint[]) AS near (cell)
  CROSS JOIN LATERAL (
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND cell = near.cell OFFSET 0
  ) AS o"""
BY_NEED = """unnest(%(needs)s::varchar[]) AS wanted (need)
  CROSS JOIN LATERAL (
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND need = wanted.need OFFSET 0
  ) AS o"""
BY_SERVICE = """(SELECT * FROM directory_offer WHERE organization_id = %(organization)s
    AND service_id = ANY(%(services)s)
    AND (cardinality(%(needs)s::varchar[]) = 0 OR need = ANY(%(needs)s::varchar[]))) AS o"""
ALL = "(SELECT * FROM directory_offer WHERE organization_id = %(organization)s) AS o"

STATEMENT = """
SELECT best.service_id, best.site_id, best.need, best.kilometers, best.hours, best.zone, best.cell
FROM (
  SELECT DISTINCT ON (o.service_id)
    o.service_id, o.site_id, o.need, way.kilometers, o.hours, o.zone, o.cell, sorted.weight
  FROM {offers}
  LEFT JOIN (VALUES {clocks}) AS z (zone, minute) ON z.zone = o.zone
  CROSS JOIN LATERAL (
    SELECT CASE WHEN o.cell > 1 THEN 111.195 * sqrt(power(o.latitude - %(latitude)s, 2)
      + power((o.longitude - %(longitude)s) * cosd(%(latitude)s), 2)) END AS kilometers
  ) AS way
  CROSS JOIN LATERAL (
    SELECT cardinality(o.hours) AS doors, coalesce(z.minute, %(minute)s)::smallint AS minute,
      width_bucket(coalesce(z.minute, %(minute)s)::smallint, o.hours) AS passed
  ) AS clock
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN clock.doors = 0 THEN NULL
      WHEN clock.passed %% 2 = 1 THEN 0
      WHEN clock.passed < clock.doors THEN o.hours[clock.passed + 1] - clock.minute
      ELSE o.hours[1] + 10080 - clock.minute END AS minutes
  ) AS wait
  CROSS JOIN LATERAL (
    SELECT least(coalesce(wait.minutes, %(unknown)s), %(longest)s)
      + %(a_km)s * coalesce(way.kilometers,
        CASE WHEN o.cell = 0 THEN %(online)s WHEN o.cell = 1 THEN %(unplaced)s ELSE 0 END)
      AS weight
  ) AS sorted
  WHERE o.features @> %(features)s::varchar[]
    AND (way.kilometers IS NULL OR way.kilometers <= %(radius)s) {more}
  ORDER BY o.service_id, sorted.weight, o.site_id, o.need
) AS best
ORDER BY best.weight, best.service_id
LIMIT %(most)s
"""
OPEN = " AND (wait.minutes IS NULL OR wait.minutes < %(span)s)"
# With a need, words are asked of the service itself, one at a time, after all else has fitted.
WORDS = """ AND (
  SELECT translate(lower(concat_ws(' ', s.name, s.alternate_name, a.name, a.alternate_name)),
    %(accented)s, %(plain)s) LIKE ALL (%(words)s)
  FROM directory_service s JOIN directory_agency a ON a.id = s.agency_id
  WHERE s.id = o.service_id)"""

NAMED = """
SELECT s.id FROM directory_service s JOIN directory_agency a ON a.id = s.agency_id
WHERE s.organization_id = %(organization)s
  AND translate(lower(concat_ws(' ', s.name, s.alternate_name, a.name, a.alternate_name)),
    %(accented)s, %(plain)s) LIKE ALL (%(words)s)
"""

Row = tuple[UUID, UUID | None, str, float | None, list[int], str, int]


@dataclass(frozen=True, slots=True)
class ServiceWish:
    """What somebody is looking for. Several needs are any of them.

    `open_at` leaves out what is known to be shut at that moment, or from it until `open_until`;
    where nobody says the hours stays in. `kilometers` is the farthest anybody would go; `services`
    are the only ones asked about.
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
    services: tuple[UUID, ...] = ()

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
        if self.wish.text.split() and not (self.wish.wanted or self.wish.services):
            wish = replace(self.wish, text="", services=self._named())
            return replace(self, wish=wish).widening() if wish.services else ([], RADII[-1])
        found: list[SpottedService] = []
        radius = 0.0
        for radius in self._radii():
            found = [self._spotted(row) for row in self._rows(radius)]
            if sum(one.kilometers is not None for one in found) >= ENOUGH:
                break
        return found, radius

    @property
    def moment(self) -> dt.datetime:
        return self.wish.open_at or self.now

    def _radii(self) -> Sequence[float]:
        if self.wish.place is None or not self.wish.in_person:
            return RADII[:1]
        if self.wish.kilometers is not None:
            return (self.wish.kilometers,)
        if self.wish.services:
            return RADII[-1:]
        return RADII if self.wish.wanted else RADII_OF_ALL

    def _named(self) -> tuple[UUID, ...]:
        """The services whose names say all the words."""
        with connection.cursor() as cursor:
            cursor.execute(NAMED, self._values(0))
            return tuple(key for (key,) in cursor.fetchall())

    def _rows(self, radius: float) -> list[Row]:
        statement = STATEMENT.replace("{offers}", self._offers())
        statement = statement.replace("{more}", self._narrowed())
        clocks = list(dict.fromkeys([*self._clocks(), *self.zones, *CLOCKS]))
        lines = ", ".join(f"(%(zone{n})s::varchar, %(minute{n})s)" for n in range(len(clocks)))
        values = self._values(radius)
        for n, zone in enumerate(clocks):
            values |= {f"zone{n}": zone, f"minute{n}": self._minute(zone)}
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("{clocks}", lines), values)
            return list(cursor.fetchall())

    def _values(self, radius: float) -> dict[str, Any]:
        wish = self.wish
        span = (
            self._wall(wish.open_until) - self._wall(self.moment) if wish.open_until else A_MINUTE
        )
        return {
            "organization": self.organization_id,
            "needs": wish.wanted,
            "cells": self._cells(radius),
            "latitude": wish.place.latitude if wish.place else None,
            "longitude": wish.place.longitude if wish.place else None,
            "radius": radius,
            "features": list(wish.features),
            "words": [anywhere(word) for word in wish.text.split()[:MOST_WORDS]],
            "accented": ACCENTED,
            "plain": PLAIN,
            "minute": self._minute(self._clocks()[0]),
            "span": max(1, int(span / A_MINUTE)),
            "unknown": UNKNOWN_WAIT,
            "services": list(wish.services),
            "longest": LONGEST_WAIT,
            "a_km": MINUTES_A_KM,
            "online": ONLINE_KM,
            "unplaced": UNPLACED_KM,
            "most": wish.most,
        }

    def _offers(self) -> str:
        if self.wish.services:
            return BY_SERVICE
        by_cell = self.wish.place is not None or not self.wish.in_person
        if self.wish.wanted:
            return BY_NEED_AND_CELL if by_cell else BY_NEED
        return BY_CELL if by_cell else ALL

    def _cells(self, radius: float) -> list[int]:
        cells = [Slot.UNPLACED] + ([Slot.ONLINE] if self.wish.from_home else [])
        if self.wish.place is None or not self.wish.in_person:
            return cells
        here = self.wish.place.latitude, self.wish.place.longitude
        return [*rules.cells_around(*here, radius), *cells]

    def _narrowed(self) -> str:
        more = OPEN if self.wish.open_at else ""
        more += "" if self.wish.from_home else f" AND o.cell <> {Slot.ONLINE}"
        more += "" if self.wish.in_person else f" AND o.cell <= {Slot.UNPLACED}"
        return more + (WORDS if self.wish.text.split() else "")

    def _clocks(self) -> list[str]:
        """The clock on the wall of the place asked for, and of the one who looks."""
        here = self.wish.place.zone if self.wish.place else ""
        return [zone for zone in (here, self.viewer_zone) if zone]

    def _wall(self, moment: dt.datetime) -> dt.datetime:
        """What the clock on the wall shows there: doors open by it on days it changes, too."""
        return moment.astimezone(ZoneInfo(self._clocks()[0])).replace(tzinfo=None)

    def _minute(self, zone: str) -> int:
        local = self.moment.astimezone(ZoneInfo(zone))
        return rules.minute_of_week(rules.weekday(local.date()), local.time())

    def _spotted(self, row: Row) -> SpottedService:
        service_id, site_id, need, kilometers, hours, zone, cell = row
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
