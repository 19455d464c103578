"""What came taken over: set by set, from the incoming tables of services into the directory.

All of it happens in the transaction of one run, after `services_staging` has sorted it out.
"""

import datetime as dt

from psycopg import sql

from walkwith.directory import offers
from walkwith.directory.models import Service, Site, Source
from walkwith.directory.said import learn
from walkwith.directory.secret_places import kept
from walkwith.feeds.confirmed import HAS_EXPIRED, put_back
from walkwith.feeds.hsds.hiding import Hidden
from walkwith.feeds.hsds.hiding_elsewhere import hide_everywhere, hide_twins
from walkwith.feeds.hsds.hiding_known import hide_known
from walkwith.feeds.services_staging import AGENCY, NOUNS, SERVICE, SITE, Noun, rows, run

MISSES_ALLOWED = 1

# What a listing is owned by is found again by its key, also when only the owner came anew.
OWNER = """(SELECT a.id FROM directory_agency a WHERE a.organization_id = %(organization)s
            AND a.source_id = %(source)s AND a.key = i.agency_key)"""
UPDATE = """
UPDATE {table} m
SET fingerprint = i.fingerprint, raw = i.raw, {carried},
    seen_at = %(moment)s, missed = 0, unlisted_at = NULL
FROM {waiting} i
WHERE m.id = i.known AND (m.fingerprint IS DISTINCT FROM i.fingerprint OR m.missed > 0
       OR m.unlisted_at IS NOT NULL OR {expired})
"""
INSERT = """
INSERT INTO {table}
    (organization_id, source_id, made_at, seen_at, missed, id, key, fingerprint, raw, {names})
SELECT %(organization)s, %(source)s, %(moment)s, %(moment)s, 0, i.id, i.key, i.fingerprint, i.raw,
       {values}
FROM {waiting} i WHERE i.known IS NULL
"""
# What is secret under another key stays so: `hiding` found it among what came.
STAY_HIDDEN = """
UPDATE directory_service m SET is_secret = true
FROM incoming_service i WHERE m.id = i.known AND i.is_secret AND m.is_secret IS NULL
"""
NOW_KNOWN = "UPDATE {waiting} SET known = id WHERE known IS NULL"
NOTE_MISSING = """
WITH gone AS (
    UPDATE {table} m
    SET missed = m.missed + 1,
        seen_at = CASE WHEN m.missed = 0 THEN %(fetched)s ELSE m.seen_at END,
        unlisted_at = CASE WHEN m.missed >= %(allowed)s THEN %(moment)s::timestamptz END
    WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
      AND m.unlisted_at IS NULL AND {lacking}
    RETURNING m.unlisted_at
)
SELECT count(*) FILTER (WHERE unlisted_at IS NOT NULL) FROM gone
"""
# A site or an agency that a service still names has not gone.
LACKING = {
    AGENCY.table: """NOT EXISTS (SELECT 1 FROM incoming_agency i WHERE i.known = m.id)
        AND NOT EXISTS (SELECT 1 FROM incoming_service i WHERE i.agency_key = m.key)""",
    SITE.table: """NOT EXISTS (SELECT 1 FROM incoming_site i WHERE i.known = m.id)
        AND NOT EXISTS (SELECT 1 FROM incoming_place i WHERE i.site_key = m.key)""",
    SERVICE.table: "NOT EXISTS (SELECT 1 FROM incoming_service i WHERE i.known = m.id)",
}
MISSING_BEFORE = "m.missed > 0"

# Where each service is, by the keys of the rows it joins.
THERE = """
SELECT s.known AS service_id, p.key, p.details, p.id,
       coalesce(t.known, (SELECT m.id FROM directory_site m
                          WHERE m.organization_id = %(organization)s AND m.source_id = %(source)s
                            AND m.key = p.site_key)) AS site_id
FROM incoming_place p JOIN incoming_service s ON s.key = p.service_key
LEFT JOIN incoming_site t ON t.key = p.site_key
"""
DROP_PLACES = """
WITH moved AS (
  DELETE FROM directory_servicesite at USING incoming_service i
  WHERE at.organization_id = %(organization)s AND at.service_id = i.known
    AND NOT EXISTS (SELECT 1 FROM there WHERE there.service_id = at.service_id
                      AND there.site_id = at.site_id)
  RETURNING at.service_id
) INSERT INTO touched SELECT * FROM moved
"""
CHANGE_PLACES = """
WITH moved AS (
  UPDATE directory_servicesite at SET key = there.key, details = there.details
  FROM there
  WHERE at.organization_id = %(organization)s AND at.service_id = there.service_id
    AND at.site_id = there.site_id
    AND (at.key, at.details) IS DISTINCT FROM (there.key, there.details)
  RETURNING at.service_id
) INSERT INTO touched SELECT * FROM moved
"""
ADD_PLACES = """
WITH moved AS (
  INSERT INTO directory_servicesite (organization_id, service_id, site_id, key, details)
  SELECT %(organization)s, there.service_id, there.site_id, there.key, there.details FROM there
  WHERE NOT EXISTS (SELECT 1 FROM directory_servicesite at
                    WHERE at.organization_id = %(organization)s
                      AND at.service_id = there.service_id AND at.site_id = there.site_id)
  RETURNING service_id
) INSERT INTO touched SELECT * FROM moved
"""
NOTHING_TOUCHED = """
DROP TABLE IF EXISTS touched; CREATE TEMPORARY TABLE touched (id uuid) ON COMMIT DROP
"""
TOUCHED = """
INSERT INTO touched
SELECT s.id FROM directory_service s
WHERE s.organization_id = %(organization)s AND s.source_id = %(source)s
  AND (s.seen_at = %(moment)s OR s.unlisted_at = %(moment)s)
UNION
SELECT at.service_id FROM directory_servicesite at JOIN directory_site t ON t.id = at.site_id
WHERE at.organization_id = %(organization)s AND t.organization_id = %(organization)s
  AND t.source_id = %(source)s AND (t.seen_at = %(moment)s OR t.unlisted_at = %(moment)s)
"""
TAKE_STOCK = """
SELECT (SELECT count(*) FROM directory_service WHERE organization_id = %(organization)s
          AND source_id = %(source)s AND unlisted_at IS NULL),
       (SELECT coalesce(array_agg(DISTINCT zone), '{}') FROM directory_site
        WHERE organization_id = %(organization)s AND source_id = %(source)s
          AND unlisted_at IS NULL AND zone <> '')
"""


def merge(source: Source, moment: dt.datetime, hidden: Hidden, *, is_whole: bool) -> int:
    """Take over what is new or changed, note what is missing; answer how many are unlisted.

    What is touched carries `moment`; offers are made anew for the services it touches.
    """
    for noun in NOUNS:
        _take_over(noun, source, moment)
    unlisted = note_missing(source, moment) if is_whole else 0
    run(NOTHING_TOUCHED, source)
    _move_places(source)
    run(STAY_HIDDEN, source)
    before = kept(source.organization_id)
    hide_known(source, moment, hidden)  # before what people checked is put back
    hide_twins(source.organization_id, moment)
    has_more = hide_everywhere(source.organization_id, before, moment)
    put_back(Site.objects.all(), source, moment)
    put_back(Service.objects.all(), source, moment)
    _make_offers(source, moment)
    if hidden.sites or hidden.services or has_more:
        learn(source.organization_id, "services")  # not the names of streets that stood in theirs
    return unlisted


def _make_offers(source: Source, moment: dt.datetime) -> None:
    """Anew for the services a moment touched, and those that were moved."""
    run(TOUCHED, source, moment=moment)
    touched = rows("SELECT DISTINCT id FROM touched", source)
    offers.rebuild(source.organization_id, [service for (service,) in touched])


def _take_over(noun: Noun, source: Source, moment: dt.datetime) -> None:
    names = [sql.Identifier(name) for name in noun.fields]
    carried: list[sql.Composable] = [sql.SQL("{0} = i.{0}").format(name) for name in names]
    values: list[sql.Composable] = [sql.SQL("i.{}").format(name) for name in names]
    if noun.owner:
        owner, found = sql.Identifier(noun.owner), sql.SQL(OWNER)
        carried.append(sql.SQL("{} = {}").format(owner, found))
        names.append(owner)
        values.append(found)
    parts = {
        "table": sql.Identifier(noun.table),
        "waiting": sql.Identifier(noun.waiting),
        "carried": sql.SQL(", ").join(carried),
        "names": sql.SQL(", ").join(names),
        "values": sql.SQL(", ").join(values),
        "expired": sql.SQL(HAS_EXPIRED),
    }
    today = moment.date().isoformat()
    run(sql.SQL(UPDATE).format(**parts), source, moment=moment, today=today)
    run(sql.SQL(INSERT).format(**parts), source, moment=moment)
    run(sql.SQL(NOW_KNOWN).format(**parts), source)


def _move_places(source: Source) -> None:
    """Put services where the feed says they are; those that moved are touched."""
    run("DROP TABLE IF EXISTS there", source)
    run(f"CREATE TEMPORARY TABLE there ON COMMIT DROP AS {THERE}", source)
    run("CREATE INDEX ON there (service_id, site_id)", source)
    run("ANALYZE there", source)
    for statement in (DROP_PLACES, CHANGE_PLACES, ADD_PLACES):
        run(statement, source)


def note_missing(source: Source, moment: dt.datetime, *, none_came: bool = False) -> int:
    """Count one more miss for what the feed lacks, unlist at the second; answer how many services.

    `none_came` is for a feed that said "not modified": what was missing is missing again.
    """
    unlisted = 0
    for noun in NOUNS:
        lacking = MISSING_BEFORE if none_came else LACKING[noun.table]
        ((unlisted,),) = rows(
            NOTE_MISSING.format(table=noun.table, lacking=lacking),
            source,
            moment=moment,
            fetched=source.fetched_at or moment,
            allowed=MISSES_ALLOWED,
        )
    if none_came:
        run(NOTHING_TOUCHED, source)
        _make_offers(source, moment)
    return unlisted


def refresh(source: Source, moment: dt.datetime, *, etag: str) -> None:
    """Write down on the source that this was a good fetch, and what it lists now."""
    source.listed, source.zones = rows(TAKE_STOCK, source)[0]
    source.fetched_at, source.etag = moment, etag
    source.save(update_fields=["fetched_at", "listed", "zones", "etag"])
