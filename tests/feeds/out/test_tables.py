"""Listings for a spreadsheet: whole, honest about where they come from, and never a formula."""

import csv
import io
from collections.abc import Callable

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from tests.feeds.out.town import SECRET, a_service, a_town
from walkwith.directory.models import Source
from walkwith.feeds.out.tables import harmless
from walkwith.foundation.actor import Actor, acting_as

FORMULAS = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "  =cmd|'/c calc'!A0", "\n=1"]


def test_no_cell_is_worked_out() -> None:
    assert all(harmless(cell).startswith("'") for cell in FORMULAS)
    assert [harmless(cell) for cell in ("Hall", None, 7, "a=b", "")] == ["Hall", "", "7", "a=b", ""]


@given(st.text())
def test_a_cell_keeps_its_words(said: str) -> None:
    cell = harmless(said)
    assert cell.removeprefix("'").replace("'", "") == said.replace("\x00", "").replace("'", "")
    assert cell.lstrip(" ")[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


def table(client: Client, name: str) -> list[list[str]]:
    answer = client.get(f"/feeds/{name}-table/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    said = b"".join(answer).decode()
    assert said.startswith("\ufeff")
    return list(csv.reader(io.StringIO(said[1:], newline="")))


def test_the_services(cast: Cast, browse: Callable[[Actor], Client]) -> None:
    town = a_town(cast)
    with acting_as(cast.pat):
        a_service(town.agency, name="=HYPERLINK(1)", description="x")
    head, *rows = table(browse(cast.rosa), "services")
    assert head[0] == "Name" and {len(row) for row in rows} == {len(head)}
    found = {row[0]: row for row in rows}
    assert set(found) == {"Warm meals", "'=HYPERLINK(1)", "Not ours to give"}
    assert found["Warm meals"][5:8] == ["279 Fisk St", "Pittsburgh", "15201"]
    assert (found["Warm meals"][-1], found["Not ours to give"][-1]) == ("Yes", "No")
    assert SECRET[3] not in str(rows)


def test_the_meetings_in_the_words_of_who_asks(
    cast: Cast, browse: Callable[[Actor], Client]
) -> None:
    with acting_as(cast.pat):
        taken_in(cast.pat, a_row(name="-Dawn, “Patrol”\n2"), a_row("other", day=None, time=None))
        Source.objects.update(licence="CC0")
    rows = table(browse(cast.rosa), "meetings")
    by_name = {row[0]: row for row in rows}
    assert by_name["'-Dawn, “Patrol” 2"][1:5] == [
        "Alcoholics Anonymous",
        "Thursday",
        "18:00",
        "19:00",
    ]
    assert by_name["'-Dawn, “Patrol” 2"][-2:] == ["CC0", "No"]
    assert table(browse(cast.kit), "meetings") == rows[:1]
