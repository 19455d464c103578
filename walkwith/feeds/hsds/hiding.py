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


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not stand in what, by the keys of the feed; `there_before` by our own: services
    that were at a hidden site until now.
    """

    services: Secrets
    agencies: Secrets
    sites: Secrets
    there_before: Secrets


OF_SERVICES = (
    *("name", "alternate_name", "description", "application_process", "fees_description"),
    *("eligibility_description", "alert", "details", "raw"),
)
OF_AGENCIES = ("name", "alternate_name", "description", "details", "raw")
SERVICES = Where("incoming_service", "key", OF_SERVICES, is_compared=True)
AGENCIES = Where("incoming_agency", "key", OF_AGENCIES, is_compared=True)
SITES = Where("incoming_site", "key", ("name", "details"))
PLACES = Where("incoming_place", "site_key", ("details",))

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
# What a person said of it counts, whatever the list calls it.
UNMARK = """
UPDATE incoming_site t SET is_confidential = false
FROM directory_site m
WHERE t.is_confidential AND m.id = t.known
  AND m.confirmed -> 'is_confidential' ->> 'value' = 'false'
  AND m.confirmed -> 'is_confidential' ->> 'until' >= %(today)s
"""
# What the site says now, and what it said before.
SECRETS = """
SELECT t.key, t.agency_key, t.address_1, t.address_2, m.address_1, m.address_2,
       t.details ->> 'addresses', m.details ->> 'addresses',
       ARRAY(SELECT p.service_key FROM incoming_place p WHERE p.site_key = t.key),
       ARRAY(SELECT at.service_id FROM directory_servicesite at
             WHERE at.organization_id = m.organization_id AND at.site_id = m.id)
FROM incoming_site t LEFT JOIN directory_site m ON m.id = t.known
WHERE t.is_confidential ORDER BY t.key
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
READ = "SELECT id, {key}, {columns} FROM {table} WHERE {key} = ANY(%s)"
HERE = sql.SQL(" AND organization_id = %s")
WRITE = "UPDATE {table} SET {changes} WHERE id = %s"
OTHERWISE = sql.SQL(", fingerprint = md5(fingerprint::text || 'kept back')::uuid")


def hide(source: Source) -> Hidden:
    """Hide what must not be found, in the incoming tables; answer what that is."""
    home: dict[str, Any] = {"organization": source.organization_id, "source": source.pk}
    home["today"] = clock.now().date().isoformat()
    with connection.cursor() as cursor:
        cursor.execute(MARK, home)
        cursor.execute(UNMARK, home)
        cursor.execute(SECRETS)
        secrets = cursor.fetchall()
        cursor.execute(THEIRS)
        hidden = _said_of(secrets, cursor.fetchall())
        cursor.execute(BLANK_PLACES)
        cursor.execute(BLANK_SITES)
    blot_out(SERVICES, hidden.services)
    blot_out(AGENCIES, hidden.agencies)
    blot_out(SITES, hidden.sites)
    blot_out(PLACES, hidden.sites)
    return hidden


def _said_of(secrets: Iterable[tuple[Any, ...]], theirs: Iterable[tuple[str, str]]) -> Hidden:
    services: Secrets = defaultdict(set)
    agencies: Secrets = defaultdict(set)
    sites: Secrets = {}
    before: Secrets = defaultdict(set)
    of_agency: dict[str, list[str]] = defaultdict(list)
    for agency, key in theirs:
        services[key], agencies[agency] = services[key], agencies[agency]
        of_agency[agency].append(key)
    for site, agency, *said, there, was_there in secrets:
        sites[site] = secret = secrets_in(said[:-2], said[-2:])
        for key in (*there, *of_agency.get(agency, ())):
            services[key] |= secret
        for service in was_there:
            before[service] |= secret
        agencies[agency] |= secret
    return Hidden(services, agencies, sites, before)


def secrets_in(lines: Iterable[str | None], more: Iterable[str | None]) -> set[str]:
    """The lines of an address, and of `more` addresses as JSON."""
    others = [each for addresses in more if addresses for each in json.loads(addresses)]
    parts = [each.get(part, "") for each in others for part in ("address_1", "address_2")]
    return blotting.told(line for line in (*lines, *parts) if line)


def blot_out(where: Where, secrets: Secrets, source: Source | None = None) -> None:
    """The secrets by what they must not stand in. Of what is ours, only what says one changes."""
    columns = [sql.Identifier(name) for name in where.columns]
    changes = sql.SQL(", ").join(sql.SQL("{} = %s").format(name) for name in columns)
    parts: dict[str, sql.Composable] = {
        "table": sql.Identifier(where.table),
        "key": sql.Identifier(where.key),
        "columns": sql.SQL(", ").join(columns),
        "changes": changes + (OTHERWISE if where.is_compared else sql.SQL("")),
    }
    read = sql.SQL(READ).format(**parts)
    asked: list[Any] = [sorted(secrets)]
    if source is not None:
        read, asked = read + HERE, [*asked, source.organization_id]
    with connection.cursor() as cursor:
        cursor.execute(read, asked)
        for row, key, *values in cursor.fetchall():
            hidden = frozenset(secrets[key])
            said = [_loaded(value) for value in values]
            told = [blotting.without(value, hidden) for value in said]
            if source is None or told != said:
                kept = [json.dumps(each) if isinstance(each, dict) else each for each in told]
                cursor.execute(sql.SQL(WRITE).format(**parts), [*kept, row])


def _loaded(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) and value[:1] == "{" else value
    except ValueError:  # a text that begins so
        return value
