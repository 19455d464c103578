"""What one list hides is hidden in every other, too."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection

from walkwith.directory import offers
from walkwith.directory.models import Source
from walkwith.directory.secret_places import Marks, hold, kept, still_told
from walkwith.feeds.hsds import kept_back
from walkwith.feeds.hsds.hiding import HIDES, Hidden
from walkwith.feeds.hsds.hiding_known import hide_known, read_as_hidden

# Services at some sites, and whether another site of theirs is secret already.
THERE = """
SELECT o.service_id, bool_or(t.is_confidential)
FROM directory_servicesite o JOIN directory_site t ON t.id = o.site_id
WHERE o.organization_id = %(organization)s AND o.service_id = ANY(ARRAY(
  SELECT at.service_id FROM directory_servicesite at
  WHERE at.organization_id = %(organization)s AND at.site_id = ANY(%(sites)s)
  UNION ALL SELECT unnest(%(services)s::uuid[])))
GROUP BY o.service_id
"""


# What a person linked with a service that hides, and nobody has said that it may be told.
TWINS = f"""
WITH RECURSIVE linked (one, other) AS (
  SELECT service_id, other_service_id FROM directory_duplicate
  WHERE organization_id = %(organization)s AND state = 'linked' AND service_id IS NOT NULL
  UNION ALL
  SELECT other_service_id, service_id FROM directory_duplicate
  WHERE organization_id = %(organization)s AND state = 'linked' AND service_id IS NOT NULL
), hidden (id) AS (
  SELECT s.id FROM linked l JOIN directory_service s ON s.id = l.one WHERE {HIDES}
  UNION
  SELECT l.other FROM hidden h JOIN linked l ON l.one = h.id
)
UPDATE directory_service s SET is_secret = true
FROM hidden h
WHERE s.id = h.id AND s.is_secret IS NULL AND NOT {HIDES}
RETURNING s.source_id, s.id
"""  # noqa: S608 (ours)


@contextmanager
def hidden_everywhere(organization_id: UUID, moment: dt.datetime) -> Iterator[None]:
    """What is found to be secret meanwhile is hidden in every list at the end."""
    hold(organization_id)
    before = kept(organization_id)
    yield
    hide_everywhere(organization_id, before, moment)


def hide_everywhere(organization_id: UUID, before: Marks, moment: dt.datetime) -> bool:
    """Hide sites of any list that stand where a mark is by now that was not there `before`. Answers
    whether there was one. Nobody else changes places meanwhile: the house is held.
    """
    known = before
    while new := kept(organization_id) - known:
        for source_id, sites in still_told(organization_id, new).items():
            _hide_in(Source.objects.get(pk=source_id), sites, moment)
        known |= new
    return known != before


def hide_twins(organization_id: UUID, moment: dt.datetime) -> None:
    """What people said is the same service as one that hides, by what its list says now."""
    found: dict[UUID, list[UUID]] = {}
    with connection.cursor() as cursor:
        cursor.execute(TWINS, {"organization": organization_id})
        for source_id, service_id in cursor.fetchall():
            found.setdefault(source_id, []).append(service_id)
    for source_id, services in found.items():
        _hide_in(Source.objects.get(pk=source_id), {}, moment, services)


def _hide_in(
    source: Source, sites: dict[UUID, Marks], moment: dt.datetime, services: Sequence[UUID] = ()
) -> None:
    asked: dict[str, Any] = {"organization": source.organization_id, "sites": list(sites)}
    asked |= {"services": list(services)}
    with connection.cursor() as cursor:
        cursor.execute(THERE, asked)
        there = dict(cursor.fetchall())
    known = hide_known(source, moment, Hidden(), sites)
    read_as_hidden(source, [each for each in known.services if not there.get(each)])
    what = dataclasses.replace(kept_back.unsaid(source, Hidden()), secrets=known.secrets)
    kept_back.forget(source, what)
    offers.rebuild(source.organization_id, list(there))
