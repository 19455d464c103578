"""The statement that asks for offers: ring by ring around a place, and farther only when few are
near. One that has enough in its first ring never touches the others.
"""

from collections.abc import Iterable, Sequence

ENOUGH = 5

# OFFSET 0 keeps the look into each stretch of cells a look into the index, whatever the planner
# has heard.
BY_NEEDS_AND_CELL = """unnest(%(first{n})s::bigint[], %(last{n})s::bigint[]) AS near (first, last)
  CROSS JOIN LATERAL (
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND need = ANY(%(needs)s::varchar[]) AND cell BETWEEN near.first AND near.last OFFSET 0
  ) AS o"""
# Of one need the planner knows beforehand how much there is, and keeps its plan.
BY_NEED_AND_CELL = BY_NEEDS_AND_CELL.replace("ANY(%(needs)s::varchar[])", "%(need)s")
# Without a need, a great many may be reached from home: the first of them stand for all.
BY_CELL_OR_NOWHERE = """(
  SELECT there.* FROM unnest(%(first{n})s::bigint[], %(last{n})s::bigint[]) AS near (first, last)
  CROSS JOIN LATERAL (
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND cell BETWEEN near.first AND near.last OFFSET 0
  ) AS there
  UNION ALL
  SELECT away.* FROM unnest(%(nowhere)s::bigint[]) AS nowhere (cell)
  CROSS JOIN LATERAL (
    SELECT o.* FROM directory_offer o WHERE o.organization_id = %(organization)s
      AND o.cell = nowhere.cell AND o.features @> %(features)s::varchar[] {said}
    ORDER BY o.service_id LIMIT 100
  ) AS away
) AS o"""
BY_CELL = """unnest(%(first{n})s::bigint[], %(last{n})s::bigint[]) AS near (first, last)
  CROSS JOIN LATERAL (
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND cell BETWEEN near.first AND near.last OFFSET 0
  ) AS o"""
BY_NEED = """unnest(%(needs)s::varchar[]) AS wanted (need)
  CROSS JOIN LATERAL (
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND need = wanted.need OFFSET 0
  ) AS o"""
BY_WORDS = """(
    SELECT * FROM directory_offer WHERE organization_id = %(organization)s
      AND said @@ %(said)s::tsquery
      AND (cardinality(%(needs)s::varchar[]) = 0 OR need = ANY(%(needs)s)) OFFSET 0
  ) AS o"""
ALL = "(SELECT * FROM directory_offer WHERE organization_id = %(organization)s) AS o"

CLOCKS = """clocks (zone, minute) AS MATERIALIZED (
  SELECT * FROM unnest(%(zones)s::varchar[], %(minutes)s::integer[])
)"""
RING = """ring{n} AS MATERIALIZED (
  SELECT o.service_id, o.site_id, o.need, way.kilometers, o.hours, o.zone, o.cell,
    least(coalesce(wait.minutes, %(unknown)s), %(longest)s) + %(a_km)s * coalesce(way.kilometers,
      CASE WHEN o.cell = 0 THEN %(online)s WHEN o.cell = 1 THEN %(unplaced)s ELSE 0 END) AS weight
  FROM {offers}
  CROSS JOIN LATERAL (
    SELECT CASE WHEN o.cell > 1 THEN 111.195 * sqrt(power(o.latitude - %(latitude)s, 2)
      + power((o.longitude - %(longitude)s) * cosd(%(latitude)s), 2)) END AS kilometers
  ) AS way
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN clock.doors = 0 THEN NULL
      WHEN clock.passed %% 2 = 1 THEN 0
      WHEN clock.passed < clock.doors THEN o.hours[clock.passed + 1] - clock.minute
      ELSE o.hours[1] + 10080 - clock.minute END AS minutes
    FROM (
      SELECT cardinality(o.hours) AS doors, z.minute, width_bucket(z.minute, o.hours) AS passed
      FROM (
        SELECT coalesce((SELECT minute FROM clocks WHERE zone = o.zone), %(minute)s)::smallint
          AS minute OFFSET 0
      ) AS z OFFSET 0
    ) AS clock OFFSET 0
  ) AS wait
  WHERE {gate}o.features @> %(features)s::varchar[]
    AND (way.kilometers IS NULL OR way.kilometers <= %(farthest)s) {more}
)"""
# How many there are to go to, of what the rings so far have.
HAVE = "(SELECT count(DISTINCT service_id) FROM {rings} WHERE kilometers <= %(radius{n})s)"
CHOSEN = "chosen (radius) AS MATERIALIZED (SELECT {radius}::float)"
BEST = """
SELECT best.service_id, best.site_id, best.need, best.kilometers, best.hours, best.zone, best.cell,
  best.radius
FROM (
  SELECT DISTINCT ON (o.service_id) o.*, chosen.radius
  FROM {rings} CROSS JOIN chosen
  WHERE o.kilometers IS NULL OR o.kilometers <= chosen.radius
  ORDER BY o.service_id, o.weight, o.site_id, o.need
) AS best
ORDER BY best.weight, best.service_id
LIMIT %(most)s
"""


def as_array(numbers: Iterable[int]) -> str:
    """How PostgreSQL writes a list of numbers: quicker than a list that is written one by one."""
    return f"{{{','.join(map(str, numbers))}}}"


def statement(offers: Sequence[str], radii: int, more: str) -> str:
    """`offers` are where each ring takes its rows from: one ring for each radius, or one for all.

    Values: those named in it, with `radius0`... and, for rings by cell, `first0`, `last0`...
    """
    parts = [CLOCKS]
    for n, source in enumerate(offers):
        gate = f"{_have(n, n - 1)} < {ENOUGH} AND " if n else ""
        ring = RING.replace("{n}", str(n)).replace("{offers}", source.replace("{n}", str(n)))
        parts.append(ring.replace("{gate}", gate).replace("{more}", more))
    parts.append(CHOSEN.replace("{radius}", _chosen(len(offers), radii)))
    return "WITH " + ",\n".join(parts) + BEST.replace("{rings}", _rings(len(offers)))


def _rings(count: int) -> str:
    every = " UNION ALL ".join(f"SELECT * FROM ring{n}" for n in range(count))  # noqa: S608
    return f"({every}) AS o"


def _have(rings: int, radius: int) -> str:
    return HAVE.replace("{rings}", _rings(rings)).replace("{n}", str(radius))


def _chosen(rings: int, radii: int) -> str:
    """The smallest radius that has enough, else the largest."""
    reached = [
        f"WHEN {_have(min(n + 1, rings), n)} >= {ENOUGH} THEN %(radius{n})s"
        for n in range(radii - 1)
    ]
    last = f"%(radius{radii - 1})s"
    return f"(CASE {' '.join(reached)} ELSE {last} END)" if reached else last
