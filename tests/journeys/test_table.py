"""A volunteer brings in a table with headings of its own, and finds what it tells of."""

import csv
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Come
from tests.journeys.story import given_somebody_signs_in, main
from tests.journeys.test_import import when_it_is_done, when_they_bring_in
from tests.journeys.test_volunteer import given_no_row_waits, then_the_next_is_right_there
from tests.journeys.visitor import Visitor
from tests.journeys.ways import ways

HEADINGS = ["Run by", "Nickname", "Doors open", "Ring", "Street", "Zip code"]
PHONE = "412-555-0188"
FIVE = {"en": "5 p.m.", "es": "17:00"}


@pytest.fixture
def pantry() -> str:
    return f"Pantry {uuid4().hex[:6]}"


@pytest.fixture
def table(tmp_path: Path, pantry: str) -> Path:
    """A title, headings of its own, a good row, and two that nobody has a name for."""
    file = tmp_path / "helpers.csv"
    with file.open("w", newline="") as out:
        csv.writer(out).writerows(
            [
                ["Helpers on the river, spring"],
                HEADINGS,
                ["Harbor House", pantry, "Mon-Fri 9am-5pm", PHONE, "279 Fisk St", "15201"],
                ["", "", "Sat 10am-2pm", "412-555-0199", "14 Butler St", "15201"],
                ["", "", "24/7", "412-555-0111", "9 Hill Rd", "15213"],
            ]
        )
    return file


@ways
def test_a_table_with_odd_headings_is_found_with_its_hours(
    come: Come, table: Path, pantry: str, way: dict[str, Any]
) -> None:
    rosa, name = come(**way), f"Sheet {uuid4().hex[:8]}"
    given_somebody_signs_in(rosa, "Rosa")
    given_no_row_waits(rosa)
    when_they_bring_in(rosa, name, table)
    when_she_names_its_columns(rosa)
    then_the_report_says(rosa, new=1, changed=0, set_aside=2)
    when_she_goes_through_what_was_set_aside(rosa, closet := f"Closet {uuid4().hex[:6]}")
    expect(then_she_finds_it_with_its_hours(rosa, pantry)).not_to_contain_text(PHONE)
    when_she_asks_to_name_them_again(rosa, name)
    when_they_bring_in(rosa, name, table)
    when_she_names_the_one_she_forgot(rosa)
    then_the_report_says(rosa, new=0, changed=2, set_aside=0)
    expect(then_she_finds_it_with_its_hours(rosa, pantry)).to_contain_text(PHONE)
    then_what_she_put_right_holds(rosa, closet)


def when_she_names_its_columns(rosa: Visitor) -> None:
    """The title above is no heading. What was guessed right she leaves, the rest she names."""
    rosa.sees(rosa.say("We take its rows for services: places and programs that help."))
    assert main(rosa).get_by_role("columnheader").all_inner_texts() == HEADINGS
    expect(column(rosa, "Name")).to_have_value("Run by")
    expect(column(rosa, "ZIP code")).to_have_value("Zip code")
    column(rosa, "Name").select_option("Nickname")
    rosa.unfold(rosa.say("What we did not find"))
    column(rosa, "Who offers it").select_option("Run by")
    column(rosa, "When it is open").select_option("Doors open")
    rosa.press(rosa.say("Bring it in"))


def column(rosa: Visitor, field: str) -> Locator:
    return rosa.page.get_by_label(rosa.say(field), exact=True)


def then_the_report_says(rosa: Visitor, *, new: int, changed: int, set_aside: int) -> None:
    when_it_is_done(rosa, "Find help")
    figures = main(rosa).locator("#state .tags").first.inner_text()
    same = missing = 0
    assert re.findall(r"\d+", figures) == [str(n) for n in (new, changed, same, missing, set_aside)]


def when_she_goes_through_what_was_set_aside(rosa: Visitor, name: str) -> None:
    rosa.follow(rosa.say("Put them right, one by one"))
    rosa.sees(rosa.say("It has no name."), "14 Butler St")
    rosa.write(rosa.say("What is it called?"), name)
    rosa.press(rosa.say("Put it right"))
    then_the_next_is_right_there(rosa, "9 Hill Rd")
    rosa.sees(rosa.say("You put right: %(name)s", name=name))
    rosa.press(rosa.say("Leave it out"))
    rosa.sees(rosa.say("All rows are done. Thank you."))


def then_she_finds_it_with_its_hours(rosa: Visitor, name: str) -> Locator:
    """It is Wednesday, five past ten."""
    rosa.open("/directory/find-services/")
    rosa.write(rosa.say("What do you need?"), name)
    if not rosa.scripts:
        rosa.press(rosa.say("Find"))
    card = main(rosa).locator("#found .card").filter(has_text=name)
    expect(card).to_have_count(1)
    expect(card).to_contain_text(rosa.say("Open until %(time)s", time=FIVE[rosa.language]))
    rosa.look_around("find it by its name")
    return card


def when_she_asks_to_name_them_again(rosa: Visitor, name: str) -> None:
    rosa.open("/feeds/")
    rosa.follow(name)
    rosa.press(rosa.say("Name the columns again"))
    rosa.sees(rosa.say("When the table comes again, we ask which column is which."))


def when_she_names_the_one_she_forgot(rosa: Visitor) -> None:
    """The others stand as she named them."""
    expect(column(rosa, "Name")).to_have_value("Nickname")
    rosa.unfold(rosa.say("What we did not find"))
    column(rosa, "Phone").select_option("Ring")
    rosa.press(rosa.say("Bring it in"))


def then_what_she_put_right_holds(rosa: Visitor, name: str) -> None:
    rosa.write(rosa.say("What do you need?"), name)
    if not rosa.scripts:
        rosa.press(rosa.say("Find"))
    rosa.sees(name)
