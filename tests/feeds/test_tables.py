"""Any table: its encoding and delimiter found out, its columns named by a person, once."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.test_pages import work
from walkwith.directory.models import Meeting, Source
from walkwith.feeds.columns import as_meeting_guide
from walkwith.feeds.headings import OF_MEETINGS
from walkwith.feeds.models import ImportRun
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.tables import look_at, rows_of_table
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
SPANISH = "Nombre;Día;Hora;Lugar;Código postal\nRenacer;miércoles;19:00;Iglesia de San José;15201\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_how_it_is_written_is_found_out(encoding: str, sign: str) -> None:
    file = io.BytesIO(SPANISH.replace(";", sign).encode(encoding))
    table = look_at(file)
    assert table.headings == ("Nombre", "Día", "Hora", "Lugar", "Código postal")
    assert list(rows_of_table(file)) == [(1, dict(table.first[0]))]
    assert OF_MEETINGS.guess(table.headings) == {
        "name": "Nombre",
        "day": "Día",
        "time": "Hora",
        "location": "Lugar",
        "postal_code": "Código postal",
    }


SERVICES = "Agency;Program;Phone\nHarbor House;Pantry, and more;412-555-0188\n"
MEETINGS = "Group,Day,Time\nHilltop,Monday,19:30\nOpen,Online,Start\n"


@pytest.mark.parametrize(
    "above",
    [
        "",
        "County Resource Guide\n\n",
        "County Resource Guide,updated March 2024\n",
        "Resource,Notes,,\n\nFor questions,call the county\nor,write,to,us\n",
    ],
)
@pytest.mark.parametrize(("text", "rows"), [(SERVICES, 1), (MEETINGS, 2)])
def test_a_title_is_no_heading(above: str, text: str, rows: int) -> None:
    """The row that names most of our fields is; the first of those that name as many."""
    file = io.BytesIO((above + text).encode())
    table = look_at(file)
    assert table.headings == tuple(re.split("[,;]", text.partition("\n")[0]))
    told = list(rows_of_table(file))
    assert [cells for _, cells in told] == list(table.first)
    assert [number for number, _ in told] == list(range(1, rows + 1))


def test_without_headings_we_know_the_first_row_is_it() -> None:
    """Also where the rows below it speak of what our fields are called."""
    text = "Nom,Quoi,Quand\nHilltop,Open,Monday 7:30\nPantry,Phone,412-555-0188\n"
    assert look_at(io.BytesIO(text.encode())).headings == ("Nom", "Quoi", "Quand")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a,b", "x", "Name,Day", "", "1,2", '"q\nr",s']), max_size=14))
def test_what_is_looked_at_is_what_is_read(lines: list[str]) -> None:
    file = io.BytesIO("\n".join([*lines, "c,d", "e,f"]).encode())
    table, told = look_at(file), list(rows_of_table(file))
    assert [cells for _, cells in told][: len(table.first)] == list(table.first)
    assert all(tuple(cells) == table.headings for _, cells in told)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ({"Time": "7:00 - 8:30 PM"}, {"time": "7:00 PM", "end_time": "8:30 PM"}),
        ({"Time": "11 AM to 12 PM"}, {"time": "11 AM", "end_time": "12 PM"}),
        ({"Time": "19:30"}, {"time": "19:30"}),
        ({"Kind": "Open, Wheelchair; xyz"}, {"types": ["O", "X", "xyz"]}),
    ],
)
def test_cells_as_people_write_them(said: dict[str, str], time: dict[str, Any]) -> None:
    assert as_meeting_guide(said, {"day": "Day", "time": "Time", "types": "Kind"}) == time


@pytest.mark.parametrize(
    ("given", "code"),
    [(b"", "empty"), (b"hello", "no_table"), (b'a,b\n"1,2\n' + b"x" * 300_000, "bad_table")],
)
def test_what_is_no_table(given: bytes, code: str) -> None:
    with pytest.raises(FeedRefused) as caught:
        list(rows_of_table(io.BytesIO(given)))
    assert caught.value.code == code


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_crash_it(given: bytes) -> None:
    try:
        for _, row in rows_of_table(io.BytesIO(b"name,day\n" + given)):
            assert all("\x00" not in cell for cell in row.values())
    except FeedRefused as refused:
        assert refused.code


def test_from_upload_to_meetings_and_asked_once(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)

    def sent(text: str) -> str:
        file = SimpleUploadedFile("list.csv", text.encode("cp1252"))
        said = {"source": "Our sheet", "fellowship": "AA", "zone": "", "file": file}
        return str(rosa.post("/feeds/import-meetings/", said).headers["Location"])

    address = sent(SPANISH)
    assert address.endswith("/columns/")
    page = rosa.get(address).content.decode()
    assert "Iglesia de San José" in page and '<option value="Día" selected>' in page
    refused = rosa.post(address, {"name": "Nombre", "day": "Día"})
    assert refused.status_code == 422 and "Say which column" in refused.content.decode()
    columns = {"name": "Nombre", "day": "Día", "time": "Hora", "location": "Lugar"}
    assert rosa.post(address, {**columns, "postal_code": "Código postal"}).status_code == 303
    work()
    meeting = Meeting.objects.get()
    assert (meeting.name, meeting.day, meeting.place) == ("Renacer", 3, "Iglesia de San José")
    assert meeting.approximate and meeting.latitude is not None
    assert rosa.get(address).status_code == 404
    # The same headings are known; others are asked about again.
    assert "/columns/" not in sent(SPANISH + "Dos;lunes;20:00;;15201\n")
    work()
    assert sorted(Meeting.objects.values_list("name", flat=True)) == ["Dos", "Renacer"]
    assert sent(SPANISH.replace("Hora", "Empieza")).endswith("/columns/")
    with acting_as(cast.rosa):
        assert Source.objects.get().format == "table"
        assert ImportRun.objects.filter(state="asking").count() == 1
    empty = SimpleUploadedFile("list.csv", b"just words")
    said = {"source": "None", "fellowship": "AA", "zone": "", "file": empty}
    assert rosa.post("/feeds/import-meetings/", said).status_code == 422
