"""A package of tables (HSDS 1.1 and 2.x, and 3.x in its tabular form) made into documents.

The tables are laid into the database for the time of the run, and each service, site and agency
is put together from what points at it, a batch at a time: however large, it is never in memory
as a whole. What hangs below it stands in an order of its own, so that the order of rows is none.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import connection

from walkwith.feeds.hsds.modern import ELIGIBILITY, LISTS
from walkwith.feeds.raw import raw_json

BATCH = 500
Told = dict[str, Any]

# The tables of things that stand for themselves, by all the names they have had.
THINGS = {
    **dict.fromkeys(("organizations", "organization", "organisations"), "organization"),
    **dict.fromkeys(("services", "service"), "service"),
    **dict.fromkeys(("locations", "location"), "location"),
    **dict.fromkeys(("services_at_location", "service_at_location"), "place"),
    **dict.fromkeys(("services_at_locations", "service_at_locations"), "place"),
    **dict.fromkeys(("taxonomies", "taxonomy_list"), "taxonomy"),
    **dict.fromkeys(("taxonomy", "taxonomys", "taxonomy_terms", "taxonomy_term"), "term"),
    **dict.fromkeys(("programs", "program"), "program"),
    **dict.fromkeys(("units", "unit"), "unit"),
}
# The columns by which a row hangs below something.
LINKS = {
    "organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "place",
    "services_at_location_id": "place",
    "contact_id": "contact",
    "phone_id": "phone",
}
ENTITIES = {
    **{name: THINGS[name] for name in ("organization", "service", "location")},
    **dict.fromkeys(("service_at_location", "services_at_location"), "place"),
}
# What may itself have something below it.
BELOW = {"contacts": "contact", "phones": "phone"}
POINTS_AT = (("taxonomy_term_id", "term"), ("taxonomy_id", "term"), ("unit_id", "unit"))

# `owner` is what a thing or a part hangs below; rows stay text, which nobody takes apart here.
LAY_DOWN = """
CREATE TEMPORARY TABLE {name}
(kind text, owner text, called text, id text, number integer, row text) ON COMMIT DROP
"""
PARTS = """
SELECT owner, called, '[' || string_agg(row, ',' ORDER BY id, row) || ']'
FROM hsds_part WHERE kind = %s AND owner = ANY(%s) GROUP BY owner, called ORDER BY owner, called
"""
NEXT = """
SELECT number, row FROM hsds_thing WHERE kind = %s AND number > %s ORDER BY number LIMIT %s
"""
NAMED = "SELECT id, row FROM hsds_thing WHERE kind = %s AND id = ANY(%s) ORDER BY row"
PLACES = """
SELECT owner, row FROM hsds_thing WHERE kind = 'place' AND owner = ANY(%s) ORDER BY owner, id, row
"""
LAST = "SELECT coalesce(max(number), 0) FROM hsds_thing WHERE kind = %s"

AT_THE_ONLY_SITE = """
INSERT INTO incoming_place (id, key, service_key, site_key, details)
SELECT s.id, '', s.key, t.key, '{}'
FROM incoming_service s
JOIN (SELECT agency_key, min(key) AS key FROM incoming_site
      WHERE agency_key <> '' GROUP BY agency_key HAVING count(*) = 1) AS t
  ON t.agency_key = s.agency_key
"""


def thing_of(table: str) -> str:
    """What a table holds: a thing of its own, "part" of others, or "" for what is not read."""
    name = table.rsplit("/", 1)[-1].lower().removesuffix(".csv").replace("-", "_")
    if name in THINGS:
        return THINGS[name]
    return "part" if list_named(name) else ""


def list_named(table: str) -> str:
    """The list a table of parts becomes, by the name `modern` knows; "" for none."""
    name = table.rsplit("/", 1)[-1].lower().removesuffix(".csv").replace("-", "_")
    known = (name, f"{name}s", name.removesuffix("s"), f"{name[:-1]}ies", f"{name}es")
    if name == "url":
        return "urls"
    return next((each for each in known if each in LISTS or each in ELIGIBILITY), "")


def begin() -> None:
    with connection.cursor() as cursor:
        for name in ("hsds_thing", "hsds_part"):
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
            cursor.execute(LAY_DOWN.format(name=name))


def lay_down(table: str, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Take a table in; one that is none of HSDS's is passed over."""
    thing = thing_of(table)
    if not thing:
        return
    into = "hsds_part" if thing == "part" else "hsds_thing"
    copying = f"COPY {into} (kind, owner, called, id, number, row) FROM STDIN"
    with connection.cursor() as cursor:
        cursor.execute(LAST, [thing])
        before = (cursor.fetchone() or [0])[0]
        with cursor.copy(copying) as copy:
            for number, row in rows:
                if isinstance(row, Mapping):
                    for told in _lines(table, thing, row):
                        copy.write_row((*told[:4], before + number, told[4]))


def _lines(
    table: str, thing: str, row: Mapping[str, Any]
) -> Iterator[tuple[str, str, str, str, str]]:
    """(kind, owner, list, id, row) of each time a row stands in our tables."""
    told = {
        str(name).strip().lower(): value for name, value in row.items() if value not in ("", None)
    }
    key, kept = str(told.get("id", "")), raw_json(told)
    if thing != "part":
        owner = str(told.get("service_id", "")) if thing == "place" else ""
        yield thing, owner, "", key, kept
        if thing == "service" and key and told.get("location_id"):  # as version 1.0 wrote it
            place = {"service_id": key, "location_id": told["location_id"]}
            yield "place", key, "", "", raw_json(place)
        return
    for kind, owner, called in _links(list_named(table), told):
        yield kind, owner, called, key, kept


def _links(called: str, row: Told) -> Iterator[tuple[str, str, str]]:
    """(kind, key, list) of each thing a row of parts hangs below."""
    for column, kind in LINKS.items():
        if row.get(column):
            named = "additional_websites" if (called, kind) == ("urls", "organization") else called
            yield kind, str(row[column]), named
    if row.get("link_id"):
        kind = ENTITIES.get(str(row.get("link_entity", "")).lower(), "service")
        yield kind, str(row["link_id"]), called


def finish() -> None:
    """All tables are in: find things fast from here on."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON hsds_part (kind, owner)")
        for column in ("id", "number", "owner"):
            cursor.execute(f"CREATE INDEX ON hsds_thing (kind, {column})")
        cursor.execute("ANALYZE hsds_part (kind, owner)")
        cursor.execute("ANALYZE hsds_thing (kind, id, number, owner)")


def documents() -> Iterator[tuple[str, Told]]:
    """(kind, document) of every agency, site and service, as HSDS 3.x nests them."""
    for kind in ("organization", "location", "service"):
        for batch in _batches(kind):
            _put_below(kind, batch)
            if kind == "service":
                _put_places(batch)
                _put_program(batch)
                _put_agency(batch)
            yield from ((kind, row) for row in batch)


def has_places() -> bool:
    """Does the package say at all which service is where?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM hsds_thing WHERE kind = 'place')")
        return bool((cursor.fetchone() or [False])[0])


def put_at_the_only_site() -> int:
    """For a feed that never says which service is where: that of an agency with one site."""
    with connection.cursor() as cursor:
        cursor.execute(AT_THE_ONLY_SITE)
        return int(cursor.rowcount)


def _batches(kind: str) -> Iterator[list[Told]]:
    last = 0
    while True:
        rows = _asked(NEXT, [kind, last, BATCH])
        if not rows:
            return
        last = rows[-1][0]
        yield [row for _, row in rows]


def _put_below(kind: str, rows: list[Told], depth: int = 0) -> None:
    """Hang below each row what points at it, and below that what points at that."""
    by_key = {str(row["id"]): row for row in rows if row.get("id")}
    below: dict[str, list[Told]] = defaultdict(list)
    for key, called, parts in _asked(PARTS, [kind, list(by_key)]):
        has = by_key[key].get(called)
        by_key[key][called] = [*has, *parts] if isinstance(has, list) else parts
        below[called] += parts
    _put_pointed_at([part for parts in below.values() for part in parts])
    for called, next_kind in BELOW.items():
        if below[called] and depth < 2:
            _put_below(next_kind, below[called], depth + 1)


def _put_pointed_at(parts: list[Told]) -> None:
    """Beside the key of a term or a unit, the term or unit itself."""
    for column, kind in POINTS_AT:
        named = _named(kind, {str(part[column]) for part in parts if part.get(column)})
        if kind == "term":
            _put_vocabularies(named.values())
        for part in parts:
            if found := named.get(str(part.get(column, ""))):
                part["unit" if kind == "unit" else "taxonomy_term"] = found


def _put_vocabularies(terms: Iterable[Told]) -> None:
    """A term says which vocabulary it is of: by name, by key, or as 1.1 wrote it."""
    terms = list(terms)
    known = _named(
        "taxonomy", {str(term["taxonomy_id"]) for term in terms if "taxonomy_id" in term}
    )
    for term in terms:
        vocabulary = known.get(str(term.get("taxonomy_id", "")), {}).get("name")
        term["taxonomy"] = term.get("taxonomy") or vocabulary or term.get("vocabulary") or ""


def _put_places(services: list[Told]) -> None:
    keys = [str(row["id"]) for row in services if row.get("id")]
    by_service: dict[str, list[Told]] = defaultdict(list)
    for key, place in _asked(PLACES, [keys]):
        by_service[key].append(place)
    _put_below("place", [place for places in by_service.values() for place in places])
    for row in services:
        if places := by_service.get(str(row.get("id", ""))):
            row["service_at_locations"] = places


def _put_program(services: list[Told]) -> None:
    named = _named("program", {str(row["program_id"]) for row in services if "program_id" in row})
    for row in services:
        if found := named.get(str(row.get("program_id", ""))):
            row["program"] = found


def _put_agency(services: list[Told]) -> None:
    """A service that names nobody is of whoever has the place it is at."""
    lost = [row for row in services if not row.get("organization_id")]
    at = {
        id(row): str(row["service_at_locations"][0].get("location_id", ""))
        for row in lost
        if row.get("service_at_locations")
    }
    known = _named("location", set(at.values()))
    for row in lost:
        if owner := known.get(at.get(id(row), ""), {}).get("organization_id"):
            row["organization_id"] = owner


def _named(kind: str, keys: set[str]) -> dict[str, Told]:
    return dict(_asked(NAMED, [kind, sorted(keys)])) if keys else {}


def _asked(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return [(*row[:-1], json.loads(row[-1])) for row in rows]
