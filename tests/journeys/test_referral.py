"""A place that may help: found with reasons, asked by a link, answered: did it help?"""

import re
from typing import Any

from tests.journeys.conftest import Come
from tests.journeys.story import Day, given_somebody_signs_in, main, when_she_opens_dee
from tests.journeys.visitor import Visitor
from tests.journeys.ways import ways

ASKED = "A room from Monday on"
HOUSE = "Three Rivers House"


def someone(come: Come, way: dict[str, Any], name: str) -> Visitor:
    visitor = come(**way)
    given_somebody_signs_in(visitor, name)
    return visitor


@ways
def test_a_need_is_followed_to_did_it_help(come: Come, way: dict[str, Any]) -> None:
    dee = someone(come, way, "Dee")
    key = key_of(dee)
    dee_says_yes(dee, key)

    rosa = someone(come, way, "Rosa")
    when_she_opens_dee(Day(rosa))
    rosa.open(f"/referrals/{key}/match/sober_housing/")
    assert main(rosa).locator("h3").count() >= 3
    assert main(rosa).locator(".tags").first.inner_text().strip()
    rosa.follow(rosa.say("Get in touch with them"), within=main(rosa).locator(".card").first)
    link = rosa_sends_it(rosa)

    partner = come(language="en", width=360)
    partner.open(link)
    partner.sees_nothing_of("Dee")
    partner.press("Open it")
    partner.sees("Dee", ASKED)
    partner.page.locator("[name=said][value=no_capacity]").check(force=True)
    partner.press("Send the answer")
    partner.sees("Thank you")
    partner.open(link)
    partner.sees_nothing_of("Dee")

    dee.open(f"/referrals/{key}/")
    dee.sees(dee.say("They had no room"))
    dee.go_on(main(dee).locator("h3 a").first, "open it")
    dee.follow(dee.say("Say if it helped"))
    dee.page.locator("[name=answer][value=no]").check(force=True)
    dee.press(dee.say("Say it"))
    assert "/match/sober_housing/" in dee.page.url
    assert main(dee).locator("h3").count() >= 1


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


def rosa_sends_it(rosa: Visitor) -> str:
    rosa.write(rosa.say("What are they asked for?"), ASKED)
    rosa.page.locator("[name=how][value=sent]").check(force=True)
    if rosa.page.locator("select[name=need]").count():
        rosa.page.locator("select[name=need]").select_option("sober_housing")
    rosa.press(rosa.say("Go on"))
    rosa.page.get_by_label(re.compile(HOUSE)).first.check(force=True)
    rosa.press(rosa.say("Look at all of it"))
    rosa.sees(ASKED, HOUSE)
    rosa.press(rosa.say("Make the link"))
    found = re.search(r"/referrals/answer/[\w-]+/", main(rosa).inner_text())
    assert found
    return found.group()
