"""A list of meetings is brought in from a page: progress, a report, and a list that is broken."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.feeds.made import a_row, rows
from tests.journeys import story
from tests.journeys.conftest import Come
from tests.journeys.visitor import LAPTOP, PHONE, Visitor

MANY = 3000


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Many good rows, and one that no week has a day for."""
    file = tmp_path / "meetings.json"
    file.write_text(json.dumps([*rows(MANY), a_row("odd", name="Moonday Circle", day="Moonday")]))
    return file


@pytest.mark.parametrize(
    "how", [{"width": LAPTOP}, {"width": PHONE, "scripts": False}], ids=["scripts", "no scripts"]
)
def test_a_list_is_brought_in_twice(come: Come, feed: Path, how: dict[str, int | bool]) -> None:
    visitor: Visitor = come(**how)
    story.given_somebody_signs_in(visitor, "Lorraine")
    name = f"List {uuid4().hex[:8]}"
    when_they_bring_in(visitor, name, feed)
    then_it_can_be_watched(visitor)
    when_it_is_done(visitor)
    visitor.sees("3,000 new", "Moonday Circle")
    when_they_bring_in(visitor, name, feed)
    when_it_is_done(visitor)
    visitor.sees("3,000 the same")


def test_a_broken_list_says_where(come: Come, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('[\n  {"name": "Dawn",}\n]')
    visitor = come(width=PHONE)
    story.given_somebody_signs_in(visitor, "Lorraine")
    when_they_bring_in(visitor, f"Broken {uuid4().hex[:8]}", broken)
    expect(story.main(visitor)).to_contain_text("line 2", timeout=60_000)
    visitor.look_around("the refusal")


def when_they_bring_in(visitor: Visitor, name: str, file: Path) -> None:
    visitor.open("/feeds/import-meetings/")
    visitor.write(visitor.say("What do you call this list?"), name)
    visitor.attach(visitor.say("Or a file from this device"), file)
    visitor.press(visitor.say("Bring it in"))
    visitor.sees(name)


def then_it_can_be_watched(visitor: Visitor) -> None:
    """How far it is, as a bar with a name; leaving the page stops nothing."""
    bar = visitor.page.get_by_role("progressbar", name=visitor.say("How far it is"))
    done = visitor.page.get_by_role("link", name=visitor.say("Find a meeting"))
    expect(bar.or_(done).first).to_be_visible()


def when_it_is_done(visitor: Visitor, leads_to: str = "Find a meeting") -> None:
    """With scripts the page finds out by itself; without, one looks again."""
    done = story.main(visitor).get_by_role("link", name=visitor.say(leads_to))
    again = visitor.page.get_by_role("link", name=visitor.say("Look again"))
    for _ in range(120):
        if visitor.scripts or not again.count():
            break
        again.click()
        visitor.page.wait_for_timeout(500)
    expect(done).to_be_visible(timeout=60_000)
    visitor.look_around("the report")
