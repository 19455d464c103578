"""Where people are who fled violence stays unsaid: nothing that comes in keeps an address of it.

A site is confidential when a service there is for them, when its agency offers nothing else, or
when it was confidential before and nobody here has said that it is not. Then its address, its
position and the words that could hold them go, from the row as it came too, and from the texts of
the services there and of their agency.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from psycopg import sql

from walkwith.directory.models import Source
from walkwith.foundation import clock

HIDDEN = "safe_house"
GONE = "…"
SHORTEST_SECRET = 6
ADDRESSES = {
    *("addresses", "physical_addresses", "postal_addresses", "physical_address"),
    *("postal_address", "address", "location", "locations", "latitude", "longitude"),
    *("service_at_locations", "service_at_location", "services_at_location"),
}
TEXTS = {
    "incoming_service": (
        *("name", "alternate_name", "description", "application_process", "fees_description"),
        *("eligibility_description", "alert"),
    ),
    "incoming_agency": ("name", "alternate_name", "description"),
}

MARK = """
UPDATE incoming_site t SET is_confidential = true
WHERE (EXISTS (SELECT 1 FROM incoming_place p JOIN incoming_service s ON s.key = p.service_key
               WHERE p.site_key = t.key AND 'safe_house' = ANY(s.needs))
       OR (t.agency_key <> '' AND (SELECT bool_and('safe_house' = ANY(s.needs))
                                   FROM incoming_service s WHERE s.agency_key = t.agency_key))
       OR EXISTS (SELECT 1 FROM directory_site m
                  WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
                    AND m.key = t.key AND m.is_confidential))
  AND NOT EXISTS (SELECT 1 FROM directory_site m
                  WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
                    AND m.key = t.key
                    AND m.confirmed -> 'is_confidential' ->> 'value' = 'false'
                    AND m.confirmed -> 'is_confidential' ->> 'until' >= %(today)s)
"""
SECRETS = """
SELECT t.agency_key, t.address_1, t.address_2, t.details ->> 'addresses',
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
READ = "SELECT key, {columns} FROM {table} WHERE key = ANY(%s)"
WRITE = """
UPDATE {table} SET {changes}, fingerprint = md5(fingerprint::text || 'kept back')::uuid
WHERE key = %s
"""


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
    services, agencies = _said_of(secrets, theirs)
    _blot_out("incoming_service", services)
    _blot_out("incoming_agency", agencies)
    return hidden


def hide_known(source: Source, moment: Any) -> None:
    """The same for sites that were here already and are not among what came."""
    with connection.cursor() as cursor:
        cursor.execute(
            BLANK_KNOWN,
            {"organization": source.organization_id, "source": source.pk, "moment": moment},
        )


def _said_of(
    secrets: Iterable[tuple[str, str, str, str | None, list[str]]],
    theirs: Iterable[tuple[str, str]],
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """{service: what must not stand in it} and the same for agencies, by their keys."""
    services: dict[str, set[str]] = defaultdict(set)
    agencies: dict[str, set[str]] = defaultdict(set)
    owners = dict.fromkeys(agency for agency, _ in theirs)
    for agency, key in theirs:
        services[key], agencies[agency] = services[key], agencies[agency]
    of_agency = defaultdict(list)
    for agency, key in theirs:
        of_agency[agency].append(key)
    for agency, first, second, others, there in secrets:
        said = {first, second, *_lines(others)}
        said = {each for each in said if len(each) >= SHORTEST_SECRET}
        for key in (*there, *(of_agency[agency] if agency in owners else ())):
            services[key] |= said
        agencies[agency] |= said
    return services, agencies


def _lines(addresses: str | None) -> list[str]:
    told = json.loads(addresses) if addresses else []
    return [each.get(part, "") for each in told for part in ("address_1", "address_2")]


def _blot_out(table: str, secrets: dict[str, set[str]]) -> None:
    columns = [sql.Identifier(name) for name in (*TEXTS[table], "details", "raw")]
    parts = {
        "table": sql.Identifier(table),
        "columns": sql.SQL(", ").join(columns),
        "changes": sql.SQL(", ").join(sql.SQL("{} = %s").format(name) for name in columns),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(READ).format(**parts), [sorted(secrets)])
        for key, *values in cursor.fetchall():
            told = [_without(_loaded(value), secrets[key]) for value in values]
            kept = [json.dumps(each) if isinstance(each, dict) else each for each in told]
            cursor.execute(sql.SQL(WRITE).format(**parts), [*kept, key])


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] == "{" else value


def _without(told: Any, secrets: set[str]) -> Any:
    """Texts without the secrets, objects without what is an address."""
    if isinstance(told, str):
        for secret in sorted(secrets, key=len, reverse=True):
            told = re.sub(r"\s+".join(map(re.escape, secret.split())), GONE, told, flags=re.I)
        return told
    if isinstance(told, list):
        return [_without(part, secrets) for part in told]
    if isinstance(told, dict):
        return {
            name: _without(part, secrets) for name, part in told.items() if name not in ADDRESSES
        }
    return told
