"""Hostile files are refused with a sentence, or harmless: every reader, every file."""

import io
import json
import random
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.conftest import Cast
from tests.feeds.hostile.files import FILES, packed
from tests.feeds.made import taken_in
from tests.feeds.made_services import taken_in as services_taken_in
from walkwith.directory.models import Meeting, Source
from walkwith.feeds.hsds.archive import opened
from walkwith.feeds.models import ImportRun, QuarantinedRow
from walkwith.feeds.queries import report, rows_set_aside
from walkwith.feeds.readers import reading_of
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.uploads import BoundedUpload
from walkwith.feeds.words import refusal_sentence, unusable_sentence
from walkwith.foundation.actor import acting_as

BMLT = Source.Formats.BMLT
HSDS, TABLE = Source.Formats.HSDS, Source.Formats.TABLE
SERVICES = Source.Formats.SERVICES
COLUMNS = {
    TABLE: {"name": "name", "day": "day", "time": "time"},
    SERVICES: {"name": "name", "phones": "day", "schedules": "time", "needs": "x"},
}
# Readers that a whole import of Meeting Guide and of services does not go through.
OTHER_READERS = {"tables": (TABLE, SERVICES), "other things": (BMLT, TABLE, SERVICES)}
ENDED = {"done", "refused", "held", "asking"}
MOST_MEMORY = 150 * 1024 * 1024


def read(source: Source, content: bytes) -> Iterator[str]:
    """What became of a file: the code of its refusal, and of each row that was set aside."""
    reading = reading_of(source, "America/New_York", lambda percent, rows: None)
    with transaction.atomic():
        try:
            reading.lay_out(io.BytesIO(content), len(content))
        except FeedRefused as refused:
            sentence = refusal_sentence(refused.code, refused.values)
            assert sentence and "%(" not in sentence and refused.code != "our_fault"
            yield refused.code
        transaction.set_rollback(True)
    for row in reading._kept:
        assert unusable_sentence(row["code"], row["value"])
        json.dumps(row["raw"]).encode()
        yield row["code"]


def test_there_are_enough_of_them() -> None:
    assert sum(map(len, FILES.values())) >= 90


@pytest.mark.parametrize("kind", OTHER_READERS)
def test_no_other_reader_breaks(cast: Cast, kind: str) -> None:
    """Any other error than a refusal fails here, with the name of the file."""
    broken = []
    with acting_as(cast.pat):
        for format_ in OTHER_READERS[kind]:
            source = Source.objects.create(
                organization_id=cast.pat.organization_id,
                name=f"{kind} {format_}",
                format=format_,
                fellowship="AA",
                columns=COLUMNS.get(format_, {}),
            )
            for name, content in FILES[kind].items():
                try:
                    list(read(source, content))
                except Exception as error:
                    broken.append(f"{name} as {format_}: {type(error).__name__}: {error}"[:300])
    assert broken == []


@pytest.mark.parametrize("kind", FILES)
def test_the_whole_import_ends_well(cast: Cast, kind: str) -> None:
    """Not only read: compared, merged, reported, each file over what the ones before left."""
    wrong = []
    with acting_as(cast.pat):
        for name, content in FILES[kind].items():
            for take in (taken_in, services_taken_in):
                run = take(cast.pat, file=io.BytesIO(content))
                told = report(actor=cast.pat, run_id=run.pk)
                is_said = bool(told.refusal) == (run.state == "refused")
                rows = rows_set_aside(actor=cast.pat, run_id=run.pk, number=None)
                assert all(row.sentence for row in rows), name
                if run.problem.get("code") == "our_fault" or not is_said or run.is_under_way:
                    wrong.append(f"{name}: {run.state} {run.problem} {told.refusal}")
        left = ImportRun.objects.exclude(state__in=ENDED).count()
    assert (wrong, left) == ([], 0)


TRAPS = {
    "zip of zeros": "archive_explodes",
    "zip of zeros as json": "archive_explodes",
    "zip leaving its folder": "archive_path",
    "zip to the root": "archive_path",
    "zip to a drive": "archive_path",
    "zip with backslashes": "archive_path",
    "zip of many": "archive_of_many",
    "zip with a lock": "archive_locked",
    "zip cut off": "archive_broken",
    "zip with a wrong sum": "archive_broken",
    "only the beginning of a zip": "archive_broken",
}


def test_each_trap_is_called_what_it_is(cast: Cast) -> None:
    """Refused for its own reason, and not because it happened to be empty."""
    with acting_as(cast.pat):
        runs = {
            name: services_taken_in(cast.pat, file=io.BytesIO(FILES["archives"][name]))
            for name in TRAPS
        }
    assert {name: run.problem.get("code") for name, run in runs.items()} == TRAPS


def test_what_explodes_is_not_unfolded(cast: Cast) -> None:
    """The memory a bomb takes stays small."""
    bombs = [name for name in FILES["archives"] if "zeros" in name or "says" in name]
    with acting_as(cast.pat):
        source = Source.objects.create(
            organization_id=cast.pat.organization_id, name="Bombs", format=HSDS
        )
        tracemalloc.start()
        try:
            codes = {name: list(read(source, FILES["archives"][name])) for name in bombs}
            assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
        finally:
            tracemalloc.stop()
    assert codes["zip of zeros"] == ["archive_explodes"]
    assert all(codes.values()), codes


def test_nothing_of_a_refused_file_is_kept(cast: Cast) -> None:
    """Through the whole import, with what it says to a person."""
    with acting_as(cast.pat):
        for name in ("lists in lists", "a comma too many", "cut off in a word", "two lists"):
            run = taken_in(cast.pat, file=io.BytesIO(FILES["documents"][name]), source=name)
            assert (run.state, run.problem["code"] != "our_fault") == ("refused", True), name
        assert not Meeting.objects.exists() and not QuarantinedRow.objects.exists()
        for name in ("NUL in words", "lone surrogates", "null everywhere", "one key twice"):
            run = taken_in(cast.pat, file=io.BytesIO(FILES["documents"][name]), source=name)
            assert run.state == "done", (name, run.problem)
        for meeting in Meeting.objects.all():
            assert meeting.name.isprintable()


def test_many_files_are_too_much_together(settings: Any) -> None:
    """Each by itself is small enough, and packed no tighter than words are."""
    settings.FEED_LIMIT_MEGABYTES = 1
    words = b"".join(random.Random(n).randbytes(1_000) * 30 for n in range(30))
    with opened(io.BytesIO(packed(*((f"{n}.csv", words) for n in range(4))))) as fine:
        assert len(fine.names) == 4
    many = io.BytesIO(packed(*((f"{n}.csv", words) for n in range(5))))
    with pytest.raises(FeedRefused, match="archive_explodes"), opened(many):
        pass


def test_what_is_too_long_is_not_laid_on_the_disk(settings: Any) -> None:
    """An upload is read past its limit to say how long it is, and kept up to it."""
    settings.FEED_LIMIT_MEGABYTES = 1
    handler, piece = BoundedUpload(), b"x" * 400_000
    handler.new_file("file", "list.json", "application/json", None, None)
    for start in range(0, 5 * len(piece), len(piece)):
        handler.receive_data_chunk(piece, start)
    file = handler.file_complete(5 * len(piece))
    assert file is not None and file.size == 2_000_000
    assert len(file.read()) == 800_000
