"""Finding and counting in the database, beside a scan of the same rows with numpy in memory.

The scan is what a program could do that holds everything in arrays: distances and open doors of
all rows at once, then the best of what fits. Both answer the same questions in turn, at the
same moment, and must count the same. The times of the database are those of its statements, seen
from here, with the way there and back; and those it says itself it was busy for.
"""

import datetime as dt
import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from bench.inside import counted
from walkwith.directory import rules
from walkwith.directory.near import Search, Wish
from walkwith.directory.near_services import ServiceSearch, ServiceWish
from walkwith.directory.places import Place, place_of_zip
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals.queries.options import options_for
from walkwith.referrals.rules.choices import Wishes
from walkwith.referrals.rules.matching import matches
from walkwith.referrals.rules.weights import FULL, HALF_KM, HALF_MINUTES, RECOVERY, WEIGHTS

ROUNDS = 40
RADIUS = 25.0
ZIPS = ("15201", "60614", "90026", "78701", "59801")
Rows = dict[str, NDArray[Any]]
COUNT = """
SELECT count(DISTINCT {of}) FROM unnest(%(cells)s::bigint[]) AS near (cell)
CROSS JOIN LATERAL (SELECT * FROM {table} WHERE organization_id = %(home)s
  AND cell = near.cell {more} OFFSET 0) AS s
WHERE 111.195 * sqrt(power(s.latitude - %(north)s, 2)
  + power((s.longitude - %(east)s) * cosd(%(north)s), 2)) <= %(radius)s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: medians in milliseconds, statements a search, and how many rows there are.
    `inside` is what PostgreSQL says it executed for.
    """

    question: str
    rows: int
    database: float
    inside: float
    numpy: float
    statements: float


class Meetings:
    """All slots of the house in arrays."""

    question = "meetings near, step-free, today"
    fits = "features @> '{step_free}'"

    def __init__(self, actor: Actor) -> None:
        self.actor, self.home = actor, actor.organization_id
        self.rows = _columns(
            f"SELECT latitude, longitude, minute, {self.fits} AS fits"
            " FROM directory_slot WHERE organization_id = %s AND latitude IS NOT NULL",
            self.home,
        )

    def ask(self, place: Place, now: dt.datetime) -> None:
        wish = Wish(place=place, when="today", online=False, features=("step_free",))
        Search(self.home, wish, [place.zone], place.zone, now).run()

    def scan(self, place: Place, now: dt.datetime) -> None:
        rows, minute = self.rows, _minute(now, place.zone)
        ends = (minute // 1440 + 1) * 1440
        far = _far(rows, place)
        fits = (far <= 100) & rows["fits"] & (rows["minute"] >= minute) & (rows["minute"] < ends)
        weight = np.where(fits, rows["minute"] - minute + rules.MINUTES_A_KM * far, np.inf)
        np.argpartition(weight, 40)[:40]

    def count(self, place: Place, _now: dt.datetime | None = None) -> int:
        return _counted("directory_slot", "s.id", f"AND {self.fits}", self.home, place)

    def scan_count(self, place: Place, _now: dt.datetime | None = None) -> int:
        return int(((_far(self.rows, place) <= RADIUS) & self.rows["fits"]).sum())


class Services:
    """All offers of the house in arrays, the doors of a week in a row each."""

    question = "services near, food, open now"

    def __init__(self, actor: Actor) -> None:
        self.actor, self.home = actor, actor.organization_id
        self.rows = _columns(
            "SELECT latitude, longitude, need = 'food' AS fits, hours"
            " FROM directory_offer WHERE organization_id = %s AND latitude IS NOT NULL",
            self.home,
        )
        hours = self.rows.pop("hours")
        most = max(len(doors) for doors in hours)
        self.doors = np.full((len(hours), most), rules.WEEK + 1, dtype=np.int32)
        for number, doors in enumerate(hours):
            self.doors[number, : len(doors)] = doors

    def ask(self, place: Place, now: dt.datetime) -> None:
        wish = ServiceWish(place, need="food", open_at=now)
        ServiceSearch(self.home, wish, place.zone, now).run()

    def scan(self, place: Place, now: dt.datetime) -> None:
        far, minute = _far(self.rows, place), _minute(now, place.zone)
        is_open = (self.doors <= minute).sum(axis=1) % 2 == 1
        weight = np.where((far <= 100) & self.rows["fits"] & is_open, far, np.inf)
        np.argpartition(weight, 30)[:30]

    def count(self, place: Place, _now: dt.datetime | None = None) -> int:
        return _counted("directory_offer", "s.id", "AND need = 'food'", self.home, place)

    def scan_count(self, place: Place, _now: dt.datetime | None = None) -> int:
        return int(((_far(self.rows, place) <= RADIUS) & self.rows["fits"]).sum())


class FittingServices(Services):
    """What fits somebody who needs food.

    The scan scores every offer by how near it is and how soon it opens, the two factors that are
    in the arrays, with the same weights.
    """

    question = "what fits, food"

    def ask(self, place: Place, now: dt.datetime) -> None:
        _match(self.actor, Wishes(need="food"), place, now)

    def scan(self, place: Place, now: dt.datetime) -> None:
        far, minute = _far(self.rows, place), _minute(now, place.zone)
        passed = (self.doors <= minute).sum(axis=1)
        begins = np.take_along_axis(
            self.doors, np.minimum(passed, self.doors.shape[1] - 1)[:, None], axis=1
        )[:, 0]
        wait = np.where(passed % 2 == 1, 0, (begins - minute) % rules.WEEK)
        _ten_best(np.where((far <= 100) & self.rows["fits"], _score(far, wait), 0))


class FittingMeetings(Meetings):
    """What fits somebody who looks for others in recovery: meetings, and services beside them.

    The scan scores every slot by how near it is and how soon it starts.
    """

    question = "what fits, meetings"
    fits = f"fellowship = ANY('{{{','.join(RECOVERY)}}}')"

    def ask(self, place: Place, now: dt.datetime) -> None:
        _match(self.actor, Wishes(need="mutual_help"), place, now)

    def scan(self, place: Place, now: dt.datetime) -> None:
        far = _far(self.rows, place)
        wait = (self.rows["minute"] - _minute(now, place.zone)) % rules.WEEK
        _ten_best(np.where((far <= 100) & self.rows["fits"], _score(far, wait), 0))


def finding(actor: Actor) -> list[Asked]:
    """Each question at each place, in turn, as somebody asks it who works in the organization."""
    with acting_as(actor):
        return list(_each_question(actor))


def _each_question(actor: Actor) -> Iterator[Asked]:
    places = [place for place in map(place_of_zip, ZIPS) if place]
    for kind in (Meetings(actor), Services(actor)):
        now = clock.now()
        for place in places:
            ours, theirs = kind.count(place), kind.scan_count(place)
            assert ours == theirs, f"{kind.question}: {ours} counted, {theirs} scanned"
        yield _of(kind.question, kind, places, kind.ask, kind.scan, now)
        counted_words = f"how many {kind.question.split(',')[0]}"
        yield _of(counted_words, kind, places, kind.count, kind.scan_count, now)
    for kind in (FittingServices(actor), FittingMeetings(actor)):
        yield _of(kind.question, kind, places, kind.ask, kind.scan, now)


def _of(
    question: str,
    kind: Meetings | Services,
    places: list[Place],
    ask: Callable[[Place, dt.datetime], object],
    scan: Callable[[Place, dt.datetime], object],
    now: dt.datetime,
) -> Asked:
    ours: list[float] = []
    theirs: list[float] = []
    inside: list[float] = []
    statements = 0
    for _ in range(ROUNDS):
        for place in places:
            with counted() as said:
                ask(place, now)
            statements += len(said.asked)
            ours.append(sum(seconds for *_, seconds in said.asked))
            began = time.perf_counter()
            scan(place, now)
            theirs.append(time.perf_counter() - began)
    for place in places:
        with counted() as said:
            ask(place, now)
        inside.append(sum(_executed(sql, values) for sql, values, _ in said.asked))
    database, numpy = (statistics.median(times) * 1000 for times in (ours, theirs))
    busy = statistics.median(inside)
    return Asked(question, len(kind.rows["fits"]), database, busy, numpy, statements / len(ours))


def _executed(sql: str, values: Any) -> float:
    """Milliseconds that PostgreSQL executes a statement: the best of three, without planning it."""
    found = []
    with connection.cursor() as cursor:
        for _ in range(3):
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", values)
            ((plan,),) = cursor.fetchall()
            told = json.loads(plan) if isinstance(plan, str) else plan
            found.append(float(told[0]["Execution Time"]))
    return min(found)


def as_text(found: list[Asked]) -> str:
    lines = [
        f"{'question':<36} {'rows':>9} {'from here':>12} {'inside':>10} {'statements':>11}"
        f" {'numpy':>11}"
    ]
    lines += [
        f"{one.question:<36} {one.rows:>9,} {one.database:>9.2f} ms {one.inside:>7.2f} ms"
        f" {one.statements:>11.1f} {one.numpy:>8.2f} ms"
        for one in found
    ]
    return "\n".join(lines)


def _columns(statement: str, home: UUID) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(statement, [home])
        names = [column.name for column in cursor.description]
        columns = list(zip(*cursor.fetchall(), strict=True))
    return {
        name: np.array(column, dtype=object) if name == "hours" else np.array(column)
        for name, column in zip(names, columns, strict=True)
    }


def _match(actor: Actor, wishes: Wishes, place: Place, now: dt.datetime) -> None:
    """As the page of somebody does it."""
    options = options_for(actor, wishes, place)
    matches(wishes, [one.choice for one in options], now)


def _score(far: NDArray[Any], wait: NDArray[Any]) -> NDArray[Any]:
    near = WEIGHTS["near"] * FULL * HALF_KM / (HALF_KM + far)
    soon = WEIGHTS["soon"] * FULL * HALF_MINUTES // (HALF_MINUTES + wait)
    return np.asarray(near + soon)


def _ten_best(scores: NDArray[Any]) -> None:
    np.argpartition(-scores, 10)[:10]


def _far(rows: Rows, place: Place) -> NDArray[Any]:
    north = rows["latitude"] - place.latitude
    east = (rows["longitude"] - place.longitude) * np.cos(np.radians(place.latitude))
    return np.asarray(111.195 * np.sqrt(north**2 + east**2))


def _counted(table: str, of: str, more: str, home: UUID, place: Place) -> int:
    asked: dict[str, Any] = {
        "home": home,
        "north": place.latitude,
        "east": place.longitude,
        "radius": RADIUS,
        "cells": rules.cells_around(place.latitude, place.longitude, RADIUS),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(table=table, of=of, more=more), asked)
        return int(cursor.fetchall()[0][0])


def _minute(now: dt.datetime, zone: str) -> int:
    local = now.astimezone(ZoneInfo(zone))
    return rules.minute_of_week(rules.weekday(local.date()), local.time())
