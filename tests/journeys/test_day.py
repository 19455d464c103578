"""One working day, from signing in to who has looked, as different people with different phones."""

from typing import Any

import pytest

from tests.journeys import story
from tests.journeys.conftest import Come
from tests.journeys.story import Day
from tests.journeys.visitor import LAPTOP, PHONE, Visitor

WAYS = {
    f"{language}-{width}-{'scripts' if scripts else 'no scripts'}-{hand}": {
        "language": language,
        "width": width,
        "scripts": scripts,
        "keyboard": hand == "keyboard",
    }
    for language in ("en", "es")
    for width in (PHONE, LAPTOP)
    for scripts in (True, False)
    for hand in ("hand", "keyboard")
}
ORDINARY = {"en-360-scripts-hand", "es-1280-no scripts-hand"}
ways = pytest.mark.parametrize(
    "way",
    [
        pytest.param(way, id=name, marks=[] if name in ORDINARY else pytest.mark.prove)
        for name, way in WAYS.items()
    ],
)


@ways
def test_the_working_day(come: Come, way: dict[str, Any]) -> None:
    visitor: Visitor = come(**way)
    day = Day(visitor)
    story.given_somebody_signs_in(visitor, "Rosa")
    story.when_rosa_looks_at_her_day(day)
    story.then_it_is_a_path_with_a_plan_b(day)
    story.when_she_opens_dee(day)
    story.then_she_reads_what_dee_wants_and_how_to_reach_her(day)
    story.when_she_finds_a_meeting_near_dee(day)
    story.when_they_decide_to_go_together(day)
    story.then_the_meeting_is_on_dees_page(day)
    story.when_she_logs_the_visit(day)
    story.then_the_note_is_on_dees_page(day)
    story.when_somebody_signs_out(visitor)

    story.given_somebody_signs_in(visitor, "Lorraine")
    story.then_lorraine_reads_it(day)
    story.when_somebody_signs_out(visitor)

    for stranger in ("Marcus", "Kit"):
        story.given_somebody_signs_in(visitor, stranger)
        story.then_dee_is_nobody_here(day, stranger)
        story.when_somebody_signs_out(visitor)

    story.given_somebody_signs_in(visitor, "Dee")
    story.then_dee_reads_the_note_and_who_looked(day)
    story.then_help_is_one_tap_away(visitor)
    story.then_one_tap_leaves_the_page(visitor)
