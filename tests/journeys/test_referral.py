"""A place that may help: found with reasons, asked by a link, answered: did it help?"""

import re
from typing import Any
from urllib.parse import urlsplit

from tests.journeys.conftest import Come
from tests.journeys.stopped_house import StoppedHouse
from tests.journeys.story import Day, given_somebody_signs_in, main, when_she_opens_dee
from tests.journeys.visitor import PHONE, Visitor
from tests.journeys.ways import ways

ASKED = "A room from Monday on"
HOUSE = "Three Rivers House"
JUNE = "Ask for June, Monday at ten"


def someone(come: Come, way: dict[str, Any], name: str) -> Visitor:
    visitor = come(**way)
    given_somebody_signs_in(visitor, name)
    return visitor


@ways
def test_a_need_is_followed_to_did_it_help(
    come: Come, demo: StoppedHouse, way: dict[str, Any]
) -> None:
    dee = someone(come, way, "Dee")
    key = key_of(dee)
    dee_says_yes(dee, key)

    rosa = someone(come, way, "Rosa")
    when_she_opens_dee(Day(rosa))
    she_looks_for_a_place(rosa)
    three_with_reasons(rosa)
    followed = they_call_together(rosa)
    link = she_sends_it(rosa)
    the_partner_answers(come(language="en", width=PHONE), link)

    dee.open(f"/referrals/{key}/")
    dee.sees(dee.say("They said yes"))
    dee.go_on(main(dee).locator(f"h3 a[href='{followed}']"), "open it")
    dee.sees(dee.say("We call together"), HOUSE, JUNE)
    rosa.open(followed)
    rosa.follow(rosa.say("Say what happened"))
    rosa.page.locator("[name=happened][value=began]").check(force=True)
    rosa.press(rosa.say("Write it down"))

    demo.time_passes(days=7)
    dee = someone(come, way, "Dee")
    dee.follow(dee.say("Say how it went"), within=main(dee))
    she_says(dee, "no")
    assert "/match/sober_housing/" in dee.page.url
    left = main(dee).locator("#found h3").all_inner_texts()
    assert left and HOUSE not in left
    dee.open(followed)
    dee.follow(dee.say("Say if it helped"))
    she_says(dee, "a_little")  # said again, the last counts
    assert HOUSE in main(dee).locator("#found h3").all_inner_texts()


def she_says(dee: Visitor, answer: str) -> None:
    dee.page.locator(f"[name=answer][value={answer}]").check(force=True)
    dee.press(dee.say("Say it"))


def she_looks_for_a_place(rosa: Visitor) -> None:
    rosa.follow(rosa.say("What %(name)s looks for", name="Dee"), within=main(rosa))
    rosa.follow(rosa.say("See what fits"))


def three_with_reasons(rosa: Visitor) -> None:
    cards = main(rosa).locator("#found .card")
    assert cards.count() == 3
    for number in range(3):
        assert cards.nth(number).locator(".tags .tag").count() >= 1


def they_call_together(rosa: Visitor) -> str:
    """The warm hand-off: nothing leaves but what the two of them say. Answers where it stands."""
    house = main(rosa).locator("#found .card", has_text=HOUSE)
    rosa.follow(rosa.say("Get in touch with them"), within=house)
    rosa.write(rosa.say("What are they asked for?"), ASKED)
    rosa.page.locator("[name=how][value=called]").check(force=True)
    rosa.press(rosa.say("Go on"))
    rosa.sees(rosa.say("We call together"), rosa.say("Asked for"))
    assert main(rosa).locator("a[href^='tel:']").count()
    rosa.follow(rosa.say("Say what happened"))
    rosa.page.locator("[name=happened][value=waits]").check(force=True)
    rosa.write(rosa.say("A few words"), "They want it in writing")
    rosa.press(rosa.say("Write it down"))
    return urlsplit(rosa.page.url).path


def key_of(dee: Visitor) -> str:
    dee.follow(dee.say("My page"), within=dee.page.get_by_role("navigation").first)
    found = re.search(r"[0-9a-f-]{36}", dee.page.url)
    assert found
    return found.group()


def dee_says_yes(dee: Visitor, key: str) -> None:
    """For just this house, and just these parts."""
    dee.open(f"/access/{key}/sign-consent/")
    dee.tick(HOUSE)
    dee.page.locator("[name=sections][value=referrals]").check(force=True)
    dee.page.locator("[name=why]").first.check(force=True)
    dee.page.locator("[name=last_day]").first.check(force=True)
    dee.press(dee.say("Next: read it"))
    dee.page.locator("[name=has_read]").check(force=True)
    dee.page.locator("[name=name]").fill("Della Quintero")
    dee.press(dee.say("I agree and sign"))


def she_sends_it(rosa: Visitor) -> str:
    """All that leaves is shown before it goes."""
    rosa.follow(rosa.say("Send them a request"))
    rosa.page.get_by_label(re.compile(HOUSE)).first.check(force=True)
    rosa.press(rosa.say("Look at all of it"))
    rosa.sees(ASKED, HOUSE)
    rosa.press(rosa.say("Make the link"))
    found = re.search(r"/referrals/answer/[\w-]+/", main(rosa).inner_text())
    assert found
    return found.group()


def the_partner_answers(partner: Visitor, link: str) -> None:
    """On a phone, without an account; what is asked shows after a tap."""
    partner.open(link)
    partner.sees_nothing_of("Dee")
    partner.press("Open it")
    partner.sees("Dee", ASKED)
    partner.page.locator("[name=said][value=accept]").check(force=True)
    partner.write("A few words", JUNE)
    partner.press("Send the answer")
    partner.sees("Thank you")
