"""Where people are who fled violence stays unsaid: nothing that comes in keeps an address of it.

A site is confidential when a service there is for them, when its agency offers nothing else, when
it was confidential before and nobody here has said that it is not, or when it stands where one does
that is, in any list. Then its address, its position and the words that could hold them go, from the
row as it came too, and from the texts of the services there and of their agency.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection
from psycopg import sql

from walkwith.directory import blotting
from walkwith.directory.models import Source
from walkwith.directory.secret_places import HIDDEN, Marks, hold
from walkwith.feeds.hsds import known_again

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
    that were at a hidden site until now. `bare` ones tell of no street at all. `marks` are what is
    kept of the sites; those `beside` are hidden only for standing where another one is.
    """

    services: Secrets = field(default_factory=dict)
    agencies: Secrets = field(default_factory=dict)
    sites: Secrets = field(default_factory=dict)
    there_before: Secrets = field(default_factory=dict)
    bare: frozenset[Any] = frozenset()
    bare_agencies: frozenset[Any] = frozenset()
    marks: dict[str, Marks] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()


OF_SERVICES = (
    *("name", "alternate_name", "description", "application_process", "fees_description"),
    *("eligibility_description", "alert", "url", "details", "raw"),
)
OF_AGENCIES = ("name", "alternate_name", "description", "website", "details", "raw")
SERVICES = Where("incoming_service", "key", OF_SERVICES, is_compared=True)
AGENCIES = Where("incoming_agency", "key", OF_AGENCIES, is_compared=True)
SITES = Where("incoming_site", "key", ("name", "details"))
PLACES = Where("incoming_place", "site_key", ("details",))

# What a person said of a service counts; also of one that comes under another key, as after a
# change of its address in a table.
SAY = """
UPDATE incoming_service i SET is_secret = m.is_secret
FROM directory_service m JOIN directory_agency a ON a.id = m.agency_id
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
  AND m.is_secret IS NOT NULL
  AND (m.id = i.known OR (i.known IS NULL AND m.is_secret
                          AND m.name = i.name AND a.key = i.agency_key))
"""
# A service `s` hides where it is: because a person said so, else when it is for people who flee.
HIDES = f"coalesce(s.is_secret, '{HIDDEN}' = ANY(s.needs))"
MARK = f"""
UPDATE incoming_site t SET is_confidential = true
FROM (
  SELECT p.site_key AS key
  FROM incoming_place p JOIN incoming_service s ON s.key = p.service_key
  WHERE {HIDES}
  UNION
  SELECT o.key FROM incoming_site o JOIN (
    SELECT s.agency_key FROM incoming_service s WHERE s.agency_key <> ''
    GROUP BY s.agency_key HAVING bool_and({HIDES})
  ) AS theirs ON theirs.agency_key = o.agency_key
) AS hidden
WHERE t.key = hidden.key
"""  # noqa: S608 (ours)
STAY = """
UPDATE incoming_site t SET is_confidential = true
FROM directory_site m
WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s AND m.is_confidential
  AND t.key = m.key
"""
# Where a person said that the place may be told, its own name does not hide it.
UNMARK = f"""
UPDATE incoming_site t SET is_confidential = false
WHERE t.is_confidential
  AND EXISTS (SELECT 1 FROM incoming_place p JOIN incoming_service s ON s.key = p.service_key
              WHERE p.site_key = t.key AND s.is_secret = false)
  AND NOT EXISTS (SELECT 1 FROM incoming_place p JOIN incoming_service s ON s.key = p.service_key
                  WHERE p.site_key = t.key AND {HIDES})
"""  # noqa: S608 (ours)
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
# Services that hide, and whether their agency has no others.
THEIRS = f"""
SELECT agency_key, key, has_no_others FROM (
  SELECT s.agency_key, s.key, {HIDES} AS hides,
         bool_and({HIDES}) OVER (PARTITION BY s.agency_key) AS has_no_others
  FROM incoming_service s
) AS each WHERE hides
"""  # noqa: S608 (ours)
# Columns of a table that nobody named: who knows what they tell.
NO_CELLS = f"""
UPDATE incoming_service s SET raw = jsonb_set(s.raw, '{{beside}}', '{{}}')
WHERE s.raw ? 'beside' AND s.raw ->> 'beside' <> '{{}}' AND {HIDES}
"""  # noqa: S608 (ours)
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
HERE = sql.SQL(" AND organization_id = %s ORDER BY id FOR UPDATE")
WRITE = "UPDATE {table} SET {changes} WHERE id = %s"
OTHERWISE = sql.SQL(", fingerprint = md5(fingerprint::text || 'kept back')::uuid")


def hide(source: Source) -> Hidden:
    """Hide what must not be found, in the incoming tables; answer what that is. From here on the
    places of the house are held: what another list hides meanwhile is known when this one goes on.
    """
    hold(source.organization_id)
    home = {"organization": source.organization_id, "source": source.pk}
    with connection.cursor() as cursor:
        cursor.execute(SAY, home)
        cursor.execute(MARK, home)
        by_themselves = known_again.hidden_now()
        cursor.execute(STAY, home)
        cursor.execute(UNMARK)
        marks, beside = known_again.hide(source, by_themselves)
        cursor.execute(SECRETS)
        secrets = cursor.fetchall()
        cursor.execute(THEIRS)
        hidden = replace(_said_of(secrets, cursor.fetchall()), marks=marks, beside=beside)
        for statement in (NO_CELLS, BLANK_PLACES, BLANK_SITES):
            cursor.execute(statement)
    blot_out(SERVICES, hidden.services, bare=hidden.bare)
    blot_out(AGENCIES, hidden.agencies, bare=hidden.bare_agencies)
    blot_out(SITES, hidden.sites, bare=frozenset(hidden.sites))
    blot_out(PLACES, hidden.sites, bare=frozenset(hidden.sites))
    return hidden


def _said_of(secrets: Iterable[tuple[Any, ...]], theirs: list[tuple[str, str, bool]]) -> Hidden:
    services: Secrets = defaultdict(set)
    agencies: Secrets = defaultdict(set)
    sites: Secrets = {}
    before: Secrets = defaultdict(set)
    of_agency: dict[str, list[str]] = defaultdict(list)
    for agency, key, _ in theirs:
        services[key], agencies[agency] = services[key], agencies[agency]
        of_agency[agency].append(key)
    for site, agency, *said, there, was_there in secrets:
        sites[site] = secret = secrets_in(said[:-2], said[-2:])
        for key in (*there, *of_agency.get(agency, ())):
            services[key] |= secret
        for service in was_there:
            before[service] |= secret
        agencies[agency] |= secret
    bare = frozenset(key for _, key, _ in theirs)
    nothing_else = frozenset(agency for agency, _, is_all in theirs if is_all)
    return Hidden(services, agencies, sites, before, bare, nothing_else)


def secrets_in(lines: Iterable[str | None], more: Iterable[str | None]) -> set[str]:
    """The lines of an address, and of `more` addresses as JSON."""
    others = [each for addresses in more if addresses for each in json.loads(addresses)]
    parts = [each.get(part, "") for each in others for part in ("address_1", "address_2")]
    return blotting.told(line for line in (*lines, *parts) if line)


def blot_out(
    where: Where,
    secrets: Secrets,
    source: Source | None = None,
    *,
    bare: frozenset[Any] = frozenset(),
) -> None:
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
            said = dict(zip(where.columns, map(_loaded, values), strict=True))
            told = blotting.without(said, hidden, all_streets=key in bare)
            if source is None or told != said:
                each = map(told.get, where.columns)
                kept = [json.dumps(one) if isinstance(one, dict) else one for one in each]
                cursor.execute(sql.SQL(WRITE).format(**parts), [*kept, row])


def _loaded(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) and value[:1] == "{" else value
    except ValueError:  # a text that begins so
        return value
