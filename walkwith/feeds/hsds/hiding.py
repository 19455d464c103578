"""Where people are who fled violence stays unsaid: nothing that comes in keeps an address of it.

A site is confidential when a service there is for them, when its agency offers nothing else, or
when it was confidential before and nobody here has said that it is not. Then its address, its
position and the words that could hold them go, from the row as it came too, and from the texts of
the services there and of their agency.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg import sql

from walkwith.directory.models import Source
from walkwith.feeds.hsds import blotting
from walkwith.foundation import clock

HIDDEN = "safe_house"
Secrets = dict[Any, set[str]]


@dataclass(frozen=True, slots=True)
class Where:
    """Columns of a table in which an address could stand; `is_compared` with what came before."""

    table: str
    key: str
    columns: tuple[str, ...]
    is_compared: bool = False


OF_SERVICES = (
    *("name", "alternate_name", "description", "application_process", "fees_description"),
    *("eligibility_description", "alert", "details", "raw"),
)
OF_AGENCIES = ("name", "alternate_name", "description", "details", "raw")
SERVICES = Where("incoming_service", "key", OF_SERVICES, is_compared=True)
AGENCIES = Where("incoming_agency", "key", OF_AGENCIES, is_compared=True)
SITES = Where("incoming_site", "key", ("name", "details"))
PLACES = Where("incoming_place", "site_key", ("details",))
KNOWN_SERVICES = Where("directory_service", "id", OF_SERVICES)
KNOWN_AGENCIES = Where("directory_agency", "id", OF_AGENCIES)

MARK = """
UPDATE incoming_site t SET is_confidential = true
FROM (
  SELECT p.site_key AS key
  FROM incoming_place p JOIN incoming_service s ON s.key = p.service_key
  WHERE 'safe_house' = ANY(s.needs)
  UNION
  SELECT o.key FROM incoming_site o JOIN (
    SELECT s.agency_key FROM incoming_service s WHERE s.agency_key <> ''
    GROUP BY s.agency_key HAVING bool_and('safe_house' = ANY(s.needs))
  ) AS theirs ON theirs.agency_key = o.agency_key
  UNION
  SELECT m.key FROM directory_site m
  WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s AND m.is_confidential
) AS hidden
WHERE t.key = hidden.key
  AND NOT EXISTS (SELECT 1 FROM directory_site m
                  WHERE m.id = t.known
                    AND m.confirmed -> 'is_confidential' ->> 'value' = 'false'
                    AND m.confirmed -> 'is_confidential' ->> 'until' >= %(today)s)
"""
SECRETS = """
SELECT t.key, t.agency_key, t.address_1, t.address_2, t.details ->> 'addresses',
       ARRAY(SELECT p.service_key FROM incoming_place p WHERE p.site_key = t.key)
FROM incoming_site t WHERE t.is_confidential ORDER BY t.key
"""
THEIRS = """
SELECT s.agency_key, s.key FROM incoming_service s WHERE 'safe_house' = ANY(s.needs)
"""
BLANK_SITES = """
UPDATE incoming_site t
SET name = coalesce((SELECT a.name FROM incoming_agency a WHERE a.key = t.agency_key), ''),
    description = '', transportation = '', address_1 = '', address_2 = '', region = '',
    postal_code = '', latitude = NULL, longitude = NULL, approximate = false,
    details = (SELECT coalesce(jsonb_object_agg(part.key, part.value), '{}')
               FROM jsonb_each(t.details) AS part WHERE part.key IN ('phones', 'languages')),
    raw = jsonb_build_object('id', t.key, 'kept_back', true),
    fingerprint = md5(t.fingerprint::text || 'kept back')::uuid
WHERE t.is_confidential
"""
BLANK_PLACES = """
UPDATE incoming_place p
SET details = (SELECT coalesce(jsonb_object_agg(part.key, part.value), '{}')
               FROM jsonb_each(p.details) AS part WHERE part.key IN ('phones', 'schedules'))
FROM incoming_site t WHERE t.key = p.site_key AND t.is_confidential
"""
# A service that came by itself to a site we had: the site is hidden where it stands.
BLANK_KNOWN = """
UPDATE directory_site t
SET is_confidential = true, description = '', transportation = '', address_1 = '', address_2 = '',
    region = '', postal_code = '', latitude = NULL, longitude = NULL, approximate = false,
    details = (SELECT coalesce(jsonb_object_agg(part.key, part.value), '{}')
               FROM jsonb_each(t.details) AS part WHERE part.key IN ('phones', 'languages')),
    raw = jsonb_build_object('id', t.key, 'kept_back', true), seen_at = %(moment)s
FROM directory_servicesite at JOIN directory_service s ON s.id = at.service_id
WHERE t.organization_id = %(organization)s AND t.source_id = %(source)s
  AND NOT t.is_confidential AND NOT t.confirmed ? 'is_confidential'
  AND at.organization_id = %(organization)s AND at.site_id = t.id
  AND 'safe_house' = ANY(s.needs)
"""
TO_BE_KNOWN = """
SELECT t.address_1, t.address_2, t.details ->> 'addresses', s.id, s.agency_id
FROM directory_site t
JOIN directory_servicesite at ON at.organization_id = t.organization_id AND at.site_id = t.id
JOIN directory_service s ON s.id = at.service_id
WHERE t.organization_id = %(organization)s AND t.source_id = %(source)s
  AND NOT t.is_confidential AND NOT t.confirmed ? 'is_confidential'
  AND EXISTS (SELECT 1 FROM directory_servicesite o JOIN directory_service h ON h.id = o.service_id
              WHERE o.organization_id = t.organization_id AND o.site_id = t.id
                AND 'safe_house' = ANY(h.needs))
"""
# What reports of earlier runs quoted of a service that turns out to be for people who fled.
FORGET_REPORTS = """
UPDATE feeds_runchange c SET fields = '{}'
FROM directory_service s
WHERE c.organization_id = %(organization)s AND s.organization_id = %(organization)s
  AND s.source_id = %(source)s AND c.listing_id = s.id AND c.fields <> '{}'
  AND 'safe_house' = ANY(s.needs)
"""
READ = "SELECT id, {key}, {columns} FROM {table} WHERE {key} = ANY(%s)"
WRITE = "UPDATE {table} SET {changes} WHERE id = %s"
OTHERWISE = sql.SQL(", fingerprint = md5(fingerprint::text || 'kept back')::uuid")


def hide(source: Source) -> int:
    """Hide what must not be found, in the incoming tables; answer how many sites that are."""
    home = {"organization": source.organization_id, "source": source.pk}
    with connection.cursor() as cursor:
        cursor.execute(MARK, home | {"today": clock.now().date().isoformat()})
        cursor.execute(SECRETS)
        secrets = cursor.fetchall()
        cursor.execute(THEIRS)
        theirs = cursor.fetchall()
        cursor.execute(BLANK_PLACES)
        cursor.execute(BLANK_SITES)
        hidden = int(cursor.rowcount)
    services, agencies, sites, places = _said_of(secrets, theirs)
    _blot_out(SERVICES, services)
    _blot_out(AGENCIES, agencies)
    _blot_out(SITES, sites)
    _blot_out(PLACES, places)
    return hidden


def hide_known(source: Source, moment: Any) -> None:
    """The same for sites that were here already and are not among what came; and what earlier
    reports quoted of a service that turns out to be for people who fled.
    """
    home = {"organization": source.organization_id, "source": source.pk, "moment": moment}
    services: Secrets = defaultdict(set)
    agencies: Secrets = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(TO_BE_KNOWN, home)
        for first, second, others, service, agency in cursor.fetchall():
            said = blotting.told((first, second, *_lines(others)))
            services[service] |= said
            agencies[agency] |= said
        cursor.execute(BLANK_KNOWN, home)
        cursor.execute(FORGET_REPORTS, home)
    _blot_out(KNOWN_SERVICES, services)
    _blot_out(KNOWN_AGENCIES, agencies)


def _said_of(
    secrets: Iterable[tuple[str, str, str, str, str | None, list[str]]],
    theirs: Iterable[tuple[str, str]],
) -> tuple[Secrets, Secrets, Secrets, Secrets]:
    """{service: what must not stand in it}; the same for agencies, sites, and services at a site,
    by their keys.
    """
    services: Secrets = defaultdict(set)
    agencies: Secrets = defaultdict(set)
    sites: Secrets = {}
    of_agency: dict[str, list[str]] = defaultdict(list)
    for agency, key in theirs:
        services[key], agencies[agency] = services[key], agencies[agency]
        of_agency[agency].append(key)
    for site, agency, first, second, others, there in secrets:
        sites[site] = said = blotting.told((first, second, *_lines(others)))
        for key in (*there, *of_agency.get(agency, ())):
            services[key] |= said
        agencies[agency] |= said
    return services, agencies, sites, dict(sites)


def _lines(addresses: str | None) -> list[str]:
    told = json.loads(addresses) if addresses else []
    return [each.get(part, "") for each in told for part in ("address_1", "address_2")]


def _blot_out(where: Where, secrets: Secrets) -> None:
    columns = [sql.Identifier(name) for name in where.columns]
    changes = sql.SQL(", ").join(sql.SQL("{} = %s").format(name) for name in columns)
    parts: dict[str, sql.Composable] = {
        "table": sql.Identifier(where.table),
        "key": sql.Identifier(where.key),
        "columns": sql.SQL(", ").join(columns),
        "changes": changes + (OTHERWISE if where.is_compared else sql.SQL("")),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(READ).format(**parts), [sorted(secrets)])
        for row, key, *values in cursor.fetchall():
            hidden = frozenset(secrets[key])
            told = [blotting.without(_loaded(value), hidden) for value in values]
            kept = [json.dumps(each) if isinstance(each, dict) else each for each in told]
            cursor.execute(sql.SQL(WRITE).format(**parts), [*kept, row])


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] == "{" else value
