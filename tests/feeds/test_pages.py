"""Bringing in a list from the pages: asked, under way, done, held, refused, set aside."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import Cast
from tests.feeds.made import a_row, feed, rows, taken_in
from tests.feeds.test_hsds_packages import PACKAGE
from walkwith.accounts.commands import end_membership
from walkwith.directory.models import Meeting, Source
from walkwith.feeds.models import FeedPart, ImportRun, RunChange
from walkwith.feeds.tasks import take_in
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
SAID = {"source": "County list", "fellowship": "AA", "zone": ""}


def a_file(*found: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("feed.json", feed(*found).read())


def work() -> None:
    """What the background worker would do with the newest job."""
    take_in(**ProcrastinateJob.objects.latest("id").args)


def kept(cast: Cast, model: type[Model]) -> int:
    """How many rows of a protected table there are for the house."""
    with acting_as(cast.rosa):
        return model._default_manager.count()


def test_a_file_from_page_to_report(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    answer = rosa.post(
        "/feeds/import-meetings/", {**SAID, "file": a_file(a_row(), a_row("x", day=9))}
    )
    assert answer.status_code == 303
    address = answer.headers["Location"]
    waiting = rosa.get(address).content.decode()
    assert "Waiting for its turn" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    work()
    done = rosa.get(address).content.decode()
    for words in ("Taken in", "1 new meeting", "1 set aside", "Row 2", "The day is “9”."):
        assert words in done
    assert "every 2s" not in done
    assert kept(cast, FeedPart) == 0
    assert "County list" in rosa.get("/feeds/").content.decode()


def test_a_broken_file_says_where(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    file = SimpleUploadedFile("feed.json", b'[{"a": 1},\n  oops]')
    address = rosa.post("/feeds/import-meetings/", {**SAID, "file": file}).headers["Location"]
    work()
    assert "line 2, column 3" in rosa.get(address).content.decode()
    assert not Meeting.objects.exists()


def test_a_held_list_asks(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *rows(10), source="County list")
    rosa = browse(cast.rosa)
    address = rosa.post("/feeds/import-meetings/", {**SAID, "file": a_file(*rows(5))}).headers[
        "Location"
    ]
    work()
    held = rosa.get(address).content.decode()
    for words in ("Take the new list", "Keep what we have", "These would go:", "Dawn Patrol"):
        assert words in held
    would = rosa.get(f"{address}changes/?kind=missing").content.decode()
    assert "Nothing has changed yet" in would and would.count("/directory/meetings/") == 5
    assert rosa.post(f"{address}go-on-anyway/").status_code == 303
    work()
    assert "5 missing" in rosa.get(address).content.decode()
    with acting_as(cast.rosa):
        assert RunChange.objects.filter(kind="missing").count() == 5  # told once
    assert rosa.post(f"{address}leave-as-it-is/").status_code == 422


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "one of the two"),
        ({"address": "ftp://feeds.example.org/"}, "not a web address"),
        ({"address": "https://me:secret@example.org/"}, "Leave the user name"),
        ({"address": "https://a.example/x", "source": ""}, "Please fill this in"),
        ({"address": "https://a.example/x", "fellowship": "??"}, "Please choose"),
        ({"address": "https://a.example/x", "zone": "Mars/Base"}, "Please choose"),
    ],
)
def test_a_refused_form_keeps_its_words(
    cast: Cast, browse: Browse, said: dict[str, str], words: str
) -> None:
    answer = browse(cast.rosa).post("/feeds/import-meetings/", {**SAID, **said})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert kept(cast, ImportRun) == 0


def test_a_file_that_is_too_large_is_not_kept(cast: Cast, browse: Browse, settings: Any) -> None:
    settings.FEED_LIMIT_MEGABYTES = 1
    file = SimpleUploadedFile("feed.json", b"[" + b" " * (2 * 1024**2) + b"]")
    answer = browse(cast.rosa).post("/feeds/import-meetings/", {**SAID, "file": file})
    assert answer.status_code == 422
    assert "larger than 1 megabytes" in answer.content.decode()
    assert kept(cast, FeedPart) == kept(cast, ImportRun) == 0


def test_one_name_is_of_one_fellowship(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row(), source="County list")
    said = {**SAID, "fellowship": "NA", "file": a_file(a_row())}
    answer = browse(cast.rosa).post("/feeds/import-meetings/", said)
    assert answer.status_code == 422
    assert "of another fellowship" in answer.content.decode()


def test_fetch_again(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    said = {**SAID, "address": "https://feeds.example.org/aa.json"}
    rosa.post("/feeds/import-meetings/", said)
    with acting_as(cast.rosa):
        again = f"/feeds/sources/{Source.objects.get().pk}/fetch-again/"
    assert rosa.post(again).status_code == 303
    assert kept(cast, ImportRun) == 1
    with acting_as(cast.rosa):
        ImportRun.objects.update(state="done")
    rosa.post(again)
    assert kept(cast, ImportRun) == 2


def test_a_member_who_left_imports_nothing(cast: Cast, browse: Browse) -> None:
    browse(cast.rosa).post("/feeds/import-meetings/", {**SAID, "file": a_file(a_row())})
    end_membership(actor=cast.pat, membership_id=cast.rosa.id)
    work()
    assert not Meeting.objects.exists()


def test_another_house_sees_no_run(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        run = taken_in(cast.rosa, *rows(10))
        held = taken_in(cast.rosa, *rows(2))
    kit = browse(cast.kit)
    assert kit.get(f"/feeds/runs/{run.pk}/").status_code == 404
    assert kit.post(f"/feeds/runs/{held.pk}/go-on-anyway/").status_code == 404
    assert kit.post(f"/feeds/sources/{run.source_id}/fetch-again/").status_code == 404
    assert "Harbor list" not in kit.get("/feeds/").content.decode()


def test_rows_set_aside_are_paged(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        run = taken_in(cast.rosa, a_row(), *range(45))
    rosa = browse(cast.rosa)
    assert "Row 2<" in rosa.get(f"/feeds/runs/{run.pk}/").content.decode()
    last = rosa.get(f"/feeds/runs/{run.pk}/?page=3").content.decode()
    assert "Row 46<" in last and "Row 2<" not in last


def test_the_uploaded_bytes_are_the_ones_read(cast: Cast, browse: Browse) -> None:
    big = rows(3000, notes="x" * 500)
    rosa = browse(cast.rosa)
    rosa.post("/feeds/import-meetings/", {**SAID, "file": a_file(*big)})
    assert kept(cast, FeedPart) == 3
    work()
    assert Meeting.objects.filter(notes="x" * 500).count() == 3000


def test_a_run_that_never_ends_says_so(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    said = {**SAID, "file": a_file(a_row())}
    address = rosa.post("/feeds/import-meetings/", said).headers["Location"]
    assert "seems to have stopped" not in rosa.get(address).content.decode()
    with acting_as(cast.rosa):
        ImportRun.objects.update(made_at=clock.now() - dt.timedelta(hours=2))
    page = rosa.get(address).content.decode()
    assert "seems to have stopped" in page
    assert "every 2s" not in page


def test_tables_that_come_side_by_side_are_one_list(cast: Cast, browse: Browse) -> None:
    pat = browse(cast.pat)
    tables = [SimpleUploadedFile(name, text.encode()) for name, text in PACKAGE.items()]
    said = {"source": "Town", "list_format": "hsds"}
    address = pat.post("/feeds/import-meetings/", {**said, "file": tables}).headers["Location"]
    work()
    assert "2 new services" in pat.get(address).content.decode()
    twice = {**said, "file": [SimpleUploadedFile("services.csv", b"id") for _ in range(2)]}
    assert "same name" in pat.post("/feeds/import-meetings/", twice).content.decode()
