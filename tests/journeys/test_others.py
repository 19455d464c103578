"""Others step in, and out again: a stand-in, and a partner by consent. Dee reads who looked."""

from typing import Any
from urllib.parse import urlsplit

from tests.journeys.conftest import Come
from tests.journeys.story import Day, given_somebody_signs_in, main, when_she_opens_dee
from tests.journeys.visitor import Visitor
from tests.journeys.ways import ways

CLINIC, STAND_IN = "Three Rivers House", "Marcus"
OF_A_NOTE = "Filled in the ID form"


def someone(come: Come, way: dict[str, Any], name: str) -> Visitor:
    visitor = come(**way)
    given_somebody_signs_in(visitor, name)
    return visitor


@ways
def test_a_colleague_stands_in_and_is_gone_again(come: Come, way: dict[str, Any]) -> None:
    rosa = someone(come, way, "Rosa")
    day = Day(rosa)
    when_she_opens_dee(day)
    page_of_dee = day.page_of_dee
    rosa.sees(OF_A_NOTE)
    rosa_asks_for_cover(rosa)

    marcus = someone(come, way, STAND_IN)
    marcus.open(page_of_dee, status=404)
    marcus.open("/")
    marcus.sees(marcus.say("%(name)s asks: can you stand in?", name="Rosa"))
    marcus.sees_nothing_of("Dee")
    marcus.press(marcus.say("Yes, I can"))
    marcus.open(page_of_dee)
    marcus.sees("Dee", "Rosa from the library")
    marcus.sees_nothing_of(OF_A_NOTE)
    marcus.open(page_of_dee.replace("/today/people/", "/contacts/"), status=404)

    rosa_is_back(rosa)
    marcus.open(page_of_dee, status=404)

    dee = someone(come, way, "Dee")
    dee_reads_who_looked(dee, STAND_IN)


def rosa_asks_for_cover(rosa: Visitor) -> None:
    rosa.open("/")
    rosa.follow(rosa.say("I need cover"))
    rosa.follow(rosa.say("Ask for cover"))
    rosa.sees(rosa.say("You need no reason, so we do not ask for one."))
    rosa.page.locator("[name=first_day]").first.check(force=True)
    rosa.page.locator("[name=last_day]").last.check(force=True)
    rosa.page.get_by_label(rosa.say("Who could stand in?")).select_option(label=STAND_IN)
    rosa.press(rosa.say("Ask for cover"))


def rosa_is_back(rosa: Visitor) -> None:
    rosa.open("/access/covers/")
    rosa.go_on(main(rosa).locator("h3 a").first, "open the cover")
    rosa.press(rosa.say("End it now"))


def dee_reads_who_looked(dee: Visitor, name: str) -> None:
    """On her page, in sentences, in both languages."""
    dee.follow(dee.say("My page"), within=dee.page.get_by_role("navigation").first)
    dee.follow(dee.say("Who saw what"))
    dee.sees(name)
    dee.press({"en": "Español", "es": "English"}[dee.language])
    dee.sees(name)
    dee.press({"en": "English", "es": "Español"}[dee.language])


@ways
def test_what_is_taken_back_is_gone_at_the_next_click(come: Come, way: dict[str, Any]) -> None:
    dee = someone(come, way, "Dee")
    dee_agrees(dee)

    partner = someone(come, way, CLINIC)
    partner.follow("Dee", within=main(partner))
    open_page = partner.page.url
    partner.sees("Dee", "My own place by summer")
    partner.sees_nothing_of(OF_A_NOTE, "Rosa from the library")

    dee_reads_who_looked(dee, CLINIC)
    dee_takes_it_all_back(dee)

    partner.open(urlsplit(open_page).path, status=404)
    partner.open("/")
    partner.sees_nothing_of("Dee")


def dee_reads_what_she_agreed_to(dee: Visitor) -> None:
    dee.follow(dee.say("My page"), within=dee.page.get_by_role("navigation").first)
    dee.open(urlsplit(dee.page.url).path.replace("/today/people/", "/access/") + "consents/")


def dee_agrees(dee: Visitor) -> None:
    dee_reads_what_she_agreed_to(dee)
    dee.follow(dee.say("Agree to something new"))
    page = dee.page
    dee.tick(CLINIC)
    page.locator("[name=sections][value=plan]").check(force=True)
    page.locator("[name=why]").first.check(force=True)
    page.locator("[name=last_day]").first.check(force=True)
    dee.press(dee.say("Next: read it"))
    page.locator("[name=has_read]").check(force=True)
    page.locator("[name=name]").fill("Della Quintero")
    dee.press(dee.say("I agree and sign"))
    dee.sees(CLINIC)


def dee_takes_it_all_back(dee: Visitor) -> None:
    """Each consent for the clinic, the one of the demo too, until none is left."""
    for _ in range(9):
        dee_reads_what_she_agreed_to(dee)
        live = main(dee).locator(".card").filter(has_text=CLINIC)
        back = live.locator("a[href*='/revoke']")
        if not back.count():
            return
        dee.go_on(back.first, "take it back")
        dee.press(dee.say("Yes, take it back"))
    raise AssertionError("it does not come to an end")
