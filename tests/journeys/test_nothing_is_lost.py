"""Words outlive a session that ends, a tab that closes, and a form that is refused."""

from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys import story
from tests.journeys.conftest import Come
from tests.journeys.stopped_house import StoppedHouse
from tests.journeys.story import Day
from tests.journeys.visitor import LAPTOP, PHONE, Visitor


def given_rosa_writes_about_dee(visitor: Visitor) -> Day:
    day = Day(visitor)
    story.given_somebody_signs_in(visitor, "Rosa")
    story.when_rosa_looks_at_her_day(day)
    story.when_she_opens_dee(day)
    visitor.follow(visitor.say("Log a contact"), within=story.main(visitor))
    return day


@pytest.mark.parametrize(
    ("language", "scripts"), [("en", True), ("es", False)], ids=["en scripts", "es no scripts"]
)
def test_words_come_back_after_the_session_ended(
    come: Come, demo: StoppedHouse, language: str, scripts: bool
) -> None:
    visitor = come(language=language, width=PHONE, scripts=scripts)
    day = given_rosa_writes_about_dee(visitor)
    form = urlsplit(visitor.page.url).path
    visitor.tick(visitor.say("Listened"))
    visitor.write(visitor.say("What we did together"), day.together)
    visitor.write(visitor.say("What it was like, in my words"), day.felt)

    demo.time_passes(minutes=31)
    visitor.press(visitor.say("Save"))
    assert urlsplit(visitor.page.url).path == "/sign-in/"
    visitor.sees(visitor.say("What you had typed is safe. Sign in, and it comes back."))
    visitor.press(visitor.say("Be %(name)s", name="Rosa"))

    assert urlsplit(visitor.page.url).path == form
    expect(visitor.page.get_by_label(visitor.say("Listened"))).to_be_checked()
    expect(visitor.page.get_by_label(visitor.say("What we did together")).first).to_have_value(
        day.together
    )
    visitor.press(visitor.say("Save"))
    story.then_the_note_is_saved(day)


def test_a_draft_keeps_itself_and_outlives_the_tab(come: Come) -> None:
    visitor = come(width=PHONE)
    day = given_rosa_writes_about_dee(visitor)
    form = urlsplit(visitor.page.url).path
    visitor.write(visitor.say("What we did together"), day.together)
    expect(visitor.page.locator("#kept")).to_contain_text(
        visitor.say("Kept as a draft a moment ago. Only you can read it.")
    )
    visitor.take_another_tab()
    visitor.open(form)
    expect(visitor.page.get_by_label(visitor.say("What we did together")).first).to_have_value(
        day.together
    )
    visitor.press(visitor.say("Save"))
    story.then_the_note_is_saved(day)
    visitor.open(form)
    expect(visitor.page.get_by_label(visitor.say("What we did together")).first).to_have_value("")


def test_a_draft_is_kept_by_hand_without_scripts(come: Come) -> None:
    visitor = come(width=LAPTOP, scripts=False, keyboard=True)
    day = given_rosa_writes_about_dee(visitor)
    form = urlsplit(visitor.page.url).path
    visitor.write(visitor.say("What we did together"), day.together)
    visitor.press(visitor.say("Keep as a draft"))
    visitor.take_another_tab()
    visitor.open(form)
    expect(visitor.page.get_by_label(visitor.say("What we did together")).first).to_have_value(
        day.together
    )
    visitor.press(visitor.say("Throw the draft away"))
    expect(visitor.page.get_by_label(visitor.say("What we did together")).first).to_have_value("")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_note_sent_twice_is_saved_once(come: Come, scripts: bool) -> None:
    """A thumb that taps Save twice sends the form twice."""
    visitor = come(width=LAPTOP, scripts=scripts)
    day = given_rosa_writes_about_dee(visitor)
    visitor.write(visitor.say("What we did together"), day.together)
    visitor.page.get_by_role("button", name=visitor.say("Save"), exact=True).dblclick()
    story.then_the_note_is_saved(day)
    visitor.open(day.page_of_dee.replace("/today/people/", "/contacts/"))
    assert story.main(visitor).get_by_text(day.together).count() == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_refused_note_keeps_its_words_and_shows_the_way(come: Come, scripts: bool) -> None:
    visitor = come(width=PHONE, scripts=scripts)
    day = given_rosa_writes_about_dee(visitor)
    visitor.write(visitor.say("What we did together"), day.together)
    visitor.write(visitor.say("What comes next"), f"{uuid4()} " * 12)
    visitor.press(visitor.say("Save"))
    summary = visitor.page.locator("#error-summary")
    expect(summary).to_be_visible()
    if scripts:
        expect(summary).to_be_focused()
    expect(visitor.page.get_by_label(visitor.say("What we did together")).first).to_have_value(
        day.together
    )
