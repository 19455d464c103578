"""A table of services: a row of it becomes a document as HSDS has it, and is read as one.

One row is one service, at one place. A row without an agency is of an agency of its own name.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from walkwith.feeds.fields import words
from walkwith.feeds.headings import DAY_FIELDS, PLACE_FIELDS
from walkwith.feeds.hsds.licensed import is_licensed
from walkwith.feeds.hsds.rows import raw_of
from walkwith.feeds.raw import mark_of
from walkwith.feeds.said_hours import schedules_of
from walkwith.feeds.said_types import plain

Cells = Mapping[str, str]
# A whole address in one cell: "12 Main St, Springfield, IL 62701, USA".
WHOLE = re.compile(
    r"(?P<address>.+?),\s*(?P<city>[^,\d]+),\s*(?P<state>[A-Z]{2})\.?,?\s+"
    r"(?P<postal_code>\d{5})(?:-\d{4})?(?:,\s*(?:USA|US|United States))?"
)
SEVERAL = re.compile(r"\s*[;|/\n]\s*|\s*,\s*")
SEVERAL_NUMBERS = re.compile(r"\s*[;|/\n]\s*|\s+or\s+|\s+o\s+", re.IGNORECASE)
SEVERAL_LINES = re.compile(r"\s*[;|\n]\s*")
AS_THEY_STAND = (
    *("description", "email", "url", "eligibility_description", "fees_description"),
    "application_process",
)
HAVE, LACK = {"yes", "y", "true", "x", "si", "1"}, {"no", "n", "false", "0"}


def document_of(cells: Cells, columns: Mapping[str, str], *, name: str = "") -> dict[str, Any]:
    """The service of a row; `name` is what a person called it where the row does not.

    `beside` keeps the cells as they came, but for those of the place: these the place keeps.
    """
    said = {field: cells.get(heading, "").strip() for field, heading in columns.items()}
    said = {field: cell for field, cell in said.items() if cell}
    name = said.get("name") or said.get("organization") or name
    agency = said.get("organization") or name
    of_the_place = {columns[field] for field in PLACE_FIELDS if field in columns}
    return {
        "id": key_of(cells, columns),
        "name": name,
        "organization": {"name": agency},
        "beside": {heading: cell for heading, cell in cells.items() if heading not in of_the_place},
        **{field: said[field] for field in AS_THEY_STAND if field in said},
        **_parts(said),
        **_places(said, agency, _at_the_door(said.get("accessibility", ""), columns)),
    }


def key_of(cells: Cells, columns: Mapping[str, str]) -> str:
    """By which a row is known again: its number, else whose it is, its name, and where."""
    if number := cells.get(columns.get("slug", ""), "").strip():
        return number
    where = (cells.get(columns.get(field, ""), "") for field in ("organization", "name", "address"))
    owner, name, address = (words(cell, [], limit=500).lower() for cell in where)
    if not name and not owner:
        return f"~{mark_of(raw_of(dict(cells)))}"
    return f"~{mark_of(repr((owner, name, address)))}"


def _parts(said: Mapping[str, str]) -> dict[str, Any]:
    """What hangs below a service."""
    parts: dict[str, Any] = {
        "phones": [{"number": one} for one in _split(SEVERAL_NUMBERS, said.get("phones", ""))],
        "languages": [{"name": one} for one in _split(SEVERAL, said.get("languages", ""))],
        "required_documents": [
            {"document": one} for one in _split(SEVERAL_LINES, said.get("required_documents", ""))
        ],
        "attributes": [_term(one) for one in _split(SEVERAL, said.get("needs", ""))],
        "schedules": _schedules(said),
        "last_modified": said.get("updated"),
    }
    return {kind: part for kind, part in parts.items() if part}


def _term(said: str) -> dict[str, Any]:
    """What it is filed under, in the words of its list; a code that somebody owns as such."""
    term = {"name": said, "code": said} if is_licensed("", said) else {"name": said}
    return {"taxonomy_term": term}


def _schedules(said: Mapping[str, str]) -> list[dict[str, Any]]:
    hours = f"{said.get('byday', '')} {said.get('schedules', '')}".strip()
    each = [f"{day} {said[day]}" for day in DAY_FIELDS if day in said]
    return [schedule for one in (hours, *each) for schedule in schedules_of(one)]


def _at_the_door(cell: str, columns: Mapping[str, str]) -> str:
    """What it says of steps and doors; below "Wheelchair accessible" a yes is that."""
    if plain(cell) in HAVE:
        return columns["accessibility"]
    return "" if plain(cell) in LACK else cell


def _places(said: Mapping[str, str], agency: str, access: str) -> dict[str, Any]:
    """Where it is; a place is one with others of its agency that the table tells of alike."""
    told = {field: said[field] for field in PLACE_FIELDS if field in said}
    if whole := WHOLE.fullmatch(told.get("address", "")):
        told = told | whole.groupdict()
    address = {
        "address_1": told.get("address"),
        "city": told.get("city"),
        "region": told.get("region"),
        "state_province": told.get("state"),
        "postal_code": told.get("postal_code"),
    }
    if not told:
        return {}
    location = {
        "name": told.get("location"),
        "latitude": told.get("latitude"),
        "longitude": told.get("longitude"),
        "addresses": [{part: value for part, value in address.items() if value}],
        "accessibility": [{"description": access}] if access else [],
        "whose": agency,
    }
    kept = {part: value for part, value in location.items() if value and value != [{}]}
    return {"service_at_locations": [{"location": kept}]}


def _split(between: re.Pattern[str], cell: str) -> Iterator[str]:
    return (part for part in map(str.strip, between.split(cell)) if part)
