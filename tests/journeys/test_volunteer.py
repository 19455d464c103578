"""A volunteer brings in a list, puts right what is odd in it, and calls ten places one by one."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.feeds.made import a_row
from tests.journeys.conftest import Come
from tests.journeys.story import given_somebody_signs_in, main
from tests.journeys.test_import import when_it_is_done, when_they_bring_in
from tests.journeys.visitor import Visitor
from tests.journeys.ways import ways

ODD: dict[str, dict[str, Any]] = {
    "Nine Days": {"day": 9},
    "Too Late": {"time": "25:99"},
    "Sometime": {"day": None},
}
LEFT_OUT = "Any Time"


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """Good rows, four that nobody can use as they are, and two that are not every week."""
    mark = uuid4().hex[:6]
    odd: dict[str, dict[str, Any]] = {**ODD, LEFT_OUT: {"time": None}}
    rows = [
        *(a_row(f"{mark}-{n}", name=f"Morning {n}", day=n, notes="By the river") for n in range(6)),
        *(a_row(f"{mark}-{name}", name=name, **changes) for name, changes in odd.items()),
        a_row(f"{mark}-first", name="First Friday", notes="Meets the first Friday only."),
        a_row(f"{mark}-owls", name="Night Owls", notes="Cada dos semanas"),
    ]
    file = tmp_path / "dirty.json"
    file.write_text(json.dumps(rows))
    return file


@ways
def test_a_volunteer_empties_the_quarantine_and_calls_ten(
    come: Come, dirty: Path, way: dict[str, Any]
) -> None:
    rosa = come(**way)
    given_somebody_signs_in(rosa, "Rosa")
    given_nothing_waits(rosa)
    when_they_bring_in(rosa, f"List {uuid4().hex[:8]}", dirty)
    when_it_is_done(rosa)
    rosa.follow(rosa.say("Put them right, one by one"))
    when_she_empties_the_quarantine(rosa)
    rosa.open("/feeds/")
    rosa.follow(rosa.say("Say how it is"))
    when_she_says_what_is_weekly(rosa)
    rosa.open("/directory/check-next/")
    then_ten_are_checked_one_tap_each(rosa)


def given_nothing_waits(rosa: Visitor) -> None:
    """What the lists of other journeys left in this house is gone through before."""
    given_no_row_waits(rosa)
    rosa.open("/feeds/rhythms/")
    while main(rosa).get_by_role("button", name=rosa.say("Not every week")).count():
        rosa.press(rosa.say("Not every week"))


def given_no_row_waits(rosa: Visitor) -> None:
    rosa.open("/feeds/quarantine/")
    while main(rosa).get_by_role("button", name=rosa.say("Leave it out")).count():
        rosa.press(rosa.say("Leave it out"))


def when_she_empties_the_quarantine(rosa: Visitor) -> None:
    rosa.sees("Nine Days")
    nth, of = map(int, re.findall(r"\d+", main(rosa).locator("#next p b").first.inner_text()))
    assert of - nth == len(ODD)
    rosa.tick(rosa.say("Thursday"))
    rosa.press(rosa.say("Put it right"))
    then_the_next_is_right_there(rosa, "Too Late")
    rosa.sees(rosa.say("You put right: %(name)s", name="Nine Days"))
    rosa.page.get_by_label(rosa.say("When does it start?")).first.fill("19:30")
    rosa.press(rosa.say("Put it right"))
    then_the_next_is_right_there(rosa, "Sometime")
    rosa.press(rosa.say("Put it right"))
    rosa.sees(rosa.say("Which day is it?"))  # she had not said
    rosa.press(rosa.say("Leave it out"))
    then_the_next_is_right_there(rosa, LEFT_OUT)
    rosa.press(rosa.say("Undo that"))
    then_the_next_is_right_there(rosa, "Sometime")
    rosa.tick(rosa.say("Monday"))
    rosa.press(rosa.say("Put it right"))
    then_the_next_is_right_there(rosa, LEFT_OUT)
    rosa.press(rosa.say("Leave it out"))
    rosa.sees(rosa.say("All rows are done. Thank you."))


def then_the_next_is_right_there(rosa: Visitor, name: str) -> None:
    """In sight, with the focus on it: no way back to it by hand."""
    rosa.sees(name)
    assert rosa.page.url.endswith("#next")
    where = rosa.page.locator("#next").bounding_box()
    assert where is not None
    assert -2 <= where["y"] < 200
    if rosa.scripts:
        assert rosa.page.evaluate("() => document.activeElement.id") == "next"


def when_she_says_what_is_weekly(rosa: Visitor) -> None:
    card = main(rosa).locator(".card").filter(has_text="First Friday").first
    rosa.press(rosa.say("Every week is right"), within=card)
    rosa.sees(rosa.say("You said of %(name)s: every week.", name="First Friday"))
    rosa.press(rosa.say("Undo that"))
    card = main(rosa).locator(".card").filter(has_text="First Friday").first
    rosa.press(rosa.say("Not every week"), within=card)
    rosa.sees(rosa.say("You said of %(name)s: not every week.", name="First Friday"))
    card = main(rosa).locator(".card").filter(has_text="Night Owls").first
    rosa.press(rosa.say("Not every week"), within=card)
    rosa.sees(rosa.say("All decided. No meeting waits for you."))


def then_ten_are_checked_one_tap_each(rosa: Visitor) -> None:
    seen: list[str] = []
    before = checked(rosa)
    for number in range(10):
        name = now(rosa).locator("h2").inner_text()
        seen.append(name)
        if number == 3:
            rosa.press(rosa.say("The number is dead"), within=now(rosa))
        elif number == 6:
            rosa.follow(rosa.say("Something is wrong"), within=now(rosa))
            rosa.write(rosa.say("What did you find?"), "They moved around the corner.")
            rosa.press(rosa.say("Put it right"))
        else:
            rosa.press(rosa.say("I called today: right"), within=now(rosa))
        assert re.search(r"skip=0#next$", rosa.page.url)
    assert checked(rosa) - before == 10
    then_it_says_who_called(rosa, seen[-1])


def then_it_says_who_called(rosa: Visitor, name: str) -> None:
    """Taken back it stands in the line again; how fresh it is stands where it is found."""
    rosa.press(rosa.say("Take it back"))
    link = now(rosa).get_by_role("link", name=name, exact=True)
    address = link.get_attribute("href") or ""
    rosa.press(rosa.say("I called today: right"), within=now(rosa))
    rosa.open(address)
    rosa.sees(rosa.say("%(who)s called %(when)s: it is right.", who="Rosa", when=rosa.say("today")))


def now(rosa: Visitor) -> Any:
    return main(rosa).locator("#next .card.now")


def checked(rosa: Visitor) -> int:
    """ "3 checked by you today." """
    found = re.search(r"\d+", main(rosa).locator("#next p b").first.inner_text())
    assert found
    return int(found.group())
