"""What a search for services touches, made from the services: derived, and made anew at will."""

import datetime as dt
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql

from walkwith.directory.hours import that_hold, weekly_hours
from walkwith.directory.models import Slot
from walkwith.directory.places import zone_at
from walkwith.directory.rules import cell_of
from walkwith.directory.said import OF_SERVICE, SPELLED, learn
from walkwith.foundation import clock

BATCH = 5_000
# What one reaches by phone from anywhere, when no place is told.
FROM_HOME = {"crisis_line", "warmline"}
REMOTE = ("online", "virtual", "phone", "remote")
# What a site says of its doors, in the words feeds use.
AT_THE_DOOR = {
    "step_free": (
        "wheelchair",
        "step free",
        "step-free",
        "no steps",
        "ramp",
        "handicap accessible",
        "ada accessible",
        "silla de ruedas",
        "rampa",
    ),
    "accessible_restroom": ("accessible restroom", "accessible toilet", "baño accesible"),
}
DENIED = ("not ", "no wheelchair", "no ramp", "inaccessible", "without ", "limited ", "sin ")

DROP = """
DELETE FROM directory_offer
WHERE organization_id = %(organization)s AND (%(every)s OR service_id = ANY(%(services)s))
"""

ASKED = """
SELECT id FROM directory_service
WHERE organization_id = %(organization)s AND (%(every)s OR id = ANY(%(services)s)) ORDER BY id
"""
# A service with its sites that are shown; once without any when it has none. OFFSET 0 keeps each
# look a look into the index, whatever the planner has heard of tables that were filled just now.
LISTED = """
SELECT s.id, s.needs, s.features, s.details ->> 'schedules',
       s.confirmed #>> '{schedules,put_right}' = 'true', o.zone, f.zone, there.*
FROM unnest(%(batch)s::uuid[]) AS asked (id)
CROSS JOIN LATERAL (
  SELECT * FROM directory_service
  WHERE id = asked.id AND unlisted_at IS NULL AND hidden_at IS NULL AND status = 'active'
  OFFSET 0
) AS s
JOIN accounts_organization o ON o.id = s.organization_id
JOIN directory_source f ON f.id = s.source_id
LEFT JOIN LATERAL (
  SELECT t.id, at.details ->> 'schedules', t.location_type, t.is_confidential, t.latitude,
         t.longitude, t.zone, t.details ->> 'schedules', t.details ->> 'accessibility'
  FROM directory_servicesite at JOIN directory_site t ON t.id = at.site_id
  WHERE at.organization_id = s.organization_id AND at.service_id = s.id
    AND t.unlisted_at IS NULL AND t.hidden_at IS NULL
  OFFSET 0
) AS there ON true
"""
COLUMNS = (
    *("service_id", "site_id", "need", "cell", "latitude", "longitude"),
    *("zone", "hours", "features"),
)
# Laid down in the order of the index, so that a neighborhood lies in few pages.
KEEP = """
INSERT INTO directory_offer (organization_id, {columns}, said)
SELECT %(organization)s, {offered}, {said} FROM offered o
JOIN directory_service s ON s.id = o.service_id JOIN directory_agency a ON a.id = s.agency_id
ORDER BY o.need, o.cell, o.service_id, o.site_id
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A service at one of its sites, as the tables say it; JSON parts still as text."""

    service: UUID
    needs: list[str]
    features: list[str]
    schedules: str | None
    is_put_right: bool | None
    house_zone: str
    source_zone: str
    site: UUID | None
    there: str | None
    location_type: str | None
    is_confidential: bool | None
    latitude: float | None
    longitude: float | None
    site_zone: str | None
    site_schedules: str | None
    accessibility: str | None


def rebuild(organization_id: UUID, service_ids: Collection[UUID] | None = None) -> None:
    """Make the offers of an organization anew: of all its services, or of those named.

    Services that are unlisted, hidden or not active have none.
    """
    if service_ids is not None and not service_ids:
        return
    asked: dict[str, Any] = {
        "organization": organization_id,
        "every": service_ids is None,
        "services": list(service_ids or ()),
    }
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
    with connection.cursor() as cursor:
        cursor.execute(DROP, asked)
        cursor.execute("DROP TABLE IF EXISTS offered")
        cursor.execute(
            sql.SQL(
                "CREATE TEMPORARY TABLE offered ON COMMIT DROP AS"
                " SELECT {} FROM directory_offer LIMIT 0"
            ).format(columns)
        )
        for batch in _batches(asked):
            with cursor.copy(sql.SQL("COPY offered ({}) FROM STDIN").format(columns)) as copy:
                for told in batch:
                    for row in _offers(told):
                        copy.write_row(row)
        offered = sql.SQL(", ").join(sql.Identifier("o", name) for name in COLUMNS)
        keep = sql.SQL(KEEP).format(columns=columns, offered=offered, said=sql.SQL(OF_SERVICE))
        cursor.execute(keep, asked | SPELLED)
        cursor.execute("DROP TABLE offered")
    learn(organization_id, "services", keys=service_ids)


def _batches(asked: dict[str, Any]) -> Iterator[list[Told]]:
    with connection.cursor() as cursor:
        cursor.execute(ASKED, asked)
        services = [service for (service,) in cursor.fetchall()]
        for begins in range(0, len(services), BATCH):
            cursor.execute(LISTED, {"batch": services[begins : begins + BATCH]})
            yield [Told(*row) for row in cursor.fetchall()]


def _offers(told: Told) -> Iterator[tuple[Any, ...]]:
    cell, latitude, longitude = _where(told)
    zone = told.site_zone or _zone_there(latitude, longitude) or told.source_zone
    today = clock.now().date()
    own = _hours(told.schedules, today)
    hours = _hours(told.there, today) or own or _hours(told.site_schedules, today)
    if told.is_put_right:
        hours = own or hours
    features = list(dict.fromkeys([*told.features, *_at_the_door(told.accessibility)]))
    for need in dict.fromkeys(told.needs or [""]):
        yield (
            told.service,
            told.site,
            need,
            cell,
            latitude,
            longitude,
            zone or told.house_zone,
            list(hours),
            features,
        )


def _where(told: Told) -> tuple[int, float | None, float | None]:
    """The cell and the position; a confidential site is nowhere."""
    if told.location_type == "virtual" or (told.site is None and _is_from_home(told)):
        return Slot.ONLINE, None, None
    is_nowhere = told.is_confidential or told.location_type == "postal"
    if is_nowhere or told.latitude is None or told.longitude is None:
        return Slot.UNPLACED, None, None
    return cell_of(told.latitude, told.longitude), told.latitude, told.longitude


def _is_from_home(told: Told) -> bool:
    if FROM_HOME.intersection(told.needs):
        return True
    said = (str(each.get("attending_type", "")).lower() for each in _parts(told.schedules))
    return any(word in way for way in said for word in REMOTE)


def _zone_there(latitude: float | None, longitude: float | None) -> str:
    if latitude is None or longitude is None:
        return ""
    return zone_at(latitude, longitude)


@lru_cache(maxsize=4_000)
def _hours(schedules: str | None, today: dt.date) -> tuple[int, ...]:
    return tuple(weekly_hours(that_hold(_parts(schedules), today)))


@lru_cache(maxsize=4_000)
def _at_the_door(accessibility: str | None) -> tuple[str, ...]:
    """Features the site's own words tell; a "no" or "limited" among them tells none."""
    found = []
    for part in _parts(accessibility):
        said = f"{part.get('description') or ''} {part.get('details') or ''}".lower()
        if any(word in said for word in DENIED):
            continue
        found += [code for code, words in AT_THE_DOOR.items() if any(w in said for w in words)]
    return tuple(dict.fromkeys(found))


def _parts(kept: str | None) -> list[dict[str, Any]]:
    told = json.loads(kept) if kept else []
    return [part for part in told if isinstance(part, dict)] if isinstance(told, list) else []
