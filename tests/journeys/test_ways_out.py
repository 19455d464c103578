"""Ways out: leaving a page at once, and help when there is no signal."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.stopped_house import StoppedHouse

RAIN = "https://www.weather.gov/"
HELP = "/library/offline-help/"
KEPT_IN_SPANISH = f"""() => caches.match("{HELP}")
    .then((kept) => kept && kept.text()).then((words) => words && words.includes('lang="es"'))"""
THROWN_AWAY = f"""() => caches.keys().then((names) => caches.open(names[0]))
    .then((kept) => kept.delete("{HELP}"))"""
KEPT_LONG_AGO = f"""() => caches.keys().then((names) => caches.open(names[0])).then((kept) =>
    kept.put("{HELP}", new Response("An old number.", {{
        headers: {{ "Content-Language": "es", Date: "Sun, 04 Jan 2026 08:00:00 GMT" }}
    }})))"""
WORKERS = """() => navigator.serviceWorker.getRegistration()
    .then((all) => [all.active, all.waiting, all.installing].filter(Boolean))
    .then((some) => some.map((one) => one.scriptURL.slice(location.origin.length)))"""


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def window(demo: StoppedHouse, browser: Browser, scripts: bool) -> Iterator[BrowserContext]:
    """A window in which the weather is the only other page there is."""
    context = browser.new_context(base_url=demo.address, java_script_enabled=scripts)
    context.route(f"{RAIN}**", lambda route: route.fulfill(body="<title>Rain</title>"))
    yield context
    context.close()


def page_of_dee(window: BrowserContext) -> Page:
    page = window.new_page()
    page.goto("/")
    page.locator('form[action$="/demo/dee/"] button').click()
    expect(page.locator("#leave")).to_be_visible()
    return page


def test_one_tap_leaves(window: BrowserContext, scripts: bool) -> None:
    page = page_of_dee(window)
    page.goto("/accounts/me/")
    page.locator("#leave").click()
    page.wait_for_url(RAIN)
    page.go_back()
    assert page.url.endswith("/accounts/me/") is not scripts


@pytest.mark.parametrize("scripts", [True], ids=["scripts"], indirect=True)
def test_shift_three_times_leaves(window: BrowserContext) -> None:
    page = page_of_dee(window)
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("#announce")).to_contain_text("Press Shift again")
    page.keyboard.press("Shift")
    page.wait_for_url(RAIN)


@pytest.mark.parametrize("scripts", [True], ids=["scripts"], indirect=True)
def test_help_opens_without_a_signal_and_names_nobody(window: BrowserContext) -> None:
    page = page_of_dee(window)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    window.set_offline(True)
    page.goto("/today/people/")
    expect(page.get_by_role("link", name="Call 988").first).to_be_visible()
    assert "Dee" not in page.content()
    kept = page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)"
        ".then((cache) => cache.keys()).then((all) => all.map((one) => new URL(one.url).pathname))"
        "))).then((lists) => lists.flat())"
    )
    pages = {path for path in kept if not path.startswith("/static/ui/")}
    assert pages == {HELP}


@pytest.mark.parametrize("scripts", [True], ids=["scripts"], indirect=True)
def test_help_without_a_signal_is_in_their_language_and_of_today(window: BrowserContext) -> None:
    """The same worker fetches it anew: one that takes its place may lose a page."""
    page = page_of_dee(window)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.locator('button[name="language"][value="es"]').click()
    page.wait_for_function(KEPT_IN_SPANISH)
    for old in (KEPT_LONG_AGO, THROWN_AWAY):
        page.evaluate(old)
        page.reload()
        page.wait_for_function(KEPT_IN_SPANISH)
    assert page.evaluate(WORKERS) == ["/library/worker/"]
    window.set_offline(True)
    page.goto("/today/people/")
    expect(page.locator("html")).to_have_attribute("lang", "es")


@pytest.mark.parametrize("scripts", [True], ids=["scripts"], indirect=True)
def test_a_refused_form_has_the_focus_on_its_problems(window: BrowserContext) -> None:
    page = page_of_dee(window)
    page.goto("/ui/gallery/")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#error-summary")).to_be_focused()
    page.locator("#error-summary a", has_text="Name they like").click()
    expect(page.locator("#id_name")).to_be_focused()
