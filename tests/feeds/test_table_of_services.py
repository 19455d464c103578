"""A table of services somebody made: its columns named once, its rows services like any other."""

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made_services import counted, everything
from tests.feeds.test_pages import work
from tests.feeds.test_terminal import run as from_terminal
from walkwith.directory.models import Agency, Meeting, Offer, Service, Site, Source
from walkwith.feeds.commands import ask_for_import, leave_out, mend_row, name_columns, take_up_again
from walkwith.feeds.headings import OF_SERVICES, kind_of
from walkwith.feeds.models import ImportRun, QuarantinedRow
from walkwith.feeds.out.tables import services_table
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
HEAD = "Agency,Program,Category,Phone,Address,City,State,Zip,Hours,Who,Cost,Languages,Bring"
ROWS = [
    'Harbor House,Food Pantry,Food,412-555-0188; 412-555-0189,279 Fisk St,Pittsburgh,PA,15201,'
    '"Mon-Fri 9am-5pm",Anybody,Free,"English, Spanish",Photo ID; Proof of address',
    "Harbor House,Food Pantry,Food,412-555-0188,14 Butler St,Pittsburgh,PA,15201,"
    "By appointment,Anybody,Free,English,",
    "Hill Clinic,Detox,Detox,412-555-0111,9 Hill Rd,Pittsburgh,PA,15213,24/7,Adults,,,",
]  # fmt: skip
COLUMNS = {
    "organization": "Agency",
    "name": "Program",
    "needs": "Category",
    "phones": "Phone",
    "address": "Address",
    "city": "City",
    "state": "State",
    "postal_code": "Zip",
    "schedules": "Hours",
    "eligibility_description": "Who",
    "fees_description": "Cost",
    "languages": "Languages",
    "required_documents": "Bring",
}


def table(*rows: str, head: str = HEAD) -> str:
    return "\n".join([head, *rows]) + "\n"


def brought_in(actor: Actor, text: str, columns: dict[str, str] | None = None) -> ImportRun:
    """Through the commands, its columns named when they are asked for."""
    run = ask_for_import(
        actor=actor, source_name="Our sheet", fellowship="", address="", zone="", later=False
    )
    file = io.BytesIO(text.encode())
    run = carry_out(actor=actor, run_id=run.pk, file=file, tell=lambda percent, rows: None)
    if run.state != ImportRun.States.ASKING:
        return run
    name_columns(actor=actor, run_id=run.pk, columns=columns or COLUMNS, later=False)
    return carry_out(actor=actor, run_id=run.pk, tell=lambda percent, rows: None)


def everything_but_when() -> list[Any]:
    return [
        [{name: value for name, value in row.items() if name != "seen_at"} for row in of]
        for of in everything()
    ]


def test_its_headings_are_guessed() -> None:
    assert OF_SERVICES.guess(HEAD.split(",")) == COLUMNS


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (HEAD, "services"),
        ("Name,Days,Hours,Phone,Address", "services"),
        ("Organization Name,Phone,Website", "services"),
        ("Nombre,Horario de atención,Elegibilidad,Teléfono", "services"),
        ("Name,Mon,Tue,Wed,Thu,Fri", "services"),
        ("Group,When,Starts", "table"),
        ("Name,Day,Time,Location,Types", "table"),
        ("Nombre,Día,Hora,Lugar", "table"),
        ("Name,Phone", "services"),
        ("Agency,Address,City,Zip,Type,Days,Time,Phone Number", "services"),
        ("Nombre,Dirección,Teléfono,Horario,Servicios", "services"),
        ("Name,Days,Time", "table"),
        ("Pantry,Address,Day,Time,Phone", "services"),
        ("Name,Days,Time,Phone,Address,Notes", "services"),
        ("Clínica,Día,Hora,Dirección", "services"),
        ("Food Pantry,Day,Start Time,End Time,Address", "services"),
        ("Meeting,Day,Time,Phone,Address", "table"),
        ("Name,Agency,Group,Hours,Eligibility", "services"),
        ("Group Name,Facility,Day,Time", "table"),
        ("Name,Day,Time,Zoom link,Phone", "table"),
        ("Name,Day,Start Time,End Time,Location", "table"),
    ],
)
def test_of_what_a_table_is(head: str, kind: str) -> None:
    assert kind_of(head.split(",")) == kind


def test_from_upload_to_a_search(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    file = SimpleUploadedFile("help.csv", table(*ROWS).encode())
    said = {"source": "Our sheet", "fellowship": "", "zone": "", "file": file}
    address = str(rosa.post("/feeds/import-meetings/", said).headers["Location"])
    assert address.endswith("/columns/")
    page = rosa.get(address).content.decode()
    assert "We take its rows for services" in page
    assert '<option value="Program" selected>' in page and "What it helps with" in page
    refused = rosa.post(address, {**COLUMNS, "name": ""})
    assert refused.status_code == 422 and "Say which column" in refused.content.decode()
    assert rosa.post(address, COLUMNS).status_code == 303
    work()
    found = rosa.get("/directory/find-services/?need=detox&near=15213").content.decode()
    assert "Hill Clinic" in found
    assert "services" in rosa.get("/feeds/").content.decode()


def test_what_its_cells_become(cast: Cast) -> None:
    with acting_as(cast.rosa):
        brought_in(cast.rosa, table(*ROWS))
        assert sorted(Agency.objects.values_list("name", flat=True)) == [
            "Harbor House",
            "Hill Clinic",
        ]
        first = Service.objects.get(name="Food Pantry", raw__icontains="Photo ID")
        assert first.needs == ["food"] and first.fees_description == "Free"
        assert [one["number"] for one in first.details["phones"]] == [
            "412-555-0188",
            "412-555-0189",
        ]
        assert [one["document"] for one in first.details["required_documents"]] == [
            "Photo ID",
            "Proof of address",
        ]
        assert first.features == ["english", "spanish"]
        offer = Offer.objects.get(service=first)
        assert offer.hours == [
            minute for day in range(1, 6) for minute in (day * 1440 + 540, day * 1440 + 1020)
        ]
        site = Offer.objects.select_related("site").get(pk=offer.pk).site
        assert site is not None
        assert (site.address_1, site.city, site.postal_code) == (
            "279 Fisk St",
            "Pittsburgh",
            "15201",
        )
        assert site.approximate and site.zone == "America/New_York"
        words = Service.objects.get(name="Food Pantry", raw__icontains="By appointment")
        assert words.details["schedules"] == [{"description": "By appointment"}]


def test_again_and_in_another_order_changes_nothing(cast: Cast) -> None:
    with acting_as(cast.rosa):
        assert counted(brought_in(cast.rosa, table(*ROWS))) == {"new": 3}
        before = everything_but_when()
        again = brought_in(cast.rosa, table(*ROWS))
        assert again.state == "done" and counted(again) == {"same": 3}
        turned = list(ROWS)
        random.Random(4).shuffle(turned)
        assert counted(brought_in(cast.rosa, table(*turned))) == {"same": 3}
        rows = list(csv.DictReader(io.StringIO(table(*ROWS))))
        out = io.StringIO()
        writer = csv.DictWriter(out, sorted(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        assert counted(brought_in(cast.rosa, out.getvalue())) == {"same": 3}
        assert everything_but_when() == before


def test_an_agency_at_two_places_is_no_twin(cast: Cast) -> None:
    """One row, one service: nothing of the second row is lost in the first."""
    with acting_as(cast.rosa):
        brought_in(cast.rosa, table(*ROWS))
        assert Service.objects.filter(name="Food Pantry").count() == 2
        assert Site.objects.filter(agency__name="Harbor House").count() == 2


def test_a_row_changes_and_a_row_goes(cast: Cast) -> None:
    with acting_as(cast.rosa):
        brought_in(cast.rosa, table(*ROWS))
        less = [ROWS[0].replace("Anybody", "Adults"), *ROWS[1:]]
        assert counted(brought_in(cast.rosa, table(*less))) == {"changed": 1, "same": 2}
        many = [f"Harbor House,Class {n},Work,412-555-01{n:02},,,,,,,,," for n in range(20)]
        assert counted(brought_in(cast.rosa, table(*less, *many)))["new"] == 20
        assert counted(brought_in(cast.rosa, table(*less[1:], *many)))["missing"] == 1
        assert counted(brought_in(cast.rosa, table(*less[1:], *many)))["unlisted"] == 1


def test_where_people_fled_to_stays_unsaid(cast: Cast) -> None:
    """Not even in a column that nobody named."""
    row = (
        "Safe Haven,Shelter,Domestic violence shelter,412-555-0100,31 Hidden Lane,"
        "Pittsburgh,PA,15201,24/7,Women,,,,by the blue Hidden church"
    )
    with acting_as(cast.rosa):
        brought_in(cast.rosa, table(*ROWS, row, head=f"{HEAD},Where to go"))
        assert Service.objects.get(agency__name="Safe Haven").needs[0] == "safe_house"
        assert "Hidden" not in repr(everything())


def test_a_row_without_a_name_gets_one(cast: Cast) -> None:
    nameless = ",,Food,412-555-0190,3 Elm St,Pittsburgh,PA,15201,Sat 10-2,,,,"
    with acting_as(cast.rosa):
        assert counted(brought_in(cast.rosa, table(*ROWS, nameless)))["quarantined"] == 1
        row = QuarantinedRow.objects.get(state="waiting")
        assert row.raw["Address"] == "3 Elm St" and row.raw["Phone"] == "412-555-0190"
        mend_row(actor=cast.rosa, row_id=row.pk, fixes={"name": "Saturday Bags"})
        assert Service.objects.get(name="Saturday Bags").agency.name == "Saturday Bags"
        assert counted(brought_in(cast.rosa, table(*ROWS, nameless))) == {"same": 4}
        mended = QuarantinedRow.objects.get(pk=row.pk)
        take_up_again(actor=cast.rosa, row_id=mended.pk)
        assert not Service.objects.filter(name="Saturday Bags", unlisted_at=None).exists()
        leave_out(actor=cast.rosa, row_id=row.pk)
        assert "quarantined" not in counted(brought_in(cast.rosa, table(*ROWS, nameless)))


def test_no_row_waits_under_the_words_of_another(cast: Cast) -> None:
    """An agency of marks and signs nobody sees is none: the service is of its own name."""
    of_nobody = [
        f"{agency},Pantry {number},Food,412-555-019{number},,,,,,,,,"
        for number, agency in enumerate(("<p></p>", "&nbsp;", "<b> </b>", "\u200b"))
    ]
    with acting_as(cast.rosa):
        assert counted(brought_in(cast.rosa, table(*of_nobody, *ROWS))) == {"new": 7}
        told = Service.objects.filter(name__startswith="Pantry").select_related("agency")
        assert all(service.agency.name == service.name for service in told)
        assert counted(brought_in(cast.rosa, table(*ROWS, *of_nobody))) == {"same": 7}
        nameless = ["<p></p>,&nbsp;,Food,412-555-0190,,,,,,,,,", "<b></b>,,,,,,,,,,,,"]
        brought_in(cast.rosa, table(*nameless, *ROWS, *of_nobody))
        rows = QuarantinedRow.objects.order_by("number")
        assert [row.raw["Phone"] for row in rows] == ["412-555-0190", ""]


def test_the_volunteer_reads_the_row(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        brought_in(cast.rosa, table(*ROWS, ",,Food,412-555-0190,3 Elm St,,,,Sat 10-2,,,,"))
    page = browse(cast.rosa).get("/feeds/quarantine/").content.decode()
    for words in ("It has no name.", "3 Elm St", "Sat 10-2", "When it is open", "412-555-0190"):
        assert words in page, words


def test_without_an_agency_it_is_its_own(cast: Cast) -> None:
    with acting_as(cast.rosa):
        text = "Resource,Phone,Email\nWarm Line,412-555-0123,hi@warm.example\n"
        columns = {"name": "Resource", "phones": "Phone", "email": "Email"}
        brought_in(cast.rosa, text, columns)
        service = Service.objects.select_related("agency").get()
        assert (service.agency.name, service.email) == ("Warm Line", "hi@warm.example")
        assert not Site.objects.exists()


def test_they_can_be_said_to_be_meetings(cast: Cast, browse: Browse) -> None:
    """And back again; but not once a list of that name was brought in."""
    rosa = browse(cast.rosa)

    def sent(text: str) -> str:
        file = SimpleUploadedFile("help.csv", text.encode())
        said = {"source": "Our sheet", "fellowship": "", "zone": "", "file": file}
        return str(rosa.post("/feeds/import-meetings/", said).headers["Location"])

    address = sent("Name,Phone\nWarm Line,412-555-0123\n")
    other = address.replace("/columns/", "/taken-for/")
    assert "We take its rows for services" in rosa.get(address).content.decode()
    assert rosa.post(other, {"list_format": "table"}).status_code == 303
    assert "We take its rows for meetings" in rosa.get(address).content.decode()
    assert rosa.post(other, {"list_format": "hsds"}).status_code == 422
    rosa.post(other, {"list_format": "services"})
    rosa.post(address, {"name": "Name", "phones": "Phone"})
    work()
    assert Service.objects.get().name == "Warm Line" and not Meeting.objects.exists()
    again = sent("Title,Phone\nWarm Line,412-555-0123\n").replace("/columns/", "/taken-for/")
    refused = rosa.post(again, {"list_format": "table"})
    assert refused.status_code == 422 and "another name" in refused.content.decode()


def test_hours_that_begin_and_end_in_columns_of_their_own(cast: Cast) -> None:
    head = "Food Pantry,Days,Opens,Closes,Phone"
    text = f"{head}\nBread,Mon & Wed,9:00 AM,noon,412-555-0123\nSoup,Sat,at noon,,412-555-0124\n"
    columns = OF_SERVICES.guess(head.split(","))
    assert (columns["time"], columns["end_time"]) == ("Opens", "Closes")
    with acting_as(cast.rosa):
        brought_in(cast.rosa, text, columns)
        told = Service.objects.order_by("name").values_list("details__schedules", flat=True)
        open_at = {"byday": "MO,WE", "opens_at": "09:00", "closes_at": "12:00", "freq": "WEEKLY"}
        assert list(told) == [[open_at], [{"description": "Sat at noon"}]]
        again = text.replace(head, "Food Pantry,Days,Closes,Opens,Phone")
        again = again.replace("9:00 AM,noon", "noon,9:00 AM").replace("at noon,", ",at noon")
        assert counted(brought_in(cast.rosa, again)) == {"same": 2}


def test_on_the_terminal(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "help.csv"
    path.write_text(table(*ROWS))
    with pytest.raises(RuntimeError, match="for services"):
        from_terminal(path, fellowship="")
    said = [f"{name}={heading}" for name, heading in COLUMNS.items()]
    assert "3 new services" in "\n".join(from_terminal(path, fellowship="", column=said))


def test_our_own_table_of_services_comes_back(cast: Cast) -> None:
    """Another house that reads our table of services with its guesses has the same services."""
    with acting_as(cast.rosa):
        brought_in(cast.rosa, table(*ROWS))
        ours = b"".join(services_table(cast.rosa.organization_id)).decode("utf-8-sig")
        headings = next(csv.reader(io.StringIO(ours)))
        guessed = OF_SERVICES.guess(headings)
        assert {"name", "organization", "needs", "phones", "address", "city"} <= guessed.keys()
        Source.objects.update(name="The first")
        run = brought_in(cast.rosa, ours, guessed)
        assert run.source.format == "services" and counted(run) == {"new": 3}
        pairs = Service.objects.values_list("source__name", "name", "agency__name")
        by_list: dict[str, list[Any]] = {}
        for name, *told in sorted(pairs):
            by_list.setdefault(name, []).append(told)
        assert by_list["The first"] == by_list["Our sheet"]
