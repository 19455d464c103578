"""The cells of a table of services as people write them, made into what HSDS nests below one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from walkwith.feeds.headings import DAY_FIELDS, PLACE_FIELDS
from walkwith.feeds.hsds.licensed import code_in
from walkwith.feeds.said_hours import CLOSED, schedules_of
from walkwith.feeds.said_types import plain

Said = Mapping[str, str]
# A whole address in one cell: "12 Main St, Springfield, IL 62701, USA".
WHOLE = re.compile(
    r"(?P<address>.+?),\s*(?P<city>[^,\d]+?)(?:,\s*(?P<state>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"|\s+(?P<state_apart>[A-Z]{2}))\.?,?\s+(?P<postal_code>\d{5})(?:-\d{4})?"
    r"(?:,\s*(?:USA|US|United States))?"
)
ON_THE_MAP = re.compile(r"\(?\s*(-?\d{1,2}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)\s*\)?\s*$")
FOR_LETTERS = re.compile(r"\s*(?:p\.?\s*o\.?\s*box|apartado|apdo)\b", re.IGNORECASE)
SEVERAL = re.compile(r"\s*[;|/\n,]\s*")
SEVERAL_TONGUES = re.compile(r"\s*(?:[;|/\n,&]|\band\b|\by\b)\s*", re.IGNORECASE)
SEVERAL_LINES = re.compile(r"\s*[;|\n]\s*")
SEVERAL_NUMBERS = re.compile(r"\s*[;|\n]\s*|\s+or\s+|\s+o\s+", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:\+?1[\s.-]?)?\(?\b\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]?\d{4}\b(?:\s*(?:x|ext\.?)\s*\d{1,6})?",
    re.IGNORECASE,
)
AROUND = " ,;:/|&.-\n"
HAVE, LACK = {"yes", "y", "true", "x", "si", "1"}, {"no", "n", "false", "0"}
# Where spreadsheets drop the zeros a ZIP code begins with.
ZEROS = {"MA", "RI", "NH", "ME", "VT", "CT", "NJ", "PR", "VI"}
# Who opens in the evening: bare numbers of hours are not read by day.
BY_NIGHT = re.compile(
    r"\b(?:shelter|overnight|night|albergue|refugio|nocturn|noche)", re.IGNORECASE
)


def parts(said: Said, columns: Said, cells: Said) -> dict[str, Any]:
    """What hangs below a service: numbers, hours, languages, papers, what it is filed under."""
    code = next(filter(None, map(code_in, cells.values())), "")
    numbers = [one for field in PHONES for one in _numbers(said.get(field, ""))]
    found: dict[str, Any] = {
        "phones": numbers,
        "languages": [{"name": one} for one in _split(SEVERAL_TONGUES, said.get("languages", ""))],
        "required_documents": [
            {"document": one} for one in _split(SEVERAL_LINES, said.get("required_documents", ""))
        ],
        "attributes": [_term(one, code) for one in _split(SEVERAL, said.get("needs", ""))],
        "schedules": _schedules(said, columns),
        "last_modified": said.get("updated"),
    }
    return {kind: part for kind, part in found.items() if part}


PHONES = ("phones", "phones_2", "hotline")


def _numbers(cell: str) -> Iterator[dict[str, str]]:
    """Each number of a cell, with the words beside it: "412-555-0100 (office), 555-0101 fax"."""
    cell = cell.removesuffix(".0")  # as a spreadsheet writes a number that it worked out
    found = list(NUMBER.finditer(cell))
    if len(found) < 2:
        yield from _apart(cell)
        return
    ends = [each.start() for each in found[1:]] + [len(cell)]
    for each, end in zip(found, ends, strict=True):
        about = cell[each.end() : end].strip(AROUND)
        yield {"number": each[0].strip()} | ({"description": about} if about else {})


def _apart(cell: str) -> Iterator[dict[str, str]]:
    """The numbers between "or" and semicolons; what has no digits is said of the one before."""
    numbers: list[dict[str, str]] = []
    for one in _split(SEVERAL_NUMBERS, cell):
        if sum(sign.isdigit() for sign in one) >= 3 or not numbers:
            numbers.append({"number": one})
        else:
            numbers[-1]["description"] = one
    yield from numbers


def _term(said: str, code: str) -> dict[str, Any]:
    """What it is filed under, in the words of its list. Beside a code that somebody owns, the words
    are theirs.
    """
    return {"taxonomy_term": {"name": said, "code": code} if code else {"name": said}}


def _schedules(said: Said, columns: Said) -> list[dict[str, Any]]:
    """The hours of all its cells together; those of a day as its heading calls that day."""
    span = " - ".join(said[field] for field in ("time", "end_time") if field in said)
    told = (said.get("byday"), said.get("schedules"), span)
    hours = " ".join(part for part in told if part)
    each = {day: said[day] for day in DAY_FIELDS if day in said}
    ticked = [day for day, cell in each.items() if plain(cell) in HAVE]
    if ticked and len(ticked) == sum(plain(cell) not in CLOSED for cell in each.values()):
        hours, each = f"{', '.join(columns[day] for day in ticked)} {hours}".strip(), {}
    is_open = hours or any(plain(cell) not in CLOSED for cell in each.values())
    of_days = [f"{columns[day]}: {cell}" for day, cell in each.items() if is_open]
    about = " ".join(said.get(field, "") for field in ("name", "needs", "description"))
    return schedules_of(hours, *of_days, by_night=bool(BY_NIGHT.search(about)))


def places(said: Said, columns: Said, agency: str) -> dict[str, Any]:
    """Where it is; a place is one with others of its agency that the table tells of alike."""
    told = _whole({field: said[field] for field in PLACE_FIELDS if field in said})
    if not told:
        return {}
    address = {
        "address_1": told.get("address"),
        "address_2": told.get("address_2"),
        "city": told.get("city"),
        "region": told.get("region"),
        "state_province": told.get("state"),
        "postal_code": _zip(told.get("postal_code", ""), told.get("state", "")),
    }
    is_for_letters = bool(FOR_LETTERS.match(told.get("address", "")))
    access = _at_the_door(said.get("accessibility", ""), columns)
    location = {
        "name": told.get("location"),
        "location_type": "postal" if is_for_letters else "physical",
        "latitude": told.get("latitude"),
        "longitude": told.get("longitude"),
        "addresses": [{part: value for part, value in address.items() if value}],
        "accessibility": [{"description": access}] if access else [],
        "whose": agency,
    }
    kept = {part: value for part, value in location.items() if value and value != [{}]}
    return {"service_at_locations": [{"location": kept}]}


def _whole(told: Said) -> dict[str, str]:
    """The parts of an address that stands in one cell, with a point on the map behind it or not."""
    found = dict(told)
    cell = " ".join(", ".join(found.get("address", "").splitlines()).split())
    if point := ON_THE_MAP.search(cell):
        found = {"latitude": point[1], "longitude": point[2]} | found
        cell = cell[: point.start()].rstrip(" ,")
    if cell:
        found["address"] = cell
    if whole := WHOLE.fullmatch(cell):
        named = {name: value for name, value in whole.groupdict().items() if value}
        if "state_apart" in named:
            named["state"] = named.pop("state_apart")
        found |= named
    return found


def _zip(cell: str, state: str) -> str:
    code = cell.removesuffix(".0")
    is_short = code.isdigit() and 3 <= len(code) < 5 and state.upper() in ZEROS
    return code.zfill(5) if is_short else code


def _at_the_door(cell: str, columns: Said) -> str:
    """What it says of steps and doors; below "Wheelchair accessible" a yes is that."""
    if plain(cell) in HAVE:
        return columns["accessibility"]
    return "" if plain(cell) in LACK else cell


def _split(between: re.Pattern[str], cell: str) -> Iterator[str]:
    return (part for part in map(str.strip, between.split(cell)) if part)
