"""Listings that share a door or a number, block by block: where two of the same would meet.

One statement for meetings and one for services, whatever their number; only blocks of at least
two and at most `LARGEST_GROUP` leave the database. What brought a pair
together is kept with it, but no address of services: a place may have to be kept secret one day.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from walkwith.directory.alike import LARGEST_GROUP, Entry

MEETINGS = """
SELECT block, code, value, id, source_id, name FROM (
  SELECT *, count(*) OVER (PARTITION BY block) AS many FROM (
    SELECT concat_ws('|', 'place', m.fellowship, m.day, m.starts,
                     round(m.latitude::numeric, 3), round(m.longitude::numeric, 3)) AS block,
           'same_place' AS code, coalesce(nullif(m.address, ''), m.place) AS value,
           m.id, m.source_id, m.name
    FROM directory_meeting m
    WHERE m.organization_id = %(organization)s AND m.unlisted_at IS NULL
      AND m.day IS NOT NULL AND m.latitude IS NOT NULL AND NOT m.approximate
      AND m.attendance IN ('in_person', 'hybrid')
    UNION ALL
    SELECT concat_ws('|', 'link', m.fellowship, m.day, m.starts,
                     lower(rtrim(m.conference_url, '/'))),
           'same_link', m.conference_url, m.id, m.source_id, m.name
    FROM directory_meeting m
    WHERE m.organization_id = %(organization)s AND m.unlisted_at IS NULL
      AND m.day IS NOT NULL AND m.conference_url <> ''
  ) AS blocked
) AS counted
WHERE many BETWEEN 2 AND %(largest)s
ORDER BY block, id
"""

SERVICES = """
SELECT block, code, value, id, source_id, name FROM (
  SELECT *, count(*) OVER (PARTITION BY block) AS many FROM (
    SELECT 'phone|' || right(regexp_replace(phone ->> 'number', '[^0-9]', '', 'g'), 10) AS block,
           'same_phone' AS code, phone ->> 'number' AS value, s.id, s.source_id, s.name
    FROM directory_service s
    CROSS JOIN LATERAL jsonb_path_query(s.details, '$.phones[*]') AS phone
    WHERE s.organization_id = %(organization)s AND s.unlisted_at IS NULL
      AND length(regexp_replace(phone ->> 'number', '[^0-9]', '', 'g')) >= 7
    UNION ALL
    SELECT concat_ws('|', 'address', lower(t.address_1), t.postal_code),
           'same_address', '', s.id, s.source_id, s.name
    FROM directory_service s
    JOIN directory_servicesite at ON at.organization_id = s.organization_id
                                 AND at.service_id = s.id
    JOIN directory_site t ON t.id = at.site_id
    WHERE s.organization_id = %(organization)s AND s.unlisted_at IS NULL
      AND t.address_1 <> '' AND t.unlisted_at IS NULL
  ) AS blocked
) AS counted
WHERE many BETWEEN 2 AND %(largest)s
ORDER BY block, id
"""
BATCH = 2_000


def meetings_that_meet(organization_id: UUID) -> Iterator[Entry]:
    """Same fellowship, day and minute, at the same spot (about 100 m) or on the same link."""
    return _entries(MEETINGS, organization_id)


def services_that_meet(organization_id: UUID) -> Iterator[Entry]:
    """Same number, or same street address."""
    return _entries(SERVICES, organization_id)


def _entries(statement: str, organization_id: UUID) -> Iterator[Entry]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"organization": organization_id, "largest": LARGEST_GROUP})
        while found := cursor.fetchmany(BATCH):
            for row in found:
                yield Entry(*row)
