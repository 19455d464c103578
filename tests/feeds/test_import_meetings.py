"""What a feed does to the meetings we have: new, changed, same, missing, held, or nothing."""

import dataclasses
import datetime as dt
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.feeds.made import a_row, feed, rows, taken_in
from walkwith.directory.models import Meeting, Slot, Source
from walkwith.feeds.commands import go_on_anyway, leave_as_it_is
from walkwith.feeds.models import FeedPart, ImportRun, QuarantinedRow
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, Refused


@pytest.fixture
def acting(cast: Cast) -> Iterator[None]:
    with acting_as(cast.rosa):
        yield


def counted(run: ImportRun) -> dict[str, int]:
    names = ("new", "changed", "same", "missing", "unlisted", "back", "quarantined")
    return {name: run.counts[name] for name in names if run.counts.get(name)}


def listed() -> list[str]:
    return sorted(Meeting.objects.filter(unlisted_at=None).values_list("key", flat=True))


def test_new_meetings_with_their_slots(cast: Cast, acting: None) -> None:
    run = taken_in(
        cast.rosa,
        a_row(),
        a_row("hybrid", conference_url="https://meet.example.org/1"),
        a_row("ask", day=..., time=...),
        a_row("asleep", attendance_option="inactive"),
    )
    assert (run.state, counted(run)) == ("done", {"new": 4})
    assert (run.counts["by_appointment"], run.counts["inactive"]) == (1, 1)
    slots = list(Slot.objects.values_list("meeting__key", "cell", "minute").order_by("id"))
    assert [(key, cell == Slot.ONLINE, minute) for key, cell, minute in sorted(slots)] == [
        ("dawn-patrol", False, 6840),
        ("hybrid", True, 6840),
        ("hybrid", False, 6840),
    ]
    source = Source.objects.get()
    assert (source.listed, source.zones) == (4, ["America/New_York"])
    assert source.fetched_at is not None


def test_twice_changes_nothing(cast: Cast, acting: None) -> None:
    found = [*rows(6), a_row(day=[1, 3]), a_row("online", types=["ONL", "TC"])]
    taken_in(cast.rosa, *found)
    meetings = list(Meeting.objects.order_by("id").values())
    slots = list(Slot.objects.order_by("id").values())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        run = taken_in(cast.rosa, *found)
    assert counted(run) == {"same": 9}
    assert list(Meeting.objects.order_by("id").values()) == meetings
    assert list(Slot.objects.order_by("id").values()) == slots
    assert asked.captured_queries


def test_a_change_touches_only_what_changed(cast: Cast, acting: None) -> None:
    taken_in(cast.rosa, *rows(5))
    before = {one.key: one for one in Meeting.objects.all()}
    run = taken_in(cast.rosa, a_row("meeting-0", time="07:00"), *rows(5)[1:])
    assert counted(run) == {"changed": 1, "same": 4}
    after = {one.key: one for one in Meeting.objects.all()}
    assert [key for key in after if after[key].starts != before[key].starts] == ["meeting-0"]
    assert after["meeting-0"].pk == before["meeting-0"].pk
    assert {key for key in after if after[key].seen_at != before[key].seen_at} == {"meeting-0"}
    assert Slot.objects.get(meeting__key="meeting-0").minute == 4 * 1440 + 7 * 60


def test_missing_once_is_kept_and_twice_is_unlisted(cast: Cast, acting: None) -> None:
    taken_in(cast.rosa, *rows(6))
    first_fetch = Source.objects.get().fetched_at
    run = taken_in(cast.rosa, *rows(5))
    assert counted(run) == {"same": 5, "missing": 1}
    gone = Meeting.objects.get(key="meeting-5")
    assert (gone.missed, gone.is_listed, gone.last_in_feed) == (1, True, first_fetch)
    run = taken_in(cast.rosa, *rows(5))
    assert counted(run) == {"same": 5, "unlisted": 1}
    assert listed() == [f"meeting-{number}" for number in range(5)]
    assert not Slot.objects.filter(meeting__key="meeting-5").exists()
    assert counted(taken_in(cast.rosa, *rows(5))) == {"same": 5}


def test_back_again(cast: Cast, acting: None) -> None:
    taken_in(cast.rosa, *rows(6))
    taken_in(cast.rosa, *rows(5))
    assert counted(taken_in(cast.rosa, *rows(6))) == {"same": 6}
    assert Meeting.objects.get(key="meeting-5").missed == 0
    taken_in(cast.rosa, *rows(5))
    taken_in(cast.rosa, *rows(5))
    assert counted(taken_in(cast.rosa, *rows(6))) == {"same": 5, "back": 1}
    assert Slot.objects.filter(meeting__key="meeting-5").exists()


def test_a_feed_that_loses_a_fifth_is_held(cast: Cast, acting: None) -> None:
    taken_in(cast.rosa, *rows(10))
    fetched = Source.objects.get().fetched_at
    held = taken_in(cast.rosa, *rows(7), a_row("newcomer"))
    assert (held.state, held.counts["missing"], held.counts["listed"]) == ("held", 3, 10)
    assert len(listed()) == 10
    assert Source.objects.get().fetched_at == fetched
    leave_as_it_is(actor=cast.rosa, run_id=held.pk)
    assert ImportRun.objects.get(pk=held.pk).state == "left"
    assert not FeedPart.objects.exists()
    with pytest.raises(Refused):
        go_on_anyway(actor=cast.rosa, run_id=held.pk)


def test_a_held_feed_can_go_on(cast: Cast, acting: None) -> None:
    taken_in(cast.rosa, *rows(10))
    held = taken_in(cast.rosa, *rows(7), a_row("newcomer"))
    go_on_anyway(actor=cast.rosa, run_id=held.pk)
    tell = lambda percent, rows: None  # noqa: E731
    run = carry_out(actor=cast.rosa, run_id=held.pk, tell=tell, regardless=True)
    assert (run.state, counted(run)) == ("done", {"new": 1, "same": 7, "missing": 3})
    assert not FeedPart.objects.exists()


def test_a_fifth_itself_is_not_held(cast: Cast, acting: None) -> None:
    taken_in(cast.rosa, *rows(10))
    assert taken_in(cast.rosa, *rows(8)).state == "done"


@pytest.mark.parametrize("broken", [b'[{"slug": "x"', b"[1] more", b"<html>", b""])
def test_a_broken_feed_keeps_what_was(cast: Cast, acting: None, broken: bytes) -> None:
    taken_in(cast.rosa, *rows(3))
    before = list(Meeting.objects.order_by("id").values())
    run = taken_in(cast.rosa, file=io.BytesIO(broken))
    assert run.state == "refused"
    assert list(Meeting.objects.order_by("id").values()) == before


def test_good_rows_before_the_break_are_not_taken(cast: Cast, acting: None) -> None:
    whole = json.dumps(rows(400)).encode()
    run = taken_in(cast.rosa, file=io.BytesIO(whole[:-1] + b"\n  oops"))
    assert run.problem == {"code": "syntax", "line": 2, "column": 3}
    assert not Meeting.objects.exists()


def test_what_cannot_be_used_is_set_aside_with_its_reason(cast: Cast, acting: None) -> None:
    run = taken_in(
        cast.rosa,
        a_row(),
        a_row("nine", day=9, name="Nine Days"),
        a_row("nameless", name=None),
        "not a meeting",
        a_row(),
    )
    assert counted(run) == {"new": 1, "quarantined": 4}
    told = QuarantinedRow.objects.order_by("number").values_list("number", "code", "value", "name")
    assert list(told) == [
        (2, "bad_day", "9", "Nine Days"),
        (3, "no_name", "", ""),
        (4, "not_a_row", "not a meeting", ""),
        (5, "twice", "", "Dawn Patrol"),
    ]


def test_one_name_for_two_times_is_two_meetings(cast: Cast, acting: None) -> None:
    found = [a_row(), a_row(time="20:00"), a_row(day=..., time=...)]
    assert counted(taken_in(cast.rosa, *found)) == {"new": 3}
    assert counted(taken_in(cast.rosa, *found)) == {"same": 3}


def test_more_bad_rows_than_anybody_reads(cast: Cast, acting: None) -> None:
    run = taken_in(cast.rosa, a_row(), *([7] * 1500))
    assert run.counts["quarantined"] == 1500
    assert QuarantinedRow.objects.count() == 1000


def test_marks_no_database_can_hold(cast: Cast, acting: None) -> None:
    nasty = "A\x00B\u202e\ud800<script>alert(1)</script>" + "x" * 1000
    row = a_row(**dict.fromkeys(("name", "location", "notes", "url", "group"), nasty))
    run = taken_in(cast.rosa, row | {"types": [nasty], "unknown\x00key": nasty})
    assert counted(run) == {"new": 1}
    meeting = Meeting.objects.get()
    assert meeting.name.startswith("AB<script>")
    assert len(meeting.name) == 200
    assert meeting.notes.startswith("ABalert(1)x")
    assert meeting.url == ""


def test_nothing_to_take(cast: Cast, acting: None) -> None:
    assert taken_in(cast.rosa, file=feed()).problem == {"code": "nothing_in_it"}
    taken_in(cast.rosa, *rows(3))
    assert taken_in(cast.rosa, file=feed()).state == "held"


def test_too_large(cast: Cast, acting: None, settings: Any) -> None:
    settings.FEED_LIMIT_MEGABYTES = 1
    run = taken_in(cast.rosa, file=io.BytesIO(b"[" + b" " * 1024**2 + b"]"))
    assert run.problem == {"code": "too_big", "megabytes": 1}


def test_a_participant_imports_nothing(cast: Cast, acting: None) -> None:
    dee = dataclasses.replace(cast.kit, role="participant")
    with pytest.raises(NotAllowed):
        taken_in(dee, a_row())


def test_another_organization_sees_nothing_of_it(cast: Cast, acting: None) -> None:
    run = taken_in(cast.rosa, a_row())
    with acting_as(cast.kit):
        assert not ImportRun.objects.filter(pk=run.pk).exists()
        assert not Source.objects.exists()


def test_freshness_is_of_the_last_good_fetch(cast: Cast, acting: None) -> None:
    taken_in(cast.rosa, a_row())
    taken_in(cast.rosa, a_row())
    meeting = Meeting.objects.select_related("source").get()
    assert meeting.seen_at < meeting.last_in_feed <= dt.datetime.now(dt.UTC)
