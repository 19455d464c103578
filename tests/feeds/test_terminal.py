"""`walkwith import-list`: the same import, told on the terminal."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import Cast
from tests.feeds.made import a_row, rows
from tests.feeds.made_services import a_service
from walkwith.directory.models import Duplicate, Meeting
from walkwith.directory.tasks import look_twice
from walkwith.directory.twice import TASK
from walkwith.feeds.models import ImportRun
from walkwith.feeds.terminal import import_list
from walkwith.foundation.actor import acting_as


def run(path: Path | str, heard: list[str] | None = None, /, **asked: Any) -> list[str]:
    """What it says; `heard` has it too when it ends with a complaint."""
    said = [] if heard is None else heard
    given = {
        "list": str(path),
        "source": "County list",
        "fellowship": "aa",
        "timezone": "",
        "organization": "Harbor Peers",
        "username": "",
        "format": "",
        "column": [],
    }
    import_list(argparse.Namespace(**given | asked), said.append)
    return said


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([*rows(5), a_row("nine", day=9, name="Nine Days")]))
    return path


def test_a_report(cast: Cast, a_list: Path) -> None:
    said = run(a_list)
    assert "5 new meetings, 0 changed, 0 the same, 0 missing, 1 set aside." in said
    assert "  row 6: Nine Days. The day is “9”. Days go from 0 (Sunday) to 6 (Saturday)." in said
    assert "0 new meetings, 0 changed, 5 the same, 0 missing, 1 set aside." in run(a_list)
    with acting_as(cast.pat):
        assert {one.asked_by_id for one in ImportRun.objects.all()} == {cast.pat.id}


def test_as_somebody(cast: Cast, a_list: Path) -> None:
    run(a_list, username="Rosa")
    with acting_as(cast.rosa):
        assert ImportRun.objects.get().asked_by_id == cast.rosa.id


def test_for_the_organization_named(cast: Cast, a_list: Path) -> None:
    run(a_list, organization="Elsewhere")
    assert {one.organization_id for one in Meeting.objects.all()} == {cast.kit.organization_id}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"list": "/no/such/file.json"}, "There is no file"),
        ({"timezone": "Mars/Base"}, "is no time zone"),
        ({"organization": "Nowhere"}, "no organization called"),
        ({"username": "nobody"}, "Nobody called nobody"),
        ({"username": "kit"}, "Nobody called kit"),
        ({"source": " "}, "Give the list a name"),
        ({"list": "http://127.0.0.1:9/feed.json"}, "leads to a private network"),
        ({"list": "https://me:secret@example.org/"}, "Leave the user name"),
    ],
)
def test_refusals_are_one_sentence(
    cast: Cast, a_list: Path, asked: dict[str, str], words: str
) -> None:
    with pytest.raises(RuntimeError, match=words):
        run(a_list, **asked)


def test_what_stands_twice_is_looked_for(cast: Cast, a_list: Path, tmp_path: Path) -> None:
    """By the worker, so that the terminal is not kept waiting; not for a list that is held."""
    run(a_list)
    twice = tmp_path / "twice.json"
    twice.write_text(json.dumps([{**one, "slug": f"other-{n}"} for n, one in enumerate(rows(5))]))
    run(twice, source="Another list")
    looks = ProcrastinateJob.objects.filter(task_name=TASK)
    assert looks.count() == 2
    look_twice(**looks.latest("id").args)
    assert Duplicate.objects.filter(organization_id=cast.pat.organization_id).count() >= 5
    less = tmp_path / "less.json"
    less.write_text(json.dumps(rows(2)))
    with pytest.raises(RuntimeError, match="More than a fifth"):
        run(less)
    assert looks.count() == 2


def test_a_broken_file(cast: Cast, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('[{"name": 1},\n x')
    with pytest.raises(RuntimeError, match="line 2, column 2"):
        run(broken)


def test_a_held_list(cast: Cast, a_list: Path, tmp_path: Path) -> None:
    run(a_list)
    less = tmp_path / "less.json"
    less.write_text(json.dumps(rows(2)))
    with pytest.raises(RuntimeError, match="More than a fifth"):
        run(less)
    assert Meeting.objects.filter(unlisted_at=None).count() == 5


def test_services_find_their_format_by_themselves(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "services.json"
    path.write_text(json.dumps([a_service("1"), a_service("2")]))
    assert "2 new services" in "\n".join(run(path, fellowship=""))


TABLE = "Group,When,Starts\nHilltop,Monday,7:30 pm\n"


def test_a_table_asks_for_its_columns(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    with pytest.raises(RuntimeError, match="Say which column is which with --column"):
        run(path)
    assert not Meeting.objects.exists()
    said = run(path, column=["name=Group", "day=When", "time=Starts"])
    assert "1 new meeting, 0 changed" in "\n".join(said)


def test_a_table_without_what_it_needs(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    with pytest.raises(RuntimeError, match="Say which column this is"):
        run(path, column=["name=Group"])


def test_a_folder_is_one_package_of_its_tables(cast: Cast, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "organizations.csv").write_text("id,name\nh,Harbor\n")
    (folder / "services.csv").write_text("id,organization_id,name\np,h,Pantry\n")
    (folder / "notes.txt").write_text("not read")
    assert "1 new service, 0 changed" in "\n".join(run(folder, fellowship=""))
    with pytest.raises(RuntimeError, match="no folder of tables"):
        run(tmp_path / "package" / "notes", fellowship="")
