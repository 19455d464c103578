"""The working day as a story: what is given, what somebody does, what they then see."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor

NOBODY = "/today/people/019a0000-0000-7000-8000-000000000000/"


@dataclass
class Day:
    """One day with Rosa and Dee, and what is remembered of it from one step to the next."""

    visitor: Visitor
    page_of_dee: str = ""
    meeting: str = ""
    together: str = field(default_factory=lambda: f"Filled in the ID form, {uuid4().hex[:8]}.")
    felt: str = field(default_factory=lambda: f"It was okay with you there, {uuid4().hex[:8]}.")
    step: str = field(default_factory=lambda: f"Ask for the list {uuid4().hex[:8]}")


def given_somebody_signs_in(visitor: Visitor, name: str) -> None:
    """With one tap on a card of the demo; then in the language of this story."""
    visitor.open("/sign-in/")
    visitor.press(visitor.say("Be %(name)s", name=name))
    if visitor.page.locator("html").get_attribute("lang") != visitor.language:
        visitor.press({"en": "English", "es": "Español"}[visitor.language])


def when_somebody_signs_out(visitor: Visitor) -> None:
    visitor.follow(visitor.say("Me and my settings"))
    visitor.press(visitor.say("Sign out"))
    expect(visitor.page).to_have_url(f"{visitor.address}/sign-in/")


def when_rosa_looks_at_her_day(day: Day) -> None:
    day.visitor.follow(day.visitor.say("Today"), within=places(day.visitor))


def then_it_is_a_path_with_a_plan_b(day: Day) -> None:
    day.visitor.sees("Dee", day.visitor.say("Plan B:"), day.visitor.say("It has been a while"))


def when_she_opens_dee(day: Day) -> None:
    """She finds her by a part of her name, which Today's path may not show any more."""
    visitor = day.visitor
    visitor.follow(visitor.say("People"), within=places(visitor))
    visitor.write(visitor.say("Find by any part of a name"), "quint")
    if not visitor.scripts:
        visitor.press(visitor.say("Find"))
    expect(visitor.page.locator("#found").get_by_role("link")).to_have_count(1)
    visitor.look_around("find Dee by name")
    visitor.follow("Dee", within=visitor.page.locator("#found"))
    day.page_of_dee = urlsplit(visitor.page.url).path


def then_she_reads_what_dee_wants_and_how_to_reach_her(day: Day) -> None:
    day.visitor.sees("My own place by summer", "Rosa from the library")


def when_she_finds_a_meeting_near_dee(day: Day) -> None:
    visitor = day.visitor
    before = visitor.page.locator("main").inner_text()
    visitor.follow(visitor.say("Find a meeting"), within=main(visitor))
    while True:  # those who walked before have taken some: each journey takes another
        names = main(visitor).locator("a[href*='/directory/meetings/']").all_inner_texts()
        new = [(number, name) for number, name in enumerate(names) if name not in before]
        if new:
            break
        visitor.follow(visitor.say("Show more"), within=main(visitor))
    number, day.meeting = new[0]
    links = main(visitor).get_by_role("link", name=visitor.say("We’ll go together"), exact=True)
    visitor.go_on(links.nth(number), "go together")


def when_they_decide_to_go_together(day: Day) -> None:
    visitor = day.visitor
    visitor.sees(day.meeting)
    visitor.press(visitor.say("We’ll go together"))


def then_the_meeting_is_on_dees_page(day: Day) -> None:
    day.visitor.sees(day.visitor.say("You go together. It is in the week."), day.meeting)


def when_she_logs_the_visit(day: Day) -> None:
    visitor = day.visitor
    visitor.follow(visitor.say("Log a contact"), within=main(visitor))
    visitor.tick(visitor.say("Listened"))
    visitor.write(visitor.say("What we did together"), day.together)
    visitor.write(visitor.say("What it was like, in my words"), day.felt)
    visitor.write(visitor.say("What comes next"), day.step)
    visitor.press(visitor.say("Save"))


def then_the_note_is_on_dees_page(day: Day) -> None:
    then_the_note_is_saved(day)
    day.visitor.sees(day.together, day.felt, day.step, day.meeting)


def then_the_note_is_saved(day: Day) -> None:
    """Saving leads to Dee's page, and there it stands."""
    expect(day.visitor.page).to_have_url(f"{day.visitor.address}{day.page_of_dee}")
    day.visitor.sees(day.together)


def then_lorraine_reads_it(day: Day) -> None:
    visitor = day.visitor
    visitor.open(day.page_of_dee)
    visitor.sees(day.together, day.felt)
    visitor.follow(visitor.say("Read it all"))
    visitor.sees(day.together, day.felt, day.step)


def then_dee_is_nobody_here(day: Day, name: str) -> None:
    """Her address, and a name in the search, answer as for somebody who does not exist."""
    visitor = day.visitor
    hers, nobodys = visitor.open(day.page_of_dee, status=404), visitor.open(NOBODY, status=404)
    assert hers == nobodys, f"{name} can tell that Dee is somebody"
    visitor.open("/today/people/?q=Quint")
    visitor.sees_nothing_of("Dee", "Quintero")


def then_dee_reads_the_note_and_who_looked(day: Day) -> None:
    visitor = day.visitor
    visitor.open(day.page_of_dee)
    visitor.sees(day.together, day.felt, day.step, day.meeting)
    visitor.open(f"{day.page_of_dee.replace('/today/people', '/access')}looks/")
    visitor.sees("Rosa", "Lorraine")


def then_help_is_one_tap_away(visitor: Visitor) -> None:
    visitor.follow(visitor.say("988 help"))
    visitor.sees("988")


def then_one_tap_leaves_the_page(visitor: Visitor) -> None:
    """To a page about nothing, and back does not return here."""
    visitor.leaves_in_a_hurry(visitor.say("Leave this page"))


def places(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("navigation", name=visitor.say("Places"))


def main(visitor: Visitor) -> Locator:
    return visitor.page.locator("main")
