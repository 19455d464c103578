"""What a meeting's own words say of a rhythm that is not weekly, and a person's answer."""

from collections.abc import Callable

from django.test import Client

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.models import Meeting
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.models import Change

Browse = Callable[[Actor], Client]


def test_a_person_decides_and_the_list_does_not_ask_again(cast: Cast, browse: Browse) -> None:
    rows = [
        a_row("one", name="Every Other", notes="Every other week"),
        a_row("two", name="Night Owls", notes="2nd and 4th Thursdays"),
    ]
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *rows)
        one, two = Meeting.objects.order_by("key")
    rosa = browse(cast.rosa)
    page = rosa.get("/feeds/rhythms/").content.decode()
    assert "Every other week" in page and "2nd and 4th Thursdays" in page
    rosa.post(f"/feeds/rhythms/{one.pk}/decide/", {"is": "weekly"})
    answer = rosa.post(f"/feeds/rhythms/{two.pk}/decide/", {"is": "other"})
    assert (
        "You said of Night Owls: not every week." in rosa.get(answer["Location"]).content.decode()
    )
    assert "All decided" in rosa.get("/feeds/rhythms/").content.decode()
    with acting_as(cast.rosa):
        rows[0]["notes"] = "Every other week, ring twice"
        taken_in(cast.rosa, *rows)
        asked = Meeting.objects.order_by("key").values_list("notes", "asks_when")
        assert list(asked) == [
            ("Every other week, ring twice", ""),
            ("2nd and 4th Thursdays", "2nd and 4th Thursdays"),
        ]
    assert "All decided" in rosa.get("/feeds/rhythms/").content.decode()
    assert browse(cast.kit).post(f"/feeds/rhythms/{two.pk}/decide/").status_code == 404


def test_a_second_tap_says_the_same(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("one", notes="Every other week"), a_row("two"))
        one, two = Meeting.objects.order_by("key")
    rosa, decide = browse(cast.rosa), f"/feeds/rhythms/{one.pk}/decide/"
    answers = [rosa.post(decide, {"is": said}) for said in ("weekly", "weekly", "other")]
    assert [answer.status_code for answer in answers] == [303, 303, 422]
    assert "Somebody said already that it is every week." in answers[-1].content.decode()
    with acting_as(cast.rosa):
        assert Change.objects.filter(event="RhythmDecided").count() == 1
    assert rosa.post(f"/feeds/rhythms/{two.pk}/decide/", {"is": "weekly"}).status_code == 404


def test_a_slip_is_taken_back(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_row("one", notes="Every other week. Ring twice."))
        one = Meeting.objects.get()
    rosa = browse(cast.rosa)
    answer = rosa.post(f"/feeds/rhythms/{one.pk}/decide/", {"is": "weekly"})
    assert answer["Location"] == f"/feeds/rhythms/?last={one.pk}#next"
    page = rosa.get(answer["Location"]).content.decode()
    assert "You said of Dawn Patrol: every week." in page and "All decided" in page
    again = rosa.post(f"/feeds/rhythms/{one.pk}/ask-rhythm-again/")
    page = rosa.get(again["Location"]).content.decode()
    assert "1 left" in page and "Every other week" in page and "Thursday, 6 p.m. to 7 p.m." in page
    assert rosa.post(f"/feeds/rhythms/{one.pk}/ask-rhythm-again/").status_code == 422
    assert browse(cast.kit).post(f"/feeds/rhythms/{one.pk}/ask-rhythm-again/").status_code == 404
    assert "Undo that" not in rosa.get("/feeds/rhythms/?last=junk").content.decode()
