"""The search over slots: two statements, one for places near and one for online meetings; and
for words one before them that says how rare they are.

Zones decide which minutes of the week are asked for: each zone has its own clock. The order the
database sorts by is `rules.weight`; times are made exact in Python afterwards.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection

from walkwith.directory import rules
from walkwith.directory.asking_offers import as_array
from walkwith.directory.models import Slot
from walkwith.directory.places import Place
from walkwith.directory.said import ACCENTED, PLAIN, Of, begins, how_many_say, spoken
from walkwith.directory.spelling import MOST_WORDS, anywhere

RADII = (25, 50, 100)
ENOUGH = 5
NEARBY_HOURS = 3
SHORTEST_DAY = 23 * 60  # minutes, when clocks go ahead

# As lists, so that the words of a statement are the same whatever the clocks show.
CLOCKS = """unnest(%(zones)s::varchar[], %(nows)s::integer[], %(since)s::integer[],
  %(until)s::integer[]) AS z (zone, now, first, last)"""
# OFFSET 0 keeps the look into each stretch of cells a look into the index, whatever the planner
# has heard.
BY_CELL = """unnest(%(first)s::bigint[], %(last)s::bigint[]) AS near (first, last)
CROSS JOIN unnest(%(from)s::integer[], %(to)s::integer[]) AS part (first, last)
CROSS JOIN LATERAL (
  SELECT * FROM directory_slot
  WHERE organization_id = %(organization)s AND cell BETWEEN near.first AND near.last
    AND minute >= part.first AND minute < part.last OFFSET 0
) AS s"""
BY_WORDS = """(
  SELECT * FROM directory_slot
  WHERE organization_id = %(organization)s AND said @@ %(said)s::tsquery {there} OFFSET 0
) AS s"""
NEAR = """
SELECT s.meeting_id, s.cell, s.minute, s.zone, s.latitude, s.longitude
FROM {slots}
JOIN {clocks}
  ON s.zone = z.zone AND s.minute >= z.first AND s.minute < z.last
CROSS JOIN LATERAL (
  SELECT 111.195 * sqrt(power(s.latitude - %(latitude)s, 2)
    + power((s.longitude - %(longitude)s) * cosd(%(latitude)s), 2)) AS kilometers
) AS way
WHERE s.cell > 1 AND way.kilometers <= %(radius)s AND s.features @> %(features)s::varchar[] {more}
ORDER BY (s.minute - z.now + 10080) %% 10080 + %(a_km)s * way.kilometers
LIMIT %(most)s
"""

# Each clock's own soonest ones, straight from the index in their order.
SOONEST = """
SELECT found.* FROM {clocks}
CROSS JOIN LATERAL (
  SELECT s.meeting_id, s.cell, s.minute, s.zone, s.latitude, s.longitude
  FROM directory_slot s
  WHERE s.organization_id = %(organization)s AND s.cell = {cell} AND s.zone = z.zone
    AND s.minute >= z.first AND s.minute < z.last
    AND s.features @> %(features)s::varchar[] {more}
  ORDER BY s.minute LIMIT %(most)s
) AS found
ORDER BY (found.minute - z.now + 10080) %% 10080
LIMIT %(most)s
"""

# The few that say a rare word, wherever they are.
SOONEST_SAID = """
SELECT s.meeting_id, s.cell, s.minute, s.zone, s.latitude, s.longitude
FROM {slots}
JOIN {clocks}
  ON s.zone = z.zone AND s.minute >= z.first AND s.minute < z.last
WHERE s.cell = {cell} AND s.features @> %(features)s::varchar[] {more}
ORDER BY (s.minute - z.now + 10080) %% 10080
LIMIT %(most)s
"""

SAID = " AND s.said @@ %(said)s::tsquery"
# A town is asked of the meeting itself, one at a time, after all else has fitted.
TOWN = """ AND s.said @@ %(said_of_town)s::tsquery AND (
  SELECT translate(lower(concat_ws(' ', m.region, m.address)), %(accented)s, %(plain)s)
    LIKE %(town)s
  FROM directory_meeting m WHERE m.id = s.meeting_id) {more}"""
# What fewer meetings say is looked up by the word; what more say is found on the way.
RARE = 500
ALL_SAY: Mapping[Of, int] = {"meetings": RARE + 1, "online": RARE + 1}
NOBODY_SAYS: Mapping[Of, int] = {"meetings": 0, "online": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody is looking for. A meeting that is not on the map is found by its `town`.
    `kilometers` is how far to look whatever is near.
    """

    place: Place | None = None
    town: str = ""
    when: rules.When = "week"
    part: rules.Part = ""
    in_person: bool = True
    online: bool = True
    features: tuple[str, ...] = ()
    fellowship: str = ""
    fellowships: tuple[str, ...] = ()
    text: str = ""
    most: int = 30
    kilometers: int | None = None


@dataclass(frozen=True, slots=True)
class Spotted:
    """An occurrence that fits: when it starts, by the meeting's clock, and how far it is."""

    meeting_id: UUID
    starts_at: dt.datetime
    kilometers: float | None
    is_online: bool

    def weight(self, now: dt.datetime) -> float:
        until = (self.starts_at - now) / dt.timedelta(minutes=1)
        return rules.weight(until, self.kilometers)


@dataclass(frozen=True)
class Search:
    """One search by one organization, at one moment, by the clock of the one who looks.

    In a crowd a week begins with a day: where that gives enough, what starts later weighs more,
    and is never read.
    """

    organization_id: UUID
    wish: Wish
    zones: Sequence[str]
    viewer_zone: str
    now: dt.datetime
    in_a_crowd: bool = False

    def run(self) -> tuple[list[Spotted], int]:
        """What fits, best first and each meeting once, and the radius it took."""
        if self.in_a_crowd and self.wish.when == "week":
            radius = self.wish.kilometers or RADII[0]
            a_day = replace(self.wish, when="day", kilometers=radius)
            found, _ = replace(self, wish=a_day)._all()
            if len(found) >= self.wish.most and found[-1].weight(self.now) < SHORTEST_DAY:
                return found, radius
        return self._all()

    def _all(self) -> tuple[list[Spotted], int]:
        found: list[Spotted] = []
        radius = RADII[0]
        if self.wish.in_person and self._say["meetings"]:
            found, radius = self._in_person()
        if self.wish.online and self._say["online"]:
            found = found + self._soonest(Slot.ONLINE, self.viewer_zone)
        found = sorted(found, key=lambda spotted: spotted.weight(self.now))
        once = {spotted.meeting_id: spotted for spotted in reversed(found)}
        kept = [spotted for spotted in found if once[spotted.meeting_id] is spotted]
        return kept[: self.wish.most], radius

    def _in_person(self) -> tuple[list[Spotted], int]:
        """Those around the place, and those not on the map that name the town."""
        found, radius = self._within_reach()
        if self.wish.town or self.wish.place is None:
            found = found + self._soonest(Slot.UNPLACED, self.viewer_zone)
        return found, radius

    def _within_reach(self) -> tuple[list[Spotted], int]:
        found: list[Spotted] = []
        radius = RADII[0]
        if self.wish.place is None:
            return found, radius
        for radius in (self.wish.kilometers,) if self.wish.kilometers else RADII:
            found = self._around(self.wish.place, radius)
            if len(found) >= ENOUGH:
                break
        return found, radius

    def _around(self, place: Place, radius: int) -> list[Spotted]:
        zone = place.zone or self.viewer_zone
        clocks = self._clocks(zone, self._zones_like(zone))
        asked: dict[str, Any] = {
            "latitude": place.latitude,
            "longitude": place.longitude,
            "radius": radius,
            "a_km": rules.MINUTES_A_KM,
        }
        [stretches] = rules.rings_around(place.latitude, place.longitude, (float(radius),))
        asked |= {"first": as_array(first for first, _ in stretches)}
        asked |= {"last": as_array(last for _, last in stretches)}
        parts = rules.joined((first, last) for _, _, first, last in clocks)
        asked |= {"from": as_array(first for first, _ in parts)}
        asked |= {"to": as_array(last for _, last in parts)}
        slots = BY_WORDS.replace("{there}", "AND cell > 1")
        slots = slots if self._say["meetings"] <= RARE else BY_CELL
        statement = NEAR.replace("{slots}", slots)
        return self._exact(self._rows(statement, clocks, **asked), zone, place)

    def _soonest(self, cell: int, zone: str) -> list[Spotted]:
        """Online, where every clock of the world counts; or unplaced ones, by their own clock."""
        clocks = self._clocks(zone, self.zones)
        named = cell == Slot.UNPLACED and self.wish.town
        say = self._say["online" if cell == Slot.ONLINE else "meetings"]
        slots = BY_WORDS.replace("{there}", "AND cell = {cell}")
        statement = SOONEST_SAID.replace("{slots}", slots) if say <= RARE else SOONEST
        statement = statement.replace("{cell}", str(cell))
        statement = statement.replace("{more}", TOWN if named else "{more}")
        return self._exact(self._rows(statement, clocks), zone, None)

    def _zones_like(self, zone: str) -> list[str]:
        """Zones whose clocks can hang in one neighborhood with those of `zone`."""
        here = _offset(zone, self.now)
        apart = dt.timedelta(hours=NEARBY_HOURS)
        near = [name for name in self.zones if abs(_offset(name, self.now) - here) <= apart]
        return list(dict.fromkeys([zone, *near]))

    def _clocks(self, asked_in: str, zones: Iterable[str]) -> list[tuple[str, int, int, int]]:
        """(zone, its minute of the week now, from, until), a line for each stretch asked for."""
        asked = rules.windows(self.wish.when, self.wish.part, self.now, asked_in)
        lines = []
        for zone in zones:
            local = self.now.astimezone(rules.zone_named(zone))
            minute = rules.minute_of_week(rules.weekday(local.date()), local.time())
            lines += [(zone, minute, *bounds) for bounds in rules.minute_ranges(asked, zone)]
        return lines

    def _rows(
        self, statement: str, clocks: list[tuple[str, int, int, int]], **asked: Any
    ) -> list[tuple[UUID, int, int, str, float | None, float | None]]:
        if not clocks:
            return []
        more, values = self._narrowed()
        statement = statement.replace("{clocks}", CLOCKS).replace("{more}", more)
        zones, nows, since, until = zip(*clocks, strict=True)
        values |= {"zones": list(zones), "nows": as_array(nows)}
        values |= {"since": as_array(since), "until": as_array(until)}
        values |= {
            "organization": self.organization_id,
            "features": list(self.wish.features),
            "most": self.wish.most + 10,
        }
        with connection.cursor() as cursor:
            cursor.execute(statement, values | asked)
            return list(cursor.fetchall())

    def _narrowed(self) -> tuple[str, dict[str, Any]]:
        """Conditions by fellowship and words, and the values of all that may be asked."""
        more = " AND s.fellowship = %(fellowship)s" if self.wish.fellowship else ""
        if self.wish.fellowships:
            more += " AND s.fellowship = ANY(%(fellowships)s::varchar[])"
        more += SAID if self._words else ""
        values: dict[str, Any] = {
            "fellowship": self.wish.fellowship,
            "said": self._begins(self._words),
        }
        values |= {"fellowships": list(self.wish.fellowships)}
        values |= {"town": anywhere(self.wish.town), "accented": ACCENTED, "plain": PLAIN}
        values |= {"said_of_town": self._begins(spoken(self.wish.town))}
        return more, values

    def _begins(self, words: Sequence[str]) -> str:
        return begins(self.organization_id, words)

    @property
    def _words(self) -> list[str]:
        return spoken(self.wish.text)[:MOST_WORDS]

    @cached_property
    def _say(self) -> Mapping[Of, int]:
        """How many meetings say the rarest of the words; a great many when none was typed."""
        words = self._words
        if not words:
            return NOBODY_SAYS if self.wish.text.strip() else ALL_SAY
        return how_many_say(self.organization_id, words)

    def _exact(
        self,
        rows: Iterable[tuple[UUID, int, int, str, float | None, float | None]],
        zone: str,
        place: Place | None,
    ) -> list[Spotted]:
        asked = rules.windows(self.wish.when, self.wish.part, self.now, zone)
        found = []
        for meeting_id, cell, minute, own_zone, latitude, longitude in rows:
            day, of_day = divmod(minute, 24 * 60)
            time = dt.time(*divmod(of_day, 60))
            starts_at = rules.next_start(day, time, own_zone, self.now)
            if not rules.is_within(starts_at, asked):
                continue
            kilometers = None
            if place and latitude is not None and longitude is not None:
                here = place.latitude, place.longitude
                kilometers = rules.kilometers_between(*here, latitude, longitude)
            found.append(Spotted(meeting_id, starts_at, kilometers, cell == Slot.ONLINE))
        return found


def _offset(zone: str, now: dt.datetime) -> dt.timedelta:
    return now.astimezone(rules.zone_named(zone)).utcoffset() or dt.timedelta()
