"""A column was named wrongly: it is named again, on the page and on the terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.feeds.test_pages import work
from tests.feeds.test_terminal import run as from_terminal
from walkwith.directory.models import Service, Source
from walkwith.feeds import tasks
from walkwith.feeds.commands import name_columns, name_columns_again
from walkwith.feeds.fetching import Fetched
from walkwith.feeds.models import ImportRun
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused

Browse = Callable[[Actor], Client]
TABLE = (
    "Id,Agency,Program,Phone,Cost\n"
    "1,Harbor House,Pantry,412-555-0188,Free\n"
    "2,Hill Clinic,Detox,412-555-0111,None\n"
)
RIGHT = {"name": "Program", "organization": "Agency", "slug": "Id", "phones": "Phone"}
WRONG = {"name": "Agency", "slug": "Id", "phones": "Phone"}
AGAIN = "Name the columns again"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "help.csv"
    path.write_text(TABLE)
    return path


def brought(path: Path, columns: dict[str, str]) -> str:
    said = [f"{field}={heading}" for field, heading in columns.items()]
    return "\n".join(from_terminal(path, fellowship="", column=said))


def names() -> list[str]:
    return sorted(Service.objects.filter(unlisted_at=None).values_list("name", flat=True))


def sent(client: Client, text: str = TABLE) -> str:
    file = SimpleUploadedFile("help.csv", text.encode())
    said = {"source": "County list", "fellowship": "", "zone": "", "file": file}
    return str(client.post("/feeds/import-meetings/", said).headers["Location"])


def test_what_the_terminal_says_holds(cast: Cast, path: Path) -> None:
    assert "2 new services" in brought(path, WRONG)
    assert "0 new services, 2 changed, 0 the same" in brought(path, RIGHT)
    assert names() == ["Detox", "Pantry"]
    assert "0 new services, 0 changed, 2 the same" in "\n".join(from_terminal(path, fellowship=""))


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"name": "Service", "url": "Web"}, "no column called “Service”, “Web”. It has: “Id”, “Ag"),
        ({"nmae": "Program"}, "We ask for no column called nmae. We ask for: name, org"),
        ({"phones": "Phone", "slug": "Id"}, "Say which column this is: name"),
    ],
)
def test_what_is_named_wrongly_is_said(
    cast: Cast, path: Path, columns: dict[str, str], words: str
) -> None:
    """And nothing of it stays: the next time all is as it was."""
    for known in (False, True):
        with pytest.raises(RuntimeError, match=words):
            brought(path, columns)
        if known:
            assert "2 the same" in "\n".join(from_terminal(path, fellowship=""))
        else:
            brought(path, RIGHT)


def test_only_a_table_has_columns(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"name": "Dawn", "day": 1, "time": "20:00"}]')
    with pytest.raises(RuntimeError, match="not a table"):
        brought(path, RIGHT)


def test_who_asks_gives_no_figures(cast: Cast, path: Path) -> None:
    heard: list[str] = []
    with pytest.raises(RuntimeError, match="Say which column is which with --column"):
        from_terminal(path, heard, fellowship="")
    brought(path, RIGHT)
    path.write_text(TABLE.replace("Program", "Offer"))
    with pytest.raises(RuntimeError, match="no column called “Program” any more"):
        from_terminal(path, heard, fellowship="")
    assert heard == []


def test_a_file_is_asked_about_when_it_comes_again(cast: Cast, browse: Browse, path: Path) -> None:
    brought(path, WRONG)
    rosa = browse(cast.rosa)
    with acting_as(cast.rosa):
        source = Source.objects.get()
    page = f"/feeds/sources/{source.pk}/"
    assert AGAIN in rosa.get(page).content.decode()
    answer = rosa.post(f"{page}name-columns-again/", follow=True).content.decode()
    assert "Bring the table in again" in answer and AGAIN not in answer
    address = sent(rosa)
    assert address.endswith("/columns/")
    shown = rosa.get(address).content.decode()
    assert '<option value="Agency" selected>' in shown, "as it was named before"
    assert rosa.post(address, RIGHT).status_code == 303
    work()
    assert names() == ["Detox", "Pantry"]
    assert AGAIN in rosa.get(page).content.decode()
    assert "/columns/" not in sent(rosa)


def test_an_address_is_asked_at_once(
    cast: Cast, browse: Browse, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that says its table is the one we have."""
    brought(path, WRONG)
    with acting_as(cast.rosa):
        Source.objects.update(address="https://town.example.org/help.csv", etag="same")
        source = Source.objects.get()

    def fetched(address: str, file: Any, *, etag: str, **_: Any) -> Fetched:
        if etag:
            return Fetched(etag=etag, is_unchanged=True)
        file.write(TABLE.encode())
        return Fetched(etag="same")

    monkeypatch.setattr(tasks, "fetch_pages", fetched)
    rosa = browse(cast.rosa)
    run = rosa.post(f"/feeds/sources/{source.pk}/name-columns-again/").headers["Location"]
    work()
    page = rosa.get(run).content.decode()
    assert "Waiting for you to name the columns" in page
    assert rosa.post(f"{run}columns/", RIGHT).status_code == 303
    work()
    assert names() == ["Detox", "Pantry"]
    # On the terminal, too.
    with acting_as(cast.rosa):
        Source.objects.update(etag="same")
    said = from_terminal(
        source.address, fellowship="", column=[f"{n}={h}" for n, h in WRONG.items()]
    )
    assert "2 changed" in "\n".join(said)


def test_headings_that_are_gone_are_named(cast: Cast, browse: Browse, path: Path) -> None:
    brought(path, RIGHT)
    rosa = browse(cast.rosa)
    address = sent(rosa, TABLE.replace("Program", "Offer"))
    assert "These columns are gone: Program." in rosa.get(address).content.decode()
    with acting_as(cast.rosa):
        run = ImportRun.objects.get(state="asking")
    with pytest.raises(Refused, match="no column called “Program”"):
        name_columns(actor=cast.rosa, run_id=run.pk, columns=RIGHT)


def test_only_what_has_names_gets_them_again(cast: Cast) -> None:
    with acting_as(cast.rosa):
        source = Source.objects.create(organization_id=cast.rosa.organization_id, name="A list")
    with pytest.raises(Refused, match="Nobody has named the columns"):
        name_columns_again(actor=cast.rosa, source_id=source.pk)
