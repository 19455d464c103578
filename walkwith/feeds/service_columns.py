"""A table of services: a row of it becomes a document as HSDS has it, and is read as one.

One row is one service, at one place. A row without an agency is of an agency of its own name.
"""

from collections.abc import Mapping
from typing import Any

from walkwith.feeds import service_cells
from walkwith.feeds.headings import PLACE_FIELDS
from walkwith.feeds.hsds.values import line
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.said_types import plain

Cells = Mapping[str, str]
AS_THEY_STAND = (
    *("description", "email", "url", "eligibility_description", "fees_description"),
    "application_process",
)
# What cells say that say nothing. Of money and of who may come "none" says something.
NOTHING = {
    *("n a", "na", "none", "tbd", "tba", "unknown", "null", "nil", "not available", "ninguno"),
    *(
        "not applicable",
        "no disponible",
        "no aplica",
        "ninguna",
        "sin datos",
        "varies",
        "see above",
    ),
}
ONE_LINE = line(500)
LONGEST_NOTHING = 20
NONE_SAYS_SOMETHING = {"fees_description", "eligibility_description"}
BESIDE = "beside"
HEADING_ONLY = {"name", "organization", "slug", "updated"}


def document_of(
    cells: Cells, columns: Mapping[str, str], *, key: str, name: str = ""
) -> dict[str, Any]:
    """The service of a row, known by `key`; `name` is what a person called it where the row does
    not. Raises `Unusable` for what is no more than a name: the heading of a part of the table.

    `beside` keeps the cells as they came, but for those of the place, which the place keeps.
    """
    said = said_in(cells, columns)
    if said and said.keys() <= HEADING_ONLY:
        raise Unusable("name_alone")
    name = said.get("name") or said.get("organization") or name
    agency = said.get("organization") or name
    of_the_place = {columns[field] for field in PLACE_FIELDS if field in columns}
    beside = {heading: cell for heading, cell in cells.items() if heading not in of_the_place}
    return {
        "id": key,
        "name": name,
        "organization": {"name": agency},
        BESIDE: beside,
        **{field: said[field] for field in AS_THEY_STAND if field in said},
        **service_cells.parts(said, columns, cells),
        **service_cells.places(said, columns, agency),
    }


def said_in(cells: Cells, columns: Mapping[str, str]) -> dict[str, str]:
    """{our field: what the row says of it}, without cells that say nothing."""
    said = {field: cells.get(heading, "").strip() for field, heading in columns.items()}
    return {field: cell for field, cell in said.items() if cell and not _is_nothing(field, cell)}


def _is_nothing(field: str, cell: str) -> bool:
    """Marks of web pages and signs nobody sees say nothing; letters of any tongue do."""
    told = ONE_LINE(cell, [])
    if not told or len(cell) > LONGEST_NOTHING:
        return not told
    bare = plain(told)
    says = any(map(str.isalnum, told)) and bare not in NOTHING
    return not says and not (bare == "none" and field in NONE_SAYS_SOMETHING)
