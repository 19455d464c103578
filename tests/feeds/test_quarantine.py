"""A volunteer empties the quarantine: puts right, leaves out, takes back; and it is remembered."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from tests.feeds.test_bmlt import a_row as a_bmlt_row
from tests.feeds.test_bmlt import file_of
from walkwith.directory.models import Meeting, Slot, Source
from walkwith.feeds.commands import leave_out, mend_row, take_up_again
from walkwith.feeds.models import QuarantinedRow, RowAnswer
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotFound, Refused

Browse = Callable[[Actor], Client]
BAD = [
    a_row(),
    a_row("nine", day=9, name="Nine Days"),
    a_row("late", time="25:99", name="Too Late"),
    a_row("nameless", name=None),
]


def test_emptied_on_the_pages(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *BAD)
        rows = QuarantinedRow.objects.order_by("number").values_list("pk", flat=True)
        day, time, name = rows
    rosa = browse(cast.rosa)
    assert "3 rows could not be used" in rosa.get("/feeds/").content.decode()
    page = rosa.get("/feeds/quarantine/").content.decode()
    for words in ("1 of 3", "The day is “9”", "Nine Days", "First Methodist", "Which day is it?"):
        assert words in page
    assert rosa.post(f"/feeds/rows/{day}/", {"day": "12"}).status_code == 422
    answer = rosa.post(f"/feeds/rows/{day}/", {"day": "4"})
    assert answer.headers["Location"] == f"/feeds/quarantine/?after={day}#next"
    page = rosa.get(answer.headers["Location"]).content.decode()
    for words in ("2 of 3", "Too Late", "You put right: Nine Days"):
        assert words in page
    page = rosa.get(f"/feeds/quarantine/?after={time}").content.decode()
    assert "This meeting has no name." in page
    rosa.post(f"/feeds/rows/{name}/leave-out/")
    page = rosa.get("/feeds/quarantine/").content.decode()
    for words in ("3 of 3", "You left out: ", "Undo that"):
        assert words in page
    rosa.post(f"/feeds/rows/{time}/", {"time": "19:30"})
    page = rosa.get("/feeds/quarantine/?after=junk").content.decode()
    for words in ("All done", "You put 2 right today.", "You left 1 out."):
        assert words in page
    meetings = Meeting.objects.order_by("key").values_list("key", "day", "starts__hour")
    assert list(meetings) == [("dawn-patrol", 4, 18), ("late", 4, 19), ("nine", 4, 18)]
    assert browse(cast.kit).get(f"/feeds/rows/{day}/").status_code == 404


def test_a_second_tap_goes_on_to_the_next_row(cast: Cast, browse: Browse) -> None:
    """So does a second volunteer, or one whose row went with a newer list: never "not found"."""
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *BAD)
        day, time, _name = QuarantinedRow.objects.order_by("number").values_list("pk", flat=True)
    rosa, pat = browse(cast.rosa), browse(cast.pat)
    rosa.post(f"/feeds/rows/{day}/", {"day": "4"})
    rosa.post(f"/feeds/rows/{time}/leave-out/")
    for row in (day, time):
        for answer in (
            rosa.post(f"/feeds/rows/{row}/", {"day": "5"}),
            rosa.post(f"/feeds/rows/{row}/leave-out/"),
            pat.get(f"/feeds/rows/{row}/"),
        ):
            assert answer["Location"] == f"/feeds/quarantine/?after={row}#next"
        page = pat.get(answer["Location"]).content.decode()
        assert "Somebody has looked at this row already." in page and "has no name" in page
    with acting_as(cast.rosa):
        assert Meeting.objects.get(key="nine").day == 4
        assert RowAnswer.objects.count() == 2
    kit = browse(cast.kit)
    assert kit.post(f"/feeds/rows/{day}/leave-out/").status_code == 404


def test_remembered_for_the_next_time(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *BAD)
        day, _, name = QuarantinedRow.objects.order_by("number")
        mend_row(actor=cast.rosa, row_id=day.pk, fixes={"day": "2"})
        leave_out(actor=cast.rosa, row_id=name.pk)
        assert Source.objects.get().listed == 2
        run = taken_in(cast.rosa, *BAD)
        counts = {name: run.counts[name] for name in ("same", "quarantined", "left_out_before")}
        assert counts == {"same": 2, "quarantined": 1, "left_out_before": 1}
        states = QuarantinedRow.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["mended", "past", "dismissed", "waiting"]
        # Another wrong value is another question; so is a row that says something else.
        rows = [BAD[0], a_row("nine", day=8), a_row("late"), a_row("nameless", name=None, day=1)]
        run = taken_in(cast.rosa, *rows)
        assert (run.state, run.counts["quarantined"]) == ("held", 2)


def test_taken_back(cast: Cast) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *BAD[:2])
        row = QuarantinedRow.objects.get()
        leave_out(actor=cast.rosa, row_id=row.pk)
        take_up_again(actor=cast.rosa, row_id=row.pk)
        with pytest.raises(Refused):
            take_up_again(actor=cast.rosa, row_id=row.pk)
        assert not RowAnswer.objects.exists()
        assert taken_in(cast.rosa, *BAD[:2]).counts["quarantined"] == 1


def test_a_slip_of_the_thumb_is_taken_back(cast: Cast, browse: Browse) -> None:
    """What came of a row put right is shown no more, and the row waits again."""
    rosa = browse(cast.rosa)
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *BAD[:2])
        row = QuarantinedRow.objects.get()
        rosa.post(f"/feeds/rows/{row.pk}/", {"day": "2"})
        assert (Source.objects.get().listed, Slot.objects.count()) == (2, 2)
        answer = rosa.post(f"/feeds/rows/{row.pk}/take-up-again/")
        page = rosa.get(answer.headers["Location"]).content.decode()
        assert "Taken back" in page and "Which day is it?" in page
        assert (Source.objects.get().listed, Slot.objects.count()) == (1, 1)
        assert Meeting.objects.exclude(unlisted_at=None).values_list("key", "missed").get() == (
            "nine",
            2,
        )
        mend_row(actor=cast.rosa, row_id=row.pk, fixes={"day": "3"})
        told = Meeting.objects.filter(unlisted_at=None).order_by("key")
        assert list(told.values_list("key", "day")) == [("dawn-patrol", 4), ("nine", 3)]
        assert taken_in(cast.rosa, *BAD[:2]).counts["same"] == 2


def test_taken_back_it_stands_as_the_list_had_it(cast: Cast) -> None:
    """A meeting that was listed before its row broke is not lost by an undo."""
    with acting_as(cast.rosa):
        rows = [*(a_row(f"other-{n}") for n in range(4)), a_row("nine", name="Nine Days")]
        taken_in(cast.rosa, *rows)
        taken_in(cast.rosa, *rows[:4], BAD[1])
        row = QuarantinedRow.objects.get()
        mend_row(actor=cast.rosa, row_id=row.pk, fixes={"day": "2"})
        assert Meeting.objects.get(key="nine").missed == 0
        take_up_again(actor=cast.rosa, row_id=row.pk)
        nine = Meeting.objects.get(key="nine")
        assert (nine.missed, nine.unlisted_at, Slot.objects.filter(meeting=nine).count()) == (
            1,
            None,
            1,
        )


def test_what_cannot_be_put_right_says_so(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row(), "not a meeting")
        row = QuarantinedRow.objects.get()
        with pytest.raises(Refused):
            mend_row(actor=cast.rosa, row_id=row.pk, fixes={"name": "x"})
    with pytest.raises(NotFound):
        leave_out(actor=cast.kit, row_id=row.pk)
    assert (
        "nothing we can put right" in browse(cast.rosa).get("/feeds/quarantine/").content.decode()
    )


def test_a_bmlt_row_is_put_right_in_its_own_words(cast: Cast) -> None:
    rows = [a_bmlt_row(1), a_bmlt_row(2, weekday_tinyint="9")]
    with acting_as(cast.rosa):
        taken_in(cast.rosa, fellowship="NA", file=file_of(rows))
        mend_row(actor=cast.rosa, row_id=QuarantinedRow.objects.get().pk, fixes={"day": "0"})
        assert Meeting.objects.get(key="2").day == 0
        assert RowAnswer.objects.get().fixes == {"day": ["9", "0"]}
        assert taken_in(cast.rosa, fellowship="NA", file=file_of(rows)).counts["same"] == 2
