"""The cells of a table of services as people write them."""

from typing import Any

import pytest

from walkwith.directory.blotting import without
from walkwith.feeds.headings import OF_SERVICES
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.service_columns import document_of, said_in

COLUMNS = {
    "name": "N",
    "needs": "For",
    "phones": "P",
    "address": "A",
    "city": "C",
    "state": "S",
    "postal_code": "Z",
    "schedules": "H",
    "languages": "L",
    "accessibility": "Wheelchair",
    "byday": "Days",
    "monday": "Mon",
    "tuesday": "Martes",
    "wednesday": "Wed",
}


def made(**cells: str) -> dict[str, Any]:
    return document_of({"N": "Pantry", "P": "412-555-0100", **cells}, COLUMNS, key="1")


def location(**cells: str) -> dict[str, Any]:
    told: dict[str, Any] = made(**cells)["service_at_locations"][0]["location"]
    return told


FISK = {"address_1": "279 Fisk St", "city": "Pittsburgh", "postal_code": "15201"}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("279 Fisk St, Pittsburgh, PA 15201", FISK | {"state_province": "PA"}),
        ("279 Fisk St, Pittsburgh PA 15201-1234, USA", FISK | {"state_province": "PA"}),
        ("279 Fisk St, Pittsburgh, Pennsylvania 15201", FISK | {"state_province": "Pennsylvania"}),
        ("279 Fisk St\nPittsburgh, PA 15201", FISK | {"state_province": "PA"}),
        (
            "1 A St, Suite 4, St. Louis, MO 63101",
            {"address_1": "1 A St, Suite 4", "city": "St. Louis"}
            | {"state_province": "MO", "postal_code": "63101"},
        ),
        ("279 Fisk St", {"address_1": "279 Fisk St"}),
    ],
)
def test_a_whole_address_in_one_cell(cell: str, told: dict[str, str]) -> None:
    assert location(A=cell)["addresses"] == [told]


def test_a_point_on_the_map_behind_the_address() -> None:
    told = location(A="279 Fisk St\nPittsburgh, PA 15201\n(40.4672, -79.9605)")
    assert (told["latitude"], told["longitude"]) == ("40.4672", "-79.9605")
    assert told["addresses"] == [FISK | {"state_province": "PA"}]


@pytest.mark.parametrize("box", ["PO Box 12", "P.O. Box 9", "Apartado 4"])
def test_a_box_is_for_letters(box: str) -> None:
    assert location(A=box)["location_type"] == "postal"
    assert location(A="12 Boxwood Ln")["location_type"] == "physical"


@pytest.mark.parametrize(
    ("code", "state", "told"),
    [
        ("2139", "MA", "02139"),
        ("15201.0", "PA", "15201"),
        ("601", "PR", "00601"),
        ("2139", "TX", "2139"),
    ],
)
def test_zip_codes_as_spreadsheets_leave_them(code: str, state: str, told: str) -> None:
    assert location(Z=code, S=state)["addresses"][0]["postal_code"] == told


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("412-555-0100", [("412-555-0100", None)]),
        ("4125550100.0", [("4125550100", None)]),
        ("412-555-0103, 412-555-0199", [("412-555-0103", None), ("412-555-0199", None)]),
        ("(412) 555-0100/0101", [("(412) 555-0100/0101", None)]),
        ("412-555-0100 x12", [("412-555-0100 x12", None)]),
        ("988 or 412-555-0100", [("988", None), ("412-555-0100", None)]),
        ("1-800-QUIT-NOW", [("1-800-QUIT-NOW", None)]),
        ("412-555-0100; ask for Pat", [("412-555-0100", "ask for Pat")]),
        (
            "412-555-0100 (office) / 412-555-0101 fax",
            [("412-555-0100", "(office)"), ("412-555-0101", "fax")],
        ),
    ],
)
def test_numbers(cell: str, told: list[tuple[str, str | None]]) -> None:
    assert [(one["number"], one.get("description")) for one in made(P=cell)["phones"]] == told


def test_tongues() -> None:
    for cell in ("English & Spanish", "English and Spanish", "English, Spanish", "English/Spanish"):
        assert made(L=cell)["languages"] == [{"name": "English"}, {"name": "Spanish"}]


@pytest.mark.parametrize(
    "nothing",
    [
        *("N/A", "n/a", "None", "-", "TBD", "Unknown", "No disponible"),
        *("<p></p>", "&nbsp;", "\u200b", '<span class="very long class">\n</span>'),
    ],
)
def test_cells_that_say_nothing(nothing: str) -> None:
    cells = dict.fromkeys("NPACSZHL", nothing) | {"Mon": nothing, "For": "Food"}
    assert said_in(cells, COLUMNS) == {"needs": "Food"}


def test_other_letters_say_something() -> None:
    assert said_in({"N": "Дом", "For": "食"}, COLUMNS) == {"name": "Дом", "needs": "食"}


def test_without_cost_is_said_by_none() -> None:
    assert said_in({"Fee": "None"}, {"fees_description": "Fee"}) == {"fees_description": "None"}


@pytest.mark.parametrize(
    ("cell", "told"),
    [("Yes", [{"description": "Wheelchair"}]), ("no", None), ("Ramp", [{"description": "Ramp"}])],
)
def test_a_yes_below_a_heading(cell: str, told: Any) -> None:
    assert location(C="Pittsburgh", Wheelchair=cell).get("accessibility") == told


def hours(**cells: str) -> list[str]:
    return [
        one.get("description") or f"{one['byday']} {one['opens_at']}"
        for one in made(**cells).get("schedules", [])
    ]


def test_hours_in_columns_of_their_own() -> None:
    assert hours(Mon="9-5", Martes="closed", Wed="9am-noon") == [
        "WE 09:00",
        "MO 09:00",
    ]
    assert hours(Days="Sat", H="10am-1pm") == ["SA 10:00"]
    assert hours(Mon="X", Martes="", Wed="x", H="10am-1pm") == ["MO,WE 10:00"]


def test_a_week_half_understood_stays_words() -> None:
    """In the words of the table, whatever language it is in."""
    assert hours(Mon="9-5", Martes="9 a 12 primer martes") == [
        "Mon: 9-5",
        "Martes: 9 a 12 primer martes",
    ]
    assert hours(H="1st & 3rd weeks only", Mon="9-5") == ["1st & 3rd weeks only", "Mon: 9-5"]


@pytest.mark.parametrize(
    ("general", "monday"),
    [
        ("Mon-Fri 9-5", "10-2"),
        ("Mon-Fri 9-5", "closed"),
        ("Mon-Fri 9-5", "No"),
        ("24/7", "9-5"),
        ("Tue-Fri 9-5, closed Mon", "9-5"),
        ("Mon-Fri 9-5", "9-noon, 1-5pm"),
    ],
)
def test_two_cells_that_disagree_on_a_day_stay_words(general: str, monday: str) -> None:
    assert hours(H=general, Mon=monday) == [general, f"Mon: {monday}"]


def test_two_cells_may_say_the_same() -> None:
    assert hours(H="Mon-Fri 9-5", Mon="9am-5pm") == ["MO,TU,WE,TH,FR 09:00"]
    assert hours(H="Tue-Fri 9-5", Mon="closed", Wed="9-5") == ["TU,WE,TH,FR 09:00"]
    assert hours(Mon="closed", Martes="no") == []


def test_a_shelter_is_not_read_by_day() -> None:
    assert hours(For="Emergency shelter", H="Daily 10-6") == ["Daily 10-6"]
    assert hours(For="Food", H="Daily 10-6") == ["SU,MO,TU,WE,TH,FR,SA 10:00"]


def test_a_term_beside_a_code_of_somebody_is_theirs() -> None:
    (term,) = made(For="BD-1800.2000 Food Pantries")["attributes"]
    assert term["taxonomy_term"]["code"] == "BD-1800.2000"
    (beside,) = made(For="Food Pantries", Other="bd-1800.2000-500")["attributes"]
    assert beside["taxonomy_term"]["code"] == "BD-1800.2000-500"
    (ours,) = made(For="Food", Other="Apt B-1800")["attributes"]
    assert "code" not in ours["taxonomy_term"]


HOLDING = ("location", "address", "address_2", "postal_code", "latitude", "longitude")
HEADINGS = [one for field in HOLDING for one in OF_SERVICES.usual[field] if one != "unit"]


@pytest.mark.parametrize("heading", ["Código_Postal", "Full Address", "DOMICILIO", *HEADINGS])
def test_what_stands_below_a_heading_of_addresses_is_never_told(heading: str) -> None:
    """Of a hidden place; also where nobody named the column."""
    told = {"Notes": "Ring", "City": "Pittsburgh"}
    assert without({heading: "279 Fisk St", **told}, frozenset()) == told


@pytest.mark.parametrize("cells", [{"N": "FOOD"}, {"N": "Call first. List kept by the county."}])
def test_the_title_of_a_part_is_no_service(cells: dict[str, str]) -> None:
    with pytest.raises(Unusable, match="name_alone"):
        document_of(cells, COLUMNS, key="1")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Agency Name,County,Phone Number", {"name": "Agency Name", "organization": "Agency Name"}),
        ("Food Pantry,Location,Phone #", {"name": "Food Pantry", "address": "Location"}),
        ("Who gives,Address", {"name": "Who gives", "address": "Address"}),
        ("name1,street1,street2,hotline1", {"address_2": "street2", "hotline": "hotline1"}),
        ("Location,Address", {"location": "Location", "address": "Address"}),
    ],
)
def test_headings_of_real_tables(head: str, told: dict[str, str]) -> None:
    guessed = OF_SERVICES.guess(head.split(","))
    assert told.items() <= guessed.items()
