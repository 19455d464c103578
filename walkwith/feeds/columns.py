"""Which column of a table is which: guessed from its heading, said by a person, then read.

A row of a table becomes a row as Meeting Guide has it, and is read as one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from walkwith.feeds import meeting_guide
from walkwith.feeds.meeting_row import Given, MeetingRow
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.said_types import code_of, plain

# Our field: the headings it usually has, in English and Spanish, without accents.
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": (
        "name",
        "meeting name",
        "meeting",
        "group name",
        "title",
        "nombre",
        "nombre de la reunion",
        "reunion",
    ),
    "day": (
        "day",
        "days",
        "weekday",
        "day of week",
        "meeting day",
        "dia",
        "dias",
        "dia de la semana",
    ),
    "time": (
        "time",
        "start time",
        "starts",
        "start",
        "begins",
        "meeting time",
        "hora",
        "hora de inicio",
        "inicio",
        "empieza",
        "horario",
    ),
    "end_time": ("end time", "end", "ends", "hora final", "hora de fin", "fin", "termina"),
    "location": (
        "location",
        "place",
        "venue",
        "location name",
        "building",
        "lugar",
        "sitio",
        "local",
        "sede",
    ),
    "address": (
        "address",
        "street",
        "street address",
        "address 1",
        "direccion",
        "calle",
        "domicilio",
    ),
    "city": ("city", "town", "municipality", "ciudad", "pueblo", "municipio"),
    "state": ("state", "province", "estado", "provincia"),
    "postal_code": ("zip", "zip code", "zipcode", "postal code", "postcode", "codigo postal", "cp"),
    "region": (
        "region",
        "area",
        "district",
        "neighborhood",
        "county",
        "zona",
        "distrito",
        "barrio",
        "condado",
    ),
    "types": ("types", "type", "format", "formats", "codes", "tipo", "tipos", "formato"),
    "notes": (
        "notes",
        "comments",
        "description",
        "details",
        "notas",
        "comentarios",
        "descripcion",
        "observaciones",
    ),
    "conference_url": (
        "online",
        "link",
        "zoom",
        "zoom link",
        "online link",
        "video link",
        "meeting link",
        "conference url",
        "enlace",
        "liga",
    ),
    "conference_phone": ("phone", "dial in", "call in", "conference phone", "telefono", "tel"),
    "url": ("url", "website", "web", "web site", "web page", "sitio web", "pagina web", "pagina"),
    "group": ("group", "grupo"),
    "latitude": ("latitude", "lat", "latitud"),
    "longitude": ("longitude", "lng", "lon", "long", "longitud"),
    "timezone": ("time zone", "timezone", "tz", "zona horaria"),
    "updated": ("updated", "last updated", "modified", "actualizado", "actualizada"),
    "slug": ("id", "slug", "meeting id", "number", "key", "clave", "numero"),
}
NEEDED = ("name", "day", "time")
SPAN = re.compile(
    r"^(.+?\d.*?)\s*(?:-|–|—|\bto\b|\buntil\b|\ba\b|\bhasta\b)\s*(.*\d.*)$", re.IGNORECASE
)
HALF = re.compile(r"([ap])\.?\s*m\.?", re.IGNORECASE)


def guess(headings: Iterable[str]) -> dict[str, str]:
    """{our field: heading} for the headings that say clearly what they are, each used once."""
    by_words = {plain(heading): heading for heading in reversed(list(headings))}
    found: dict[str, str] = {}
    for name, usual in HEADINGS.items():
        heading = next((by_words[words] for words in usual if words in by_words), None)
        if heading is not None and heading not in found.values():
            found[name] = heading
    return found


def read_row(row: Any, given: Given) -> tuple[list[MeetingRow], list[str]]:
    """The meetings of one row of a table. Raises `Unusable`."""
    if not isinstance(row, dict):
        raise Unusable("not_a_row", row)
    return meeting_guide.read_row(as_meeting_guide(row, given.columns), given)


def key_of(row: Any, given: Given) -> str:
    if not isinstance(row, dict):
        return ""
    return meeting_guide.key_of(as_meeting_guide(row, given.columns))


def as_meeting_guide(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The cells of a row under our names, spans of time taken apart."""
    said = {name: row.get(heading) for name, heading in columns.items() if row.get(heading)}
    if "time" in said:
        said |= _span(str(said["time"]))
    if "types" in said:
        said["types"] = [code_of(word) for word in re.split(r"[,;/|]", str(said["types"]))]
    return said


def _span(said: str) -> dict[str, str]:
    """ "7:00 - 8:00 PM" is a start and an end, and what stands behind holds for both."""
    found = SPAN.match(said)
    if not found:
        return {"time": said}
    starts, ends = found[1].strip(), found[2].strip()
    half = HALF.search(ends)
    if half and not HALF.search(starts) and _hour(starts) <= _hour(ends) and _hour(ends) != 12:
        starts = f"{starts} {half[0]}"
    return {"time": starts, "end_time": ends}


def _hour(said: str) -> int:
    digits = re.search(r"\d{1,2}", said)
    return int(digits[0]) if digits else 0
