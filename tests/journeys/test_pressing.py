"""What was found stays under the finger: nothing is drawn anew while somebody presses it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.stopped_house import StoppedHouse

WHERE_ONE_TYPES = 'form[role="search"] input:is([type=text], [type=search])'
A_SLOW_PRESS = 500  # milliseconds
FOUND = {
    "/today/people/": ("quint", "/today/people/"),
    "/directory/find/": ("noon", "/directory/meetings/"),
    "/directory/find-services/": ("harbor", "/directory/services/"),
}


@pytest.fixture
def rosa(demo: StoppedHouse, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=demo.address)
    page = context.new_page()
    page.goto("/")
    page.locator('form[action$="/demo/rosa/"] button').click()
    yield page
    context.close()


@pytest.mark.parametrize("address", FOUND)
def test_a_result_opens_at_the_first_press(rosa: Page, address: str) -> None:
    """Leaving the field where one typed asks nothing again."""
    said, leads_to = FOUND[address]
    rosa.goto(address)
    before = rosa.locator("#found").element_handle()
    rosa.locator(WHERE_ONE_TYPES).first.press_sequentially(said)
    assert before is not None
    before.wait_for_element_state("hidden")  # drawn anew, with what fits
    link = rosa.locator(f'#found a[href^="{leads_to}"]').first
    expect(link).to_be_visible()
    link.hover()
    rosa.mouse.down()
    rosa.wait_for_timeout(A_SLOW_PRESS)
    rosa.mouse.up()
    rosa.wait_for_url(re.compile(f"{leads_to}[0-9a-f-]{{36}}/"))
