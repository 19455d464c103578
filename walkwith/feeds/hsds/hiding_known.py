"""A hidden place stays unsaid in what we had of it before: the listing, checks of it, reports."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from walkwith.directory.models import Source
from walkwith.directory.secret_places import COLUMNS, Address, Marker, Marks, keep
from walkwith.feeds.hsds.hiding import (
    HIDES,
    OF_AGENCIES,
    OF_SERVICES,
    Hidden,
    Secrets,
    Where,
    blot_out,
    secrets_in,
)

OF_SITES = Where("directory_site", "id", ("name", "details"))
OF_PLACES = Where("directory_servicesite", "site_id", ("details",))
AGENCIES = Where("directory_agency", "id", OF_AGENCIES)
# What a person found right is put back after an import: it must not bring an address back.
OF_A_SERVICE = (
    Where("directory_service", "id", (*OF_SERVICES, "confirmed")),
    Where("directory_check", "service_id", ("before", "note")),
    Where("feeds_runchange", "listing_id", ("name", "fields")),
)

# A service hides there, or the site stands where one is hidden. As arrays they are gathered once,
# and first, whatever the planner thinks of tables that were filled a moment ago.
MUST_HIDE = f"""(t.id = ANY(%(beside)s) OR t.id = ANY(ARRAY(
  SELECT o.site_id FROM directory_servicesite o
  WHERE o.organization_id = %(organization)s AND o.service_id = ANY(ARRAY(
    SELECT s.id FROM directory_service s
    WHERE s.organization_id = %(organization)s AND {HIDES})))))"""  # noqa: S608 (ours)
# A service that came by itself to a site we had: the site is hidden where it stands.
BLANK_SITES = f"""
UPDATE directory_site t
SET is_confidential = true, description = '', transportation = '', address_1 = '', address_2 = '',
    region = '', postal_code = '', latitude = NULL, longitude = NULL, approximate = false,
    details = (SELECT coalesce(jsonb_object_agg(part.key, part.value), '{{}}')
               FROM jsonb_each(t.details) AS part WHERE part.key IN ('phones', 'languages')),
    raw = jsonb_build_object('id', t.key, 'kept_back', true), seen_at = %(moment)s
WHERE t.organization_id = %(organization)s AND t.source_id = %(source)s
  AND NOT t.is_confidential AND {MUST_HIDE}
"""  # noqa: S608 (ours)
# The name of a site is often its street: a hidden one is called after its agency.
NAME_SITES = """
UPDATE directory_site t SET name = found.name
FROM (SELECT o.id, coalesce(a.name, '') AS name
      FROM directory_site o LEFT JOIN directory_agency a ON a.id = o.agency_id
      WHERE o.organization_id = %(organization)s AND o.source_id = %(source)s
        AND o.is_confidential AND o.raw ? 'kept_back') AS found
WHERE t.id = found.id AND t.name <> found.name
"""
BLANK_PLACES = """
UPDATE directory_servicesite at
SET details = (SELECT coalesce(jsonb_object_agg(part.key, part.value), '{}')
               FROM jsonb_each(at.details) AS part WHERE part.key IN ('phones', 'schedules'))
FROM directory_site t
WHERE t.organization_id = %(organization)s AND t.source_id = %(source)s AND t.is_confidential
  AND at.organization_id = %(organization)s AND at.site_id = t.id
  AND at.details - 'phones' - 'schedules' <> '{}'
"""
TO_BE_KNOWN = f"""
SELECT t.id, at.service_id, coalesce(of.agency_id, t.agency_id), {COLUMNS}
FROM directory_site t
LEFT JOIN directory_servicesite at
  ON at.organization_id = t.organization_id AND at.site_id = t.id
LEFT JOIN directory_service of ON of.id = at.service_id
WHERE t.organization_id = %(organization)s AND t.source_id = %(source)s
  AND NOT t.is_confidential AND {MUST_HIDE}
"""  # noqa: S608 (ours)
# What stood beside a secret place until now, and hides by itself.
BY_ITSELF = f"""
UPDATE directory_secretplace p SET by_itself = true
FROM directory_servicesite at JOIN directory_service s ON s.id = at.service_id
WHERE p.organization_id = %(organization)s AND s.organization_id = %(organization)s
  AND s.source_id = %(source)s AND at.organization_id = %(organization)s
  AND at.site_id = p.site_id AND NOT p.by_itself AND {HIDES}
"""  # noqa: S608 (ours)
# Services that hide where they are, and whether their agency has no others.
THEIRS = f"""
SELECT id, agency_id, has_no_others FROM (
  SELECT s.id, s.agency_id, {HIDES} AS hides,
         bool_and({HIDES}) OVER (PARTITION BY s.agency_id) AS has_no_others
  FROM directory_service s
  WHERE s.organization_id = %(organization)s AND s.source_id = %(source)s
) AS each WHERE hides
"""  # noqa: S608 (ours)
NO_CELLS = f"""
UPDATE directory_service s SET raw = jsonb_set(s.raw, '{{beside}}', '{{}}')
WHERE s.organization_id = %(organization)s AND s.source_id = %(source)s
  AND s.raw ? 'beside' AND s.raw ->> 'beside' <> '{{}}' AND {HIDES}
"""  # noqa: S608 (ours)
# What reports of earlier runs quoted of a service that turns out to be for people who fled.
FORGET_REPORTS = f"""
UPDATE feeds_runchange c SET fields = '{{}}'
FROM directory_service s
WHERE c.organization_id = %(organization)s AND s.organization_id = %(organization)s
  AND s.source_id = %(source)s AND c.listing_id = s.id AND c.fields <> '{{}}'
  AND {HIDES}
"""  # noqa: S608 (ours)
AS_HIDDEN = """
UPDATE directory_service SET fingerprint = md5(fingerprint::text || 'kept back')::uuid
WHERE organization_id = %(organization)s AND id = ANY(%(services)s)
"""
IDS = {
    table: f"SELECT key, id FROM {table} WHERE organization_id = %(organization)s"  # noqa: S608 (ours)
    " AND source_id = %(source)s AND key = ANY(%(keys)s)"
    for table in ("directory_service", "directory_agency", "directory_site")
}


@dataclass(frozen=True, slots=True)
class Known:
    """What was found here: the lines of addresses, and the services at places that are hidden from
    now on.
    """

    secrets: frozenset[str]
    services: frozenset[UUID]


def hide_known(
    source: Source, moment: dt.datetime, hidden: Hidden, beside: Mapping[UUID, Marks] | None = None
) -> Known:
    """Hide sites that were here already and are not among what came, also those `beside` a secret
    place; and take every secret, theirs and those of what came, out of all that is kept of the
    services there.
    """
    beside = beside or {}
    home: dict[str, Any] = {"organization": source.organization_id, "source": source.pk}
    home |= {"moment": moment, "beside": sorted(beside)}
    services = _ours("directory_service", hidden.services, home)
    agencies = _ours("directory_agency", hidden.agencies, home)
    sites = _ours("directory_site", hidden.sites, home)
    for service, said in hidden.there_before.items():
        services[service] |= said
    found: set[str] = set()
    own: dict[UUID, Address] = {}
    there: set[UUID | None] = set()
    with connection.cursor() as cursor:
        cursor.execute(TO_BE_KNOWN, home)
        for site, service, agency, *where in cursor.fetchall():
            own[site] = address = Address(*where)
            there.add(service)
            said = secrets_in((address.address_1, address.address_2), (address.more,))
            found |= said
            for secrets, key in ((sites, site), (services, service), (agencies, agency)):
                secrets[key] |= said
        for statement in (BLANK_SITES, NAME_SITES, BLANK_PLACES, NO_CELLS, FORGET_REPORTS):
            cursor.execute(statement, home)
        cursor.execute(BY_ITSELF, home)
    _blot_known(source, home, services=services, agencies=agencies, sites=sites)
    _keep_marks(source, hidden, own, beside)
    return Known(frozenset(found), frozenset(service for service in there if service))


def read_as_hidden(source: Source, services: Iterable[UUID]) -> None:
    """So that the next reading, which hides them as well, finds nothing changed."""
    asked: dict[str, Any] = {"organization": source.organization_id, "services": list(services)}
    with connection.cursor() as cursor:
        cursor.execute(AS_HIDDEN, asked)


def _blot_known(
    source: Source, home: dict[str, Any], *, services: Secrets, agencies: Secrets, sites: Secrets
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(THEIRS, home)
        theirs = cursor.fetchall()
    bare = frozenset(service for service, _, _ in theirs)
    nothing_else = frozenset(agency for _, agency, is_all in theirs if is_all)
    for known, keys in ((services, bare), (agencies, nothing_else)):
        known.pop(None, None)
        known.update({key: known[key] for key in keys})
    for where in OF_A_SERVICE:
        blot_out(where, services, source, bare=bare)
    blot_out(AGENCIES, agencies, source, bare=nothing_else)
    blot_out(OF_SITES, sites, source, bare=frozenset(sites))
    blot_out(OF_PLACES, sites, source, bare=frozenset(sites))


def _keep_marks(
    source: Source, hidden: Hidden, own: Mapping[UUID, Address], beside: Mapping[UUID, Marks]
) -> None:
    """So that each place is known again."""
    marker = Marker(source.organization_id)
    marks = {site: beside.get(site) or marker.to_keep(said) for site, said in own.items()}
    merely = set(beside)
    with connection.cursor() as cursor:
        home = {"organization": source.organization_id, "source": source.pk}
        cursor.execute(IDS["directory_site"], home | {"keys": sorted(hidden.marks)})
        for key, site in cursor.fetchall():
            marks[site] = marks.get(site, frozenset()) | hidden.marks[key]
            if key in hidden.beside:
                merely.add(site)
    if marks:
        keep(source.organization_id, marks, beside=merely)


def _ours(table: str, secrets: Secrets, home: dict[str, Any]) -> Secrets:
    """The same, by what we call them."""
    found: Secrets = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(IDS[table], home | {"keys": sorted(secrets)})
        for key, known in cursor.fetchall():
            found[known] |= secrets[key]
    return found
