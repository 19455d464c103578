"""The whole path of a plan: a door of one's own, and then every line of it, written alone on
one's own phone or side by side on the worker's, up to the card in the pocket.
"""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from playwright.sync_api import Locator

from tests.journeys.conftest import Come
from tests.journeys.stopped_house import MORNING
from tests.journeys.story import given_somebody_signs_in, main, places
from tests.journeys.visitor import Visitor
from tests.journeys.ways import ways

OWN_WORDS = "three herons over the mill"


@dataclass
class Plan:
    """Somebody's plan, and the screen it is written on: their own, or one they hold together."""

    hand: Visitor
    page: str
    name: str
    is_own: bool
    want: str = field(default_factory=lambda: said("A room with a window"))
    goal: str = field(default_factory=lambda: said("A lease with my name"))
    step: str = field(default_factory=lambda: said("Call the house on Penn Avenue"))
    obstacle: str = field(default_factory=lambda: said("The bus does not run at night"))
    sign: str = field(default_factory=lambda: said("I stop cooking"))

    def label(self, own: str, theirs: str) -> str:
        """What a question is called where they write alone, and where two write."""
        return self.hand.say(own) if self.is_own else self.hand.say(theirs, name=self.name)

    def at(self, package: str, rest: str = "") -> str:
        return self.page.replace("/today/people/", f"/{package}/") + rest


def said(words: str) -> str:
    """Words that nobody else says on the same day."""
    return f"{words} {uuid4().hex[:6]}"


@ways
def test_alone_on_ones_own_phone(come: Come, way: dict[str, Any]) -> None:
    rosa = given_rosa(come, way)
    page, name = when_rosa_welcomes_somebody(rosa)
    username, words = when_they_talk_about_safety_and_she_makes_a_card(rosa, page, name)

    own = come(**way)
    when_they_come_in_with_the_card(own, username, words)
    plan = Plan(own, page, name, is_own=True)
    when_they_say_what_they_want(plan)
    then_the_step_stands_in_the_week(plan)

    suggested = when_rosa_suggests_a_step(rosa, plan)
    then_it_is_accepted_in_other_words(plan, suggested)
    when_they_try_a_way_around(plan)
    when_they_show_a_part_until_sunday(plan)
    then_rosa_reads_just_that(rosa, plan)
    when_they_take_it_back(plan)
    then_rosa_reads_nothing_of_it(rosa, plan)
    then_the_card_comes_out_on_paper(plan)


@ways
def test_side_by_side_with_the_worker(come: Come, way: dict[str, Any]) -> None:
    rosa = given_rosa(come, way)
    page, name = when_rosa_welcomes_somebody(rosa)
    plan = Plan(rosa, page, name, is_own=False)
    suggested = when_rosa_suggests_a_step(rosa, plan)

    when_rosa_hands_over_the_phone(plan)
    when_they_say_what_they_want(plan)
    then_it_is_accepted_in_other_words(plan, suggested)
    when_they_try_a_way_around(plan)
    when_they_show_a_part_until_sunday(plan)
    then_the_card_comes_out_on_paper(plan)
    then_they_read_it_and_are_done(plan)
    then_rosa_reads_just_that(rosa, plan)

    when_rosa_hands_over_the_phone(plan)
    when_they_take_it_back(plan)
    then_they_read_it_and_are_done(plan)
    then_rosa_reads_nothing_of_it(rosa, plan)


# The door


def given_rosa(come: Come, way: dict[str, Any]) -> Visitor:
    rosa = come(**way)
    given_somebody_signs_in(rosa, "Rosa")
    return rosa


def when_rosa_welcomes_somebody(rosa: Visitor) -> tuple[str, str]:
    """Answers the address of the person's page, and the name."""
    name = said("Ona")
    rosa.open("/access/welcome/")
    rosa.write(rosa.say("What do they want to be called?"), name)
    choose(rosa, "language", rosa.language)
    rosa.press(rosa.say("Add them"))
    rosa.sees(name)
    return urlsplit(rosa.page.url).path, name


def when_they_talk_about_safety_and_she_makes_a_card(
    rosa: Visitor, page: str, name: str
) -> tuple[str, str]:
    rosa.follow(rosa.say("A sign-in for %(name)s", name=name))
    rosa.follow(rosa.say("Begin the talk"))
    choose(rosa, "phone", "shared")
    for topic in ("How to leave a page fast", "How to sign out"):
        rosa.tick(rosa.say(topic))
    rosa.tick(rosa.say("What to do if somebody finds it"))
    rosa.tick(rosa.say("A user name and a tab name that tell nothing"))
    choose(rosa, "tab_name", "recipes")
    choose(rosa, "wants_door", "yes")
    rosa.press(rosa.say("Save the talk"))
    username = f"bird-{uuid4().hex[:8]}"
    rosa.write(rosa.say("User name"), username)
    rosa.press(rosa.say("Open the door"))
    card = main(rosa).locator("b").all_inner_texts()
    assert card[1] == username
    rosa.follow(rosa.say("They have it"))
    return username, card[2]


def when_they_come_in_with_the_card(own: Visitor, username: str, words: str) -> None:
    """Its words once; then words that only they know."""
    own.open("/sign-in/")
    own.write(own.say("User name or e-mail address"), username)
    own.write(own.say("Password"), words)
    own.press(own.say("Sign in"))
    own.sees(own.say("Your card has done its work. From here on only you know the way in."))
    own.write(own.say("New password"), OWN_WORDS)
    own.write(own.say("New password again"), OWN_WORDS)
    own.press(own.say("Keep this password"))
    assert own.page.locator("html").get_attribute("lang") == own.language
    assert own.page.title() == own.say("Recipes")


# The plan


def when_rosa_hands_over_the_phone(plan: Plan) -> None:
    rosa = plan.hand
    rosa.open(plan.page)
    rosa.follow(rosa.say("Write side by side"))
    rosa.sees(rosa.say("Without your yes, nothing stands in your plan. You can stop at any time."))
    rosa.press(rosa.say("Yes, together"))
    rosa.sees(rosa.say("You write together now."))


def when_they_say_what_they_want(plan: Plan) -> None:
    """A part of life, a want in it, a goal on the way, and a step with its day."""
    hand = plan.hand
    hand.open(plan.at("plans"))
    hand.follow(hand.say("Choose parts of life"))
    area = said("A place")
    hand.write(
        plan.label("Or name one in your own words", "Or name one in words of %(name)s"), area
    )
    hand.press(hand.say("Save"))
    hand.follow(named(hand, "Say what I want", area))
    hand.write(plan.label("What do you want?", "What does %(name)s want?"), plan.want)
    hand.press(hand.say("Save"))
    hand.sees(area, plan.want)
    hand.follow(named(hand, "Add a goal", plan.want))
    hand.write(
        plan.label("What do you want to reach?", "What does %(name)s want to reach?"), plan.goal
    )
    hand.press(hand.say("Save"))
    hand.follow(named(hand, "Add a step", plan.goal))
    hand.write(hand.say("What is the step?"), plan.step)
    choose(hand, "who", "participant")
    choose(hand, "day", nth=1)
    hand.unfold(hand.say("Part of the day, and who helps"))
    choose(hand, "part_of_day", "morning")
    hand.press(hand.say("Save"))
    hand.sees(plan.want, plan.goal, plan.step)


def then_the_step_stands_in_the_week(plan: Plan) -> None:
    plan.hand.follow(plan.hand.say("Week"), within=places(plan.hand))
    plan.hand.sees(plan.step)


def when_rosa_suggests_a_step(rosa: Visitor, plan: Plan) -> str:
    """Alone: it stands nowhere, it waits."""
    suggested = said("Take a picture of the papers")
    rosa.open(plan.at("plans"))
    rosa.follow(rosa.say("Suggest a step"), within=main(rosa))
    rosa.write(rosa.say("What is the step?"), suggested)
    rosa.press(rosa.say("Suggest it"))
    rosa.sees(rosa.say("It waits for the yes of %(name)s", name=plan.name), suggested)
    return suggested


def then_it_is_accepted_in_other_words(plan: Plan, suggested: str) -> None:
    hand, own_words = plan.hand, said("Photos of my papers, with my aunt")
    hand.open(plan.at("plans"))
    hand.sees(suggested)
    hand.follow(named(hand, "Yes, in my words", suggested))
    hand.write(hand.say("What is the step?"), own_words)
    hand.press(hand.say("Yes, like this"))
    hand.open(plan.at("plans"))
    hand.sees(own_words)
    assert suggested not in main(hand).inner_text()


def when_they_try_a_way_around(plan: Plan) -> None:
    """Something in the way, two ways around it, the choice, the try, and a look back."""
    hand, ways_around = plan.hand, [said("Ask for a ride"), said("Walk the first mile")]
    hand.open(plan.at("plans", "obstacles/"))
    hand.follow(hand.say("Say what is in the way"))
    hand.write(plan.label("What is in the way?", "What is in the way of %(name)s?"), plan.obstacle)
    choose(hand, "goal_id", nth=0)
    choose(hand, "try_by", nth=1)
    hand.press(hand.say("Save"))
    hand.sees(plan.obstacle, plan.goal)
    for more, words in zip(("Add an option", "Another option"), ways_around, strict=True):
        hand.follow(hand.say(more))
        hand.write(plan.label("What could you do?", "What could %(name)s do?"), words)
        hand.write(
            plan.label("What speaks for it?", "What does %(name)s say for it?"), "It is dry."
        )
        hand.press(hand.say("Save"))
    hand.press(named(hand, "I choose this", ways_around[0]))
    hand.sees(hand.say("Chosen"))
    when_they_make_it_a_step(plan, ways_around[0])
    when_they_look_back(plan)


def when_they_make_it_a_step(plan: Plan, chosen: str) -> None:
    hand = plan.hand
    hand.follow(named(hand, "Make it a step", chosen))
    choose(hand, "who", "participant")
    hand.press(hand.say("Save"))
    hand.press(named(hand, "Done", chosen))


def when_they_look_back(plan: Plan) -> None:
    hand, learned = plan.hand, said("One can ask twice")
    hand.open(plan.at("plans", "obstacles/"))
    hand.follow(plan.obstacle)
    hand.follow(hand.say("Look back: how was it?"))
    hand.write(plan.label("How was it?", "How was it for %(name)s?"), "Better than I feared.")
    hand.write(plan.label("What did you try?", "What did %(name)s try?"), "I asked for a ride.")
    hand.write(plan.label("What did you learn?", "What did %(name)s learn?"), learned)
    hand.tick(plan.label("It is behind me", "It is behind %(name)s"))
    hand.press(hand.say("Save"))
    hand.sees("Better than I feared.", learned)


# What is shown, and what is taken along


def when_they_show_a_part_until_sunday(plan: Plan) -> None:
    hand = plan.hand
    hand.open(plan.at("plans", "wellness/"))
    hand.follow(hand.say("Add a line"), within=early_signs(hand))
    hand.write(hand.say("In my own words"), plan.sign)
    hand.press(hand.say("Save"))
    hand.follow(hand.say("Show it to somebody"), within=early_signs(hand))
    main(hand).locator(".choice, .govuk-radios__item").filter(has_text="Rosa").locator(
        "[name=member]"
    ).check(force=True)
    days = hand.page.locator("[type=radio][name=last_day]")
    first = hand.page.locator(f"label[for='{days.first.get_attribute('id')}']").inner_text()
    assert first.startswith(hand.say("Until Sunday, %(day)s", day=""))
    days.nth(0 if sunday_is_to_come() else 1).check(force=True)
    hand.press(hand.say("Show it"))
    assert early_signs(hand).get_by_role("button", name="Rosa").count() == 1


def sunday_is_to_come() -> bool:
    """The database, whose clock goes on, ends it too: from Monday to Wednesday the Sunday of this
    morning is over for it, and they show it for two weeks instead.
    """
    sunday = MORNING + dt.timedelta(days=4, hours=12)
    return dt.datetime.now(dt.UTC) < sunday


def then_rosa_reads_just_that(rosa: Visitor, plan: Plan) -> None:
    rosa.open(plan.at("plans", "wellness/"))
    rosa.sees(plan.sign, rosa.say("%(name)s shows you this part.", name=plan.name))
    assert main(rosa).locator("section").count() == 1, "only the part that is shown"


def when_they_take_it_back(plan: Plan) -> None:
    hand = plan.hand
    hand.open(plan.at("plans", "wellness/"))
    hand.press(f"{hand.say('Take back')} Rosa", within=early_signs(hand))
    hand.sees(plan.sign)
    assert early_signs(hand).get_by_role("button", name="Rosa").count() == 0


def then_rosa_reads_nothing_of_it(rosa: Visitor, plan: Plan) -> None:
    rosa.open(plan.at("plans", "wellness/"))
    rosa.sees_nothing_of(plan.sign)


def then_the_card_comes_out_on_paper(plan: Plan) -> None:
    """To print from the browser, and as a file that opens without us."""
    hand, hope = plan.hand, said("Call my aunt")
    hand.open(plan.at("plans", "wellness/"))
    hand.follow(hand.say("Add a line"), within=hand.page.locator("#crisis"))
    hand.write(hand.say("In my own words"), hope)
    hand.press(hand.say("Save"))
    hand.follow(hand.say("The pocket card"))
    hand.sees(hope, "988")
    hand.follow(hand.say("Print the card"))
    with hand.page.expect_download() as kept:
        hand.page.get_by_role("button", name=hand.say("Save as PDF"), exact=True).click()
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF-")
    hand.press(hand.say("Open the card to print"))
    assert hope in hand.page.locator("body").inner_text()


def then_they_read_it_and_are_done(plan: Plan) -> None:
    hand = plan.hand
    hand.open(plan.at("plans"))
    hand.follow(hand.say("We are done"))
    hand.press(hand.say("This is right. We are done."))
    hand.sees(hand.say("It is theirs alone again."))


def choose(visitor: Visitor, name: str, value: str | None = None, *, nth: int = 0) -> None:
    """Tap one of the choices, by what it stands for or by its place."""
    chosen = f"[value='{value}']" if value is not None else ""
    visitor.page.locator(f"[type=radio][name={name}]{chosen}").nth(nth).check(force=True)


def named(visitor: Visitor, words: str, line: str) -> str:
    """What a button is called that many lines have: its words, and unseen the line."""
    return f"{visitor.say(words)} : {line}"


def early_signs(visitor: Visitor) -> Locator:
    return visitor.page.locator("#early_signs")
