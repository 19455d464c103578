"""The finder, one meeting, and a first meeting, as pages."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made import a_row, taken_in
from walkwith.directory.models import Check, Meeting
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def meeting(cast: Cast) -> Iterator[Meeting]:
    with acting_as(cast.rosa):
        row = a_row(
            name="Sisters in Step", notes="Side door.", conference_url="https://m.example/1"
        )
        taken_in(cast.rosa, row)
    yield Meeting.objects.get()


def test_everybody_of_the_house_finds(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    for actor in (cast.rosa, cast.lorraine, cast.marcus, cast.pat):
        page = browse(actor).get("/directory/find/").content.decode()
        assert "Sisters in Step" in page
        assert "Pittsburgh 15201" in page


def test_another_house_does_not(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    kit = browse(cast.kit)
    assert "Sisters in Step" not in kit.get("/directory/find/").content.decode()
    assert kit.get(f"/directory/meetings/{meeting.pk}/").status_code == 404
    assert kit.post(f"/directory/meetings/{meeting.pk}/verify/").status_code == 404
    assert not Check.objects.exists()


def test_wishes_come_by_address(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    rosa = browse(cast.rosa)
    fits = "/directory/find/?near=15201&when=4&features=women&also=child_care"
    assert "Sisters in Step" not in rosa.get(fits).content.decode()
    page = rosa.get(fits.removesuffix("&also=child_care")).content.decode()
    assert "Sisters in Step" in page
    assert "Thursday&nbsp;· Women" in page


def test_htmx_is_given_the_part(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    part = browse(cast.rosa).get("/directory/find/", headers={"HX-Request": "true"})
    text = part.content.decode()
    assert text.strip().startswith('<section id="found"')
    assert "<h1" not in text


@pytest.mark.parametrize(
    "asked", ["when=never", "features=rubbish", "near=" + "x" * 5000, "most=1000000", "part=%00"]
)
def test_odd_wishes_are_answered_kindly(
    cast: Cast, browse: Browse, meeting: Meeting, asked: str
) -> None:
    assert browse(cast.rosa).get(f"/directory/find/?{asked}").status_code == 422


def test_nothing_fits(cast: Cast, browse: Browse) -> None:
    assert "Nothing fits" in browse(cast.rosa).get("/directory/find/").content.decode()


def test_more_is_a_page_away(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *(a_row(f"m{n}", day=n % 7) for n in range(20)))
    rosa = browse(cast.rosa)
    first = rosa.get("/directory/find/").content.decode()
    assert first.count("<h3>") == 12
    assert 'href="?most=24"' in first
    second = rosa.get("/directory/find/?most=24").content.decode()
    assert second.count("<h3>") == 20
    assert "most=36" not in second


def test_one_meeting(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    page = browse(cast.rosa).get(f"/directory/meetings/{meeting.pk}/").content.decode()
    for words in (
        "Sisters in Step",
        "Every week: Thursday, 6 p.m. to 7 p.m.",
        "279 Fisk St",
        "Side door.",
        'href="https://m.example/1"',
        "nobody here has checked it",
        "that is not a check",
        "I called today: right",
    ):
        assert words in page


def test_checking_a_meeting(cast: Cast, browse: Browse, meeting: Meeting) -> None:
    rosa = browse(cast.rosa)
    answer = rosa.post(f"/directory/meetings/{meeting.pk}/verify/", follow=True)
    page = answer.content.decode()
    assert "Checked by Rosa today." in page
    assert "I called today: right" not in page
    assert Check.objects.get().by_id == cast.rosa.id


def test_html_of_a_feed_is_shown_as_words(cast: Cast, browse: Browse) -> None:
    row = a_row(conference_url="https://m.example/1")
    named = ("name", "location", "formatted_address", "group", "region", "notes", "url")
    row |= dict.fromkeys([*named, "conference_phone", "conference_url_notes"], NASTY)
    with acting_as(cast.rosa):
        taken_in(cast.rosa, row, source=NASTY[:70])
    rosa = browse(cast.rosa)
    meeting = Meeting.objects.get()
    for address in ("/directory/find/", f"/directory/meetings/{meeting.pk}/", "/feeds/"):
        page = rosa.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page


def test_a_first_meeting(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get("/directory/first-meeting/").content.decode()
    assert "I will just listen today" in page


def test_an_address_that_is_no_web_page_is_no_link(
    cast: Cast, browse: Browse, meeting: Meeting
) -> None:
    said = {"url": "javascript:alert(1)", "conference_url": "data:text/html,hello"}
    with acting_as(cast.rosa):
        Meeting.objects.filter(pk=meeting.pk).update(attendance="hybrid", **said)
    page = browse(cast.rosa).get(f"/directory/meetings/{meeting.pk}/").content.decode()
    assert "From home" in page
    assert "javascript:" not in page
    assert "data:text" not in page
