"""Take the pictures of the README and the manual: the demo on a morning that stands still.

`make pictures`: each page at two widths, light and dark, in both languages, in `docs/pictures/`.
"""

import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.stopped_house import StoppedHouse
from tools.browser import launch

HERE = Path(__file__).parent.parent / "docs/pictures"
DEVICES = {"phone": (360, 1.5, 1000), "laptop": (1280, 1, 1200)}  # width, scale, most height
LOCALES = {"en": "en-US", "es": "es-US"}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
QUALITY = 72


def main() -> None:
    """Take them all; the old ones go."""
    shutil.rmtree(HERE, ignore_errors=True)
    HERE.mkdir(parents=True)
    folder = Path(tempfile.mkdtemp(prefix="walkwith-"))
    with StoppedHouse(folder) as house, sync_playwright() as playwright:
        browser = launch(playwright)
        for device, language, theme in product(DEVICES, LOCALES, THEMES):
            for name, page in _scenes(browser, house.address, device, language, theme):
                _save(page, HERE / f"{name}-{device}-{language}-{theme}.webp", device)
        browser.close()
    shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(list(HERE.iterdir()))} pictures in {HERE.relative_to(HERE.parents[1])}")


def _scenes(
    browser: Browser, address: str, device: str, language: str, theme: Literal["light", "dark"]
) -> Iterator[tuple[str, Page]]:
    """The pages, one after the other, each with the name of its picture."""
    width, scale, _most = DEVICES[device]
    context = browser.new_context(
        base_url=address,
        locale=LOCALES[language],
        viewport={"width": width, "height": 800},
        device_scale_factor=scale,
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/sign-in/")
    yield "sign-in", page
    page.goto("/library/help/")
    yield "help", page
    _come_in(page, "rosa", language)
    yield "today", page
    page.goto("/today/people/")
    yield "people", page
    page.get_by_role("link", name="Dee", exact=True).first.click()
    dee = re.search(r"/people/([0-9a-f-]{36})/", page.url)
    assert dee
    yield "participant", page
    yield from _scenes_of_the_work(page, dee[1])
    _come_in(page, "lorraine", language)
    yield "supervisor", page
    page.goto("/referrals/unmet/")
    yield "unmet", page
    yield from _scenes_of_a_record(page, dee[1], language)
    context.close()


def _scenes_of_the_work(page: Page, dee: str) -> Iterator[tuple[str, Page]]:
    """What Rosa opens in her day with Dee."""
    for name, path in (
        ("log", f"/contacts/{dee}/log/"),
        ("find", f"/referrals/{dee}/find/"),
        ("match", f"/referrals/{dee}/match/sober_housing/"),
        ("services", "/directory/find-services/?need=food"),
        ("check-next", "/directory/check-next/"),
        ("week", "/schedule/week/"),
    ):
        page.goto(path)
        yield name, page


def _scenes_of_a_record(page: Page, dee: str, language: str) -> Iterator[tuple[str, Page]]:
    """What Dee sees of her record, and what others see of it."""
    _come_in(page, "dee", language)
    yield "dee", page
    for name, path in (
        ("plan", f"/plans/{dee}/"),
        ("wellness", f"/plans/{dee}/wellness/"),
        ("budget", f"/plans/{dee}/budget/"),
        ("mirror", f"/checkins/{dee}/mirror/"),
        ("referrals", f"/referrals/{dee}/"),
        ("looks", "/access/looks/"),
        ("record", f"/access/{dee}/record/"),
        ("consents", f"/access/{dee}/consents/"),
    ):
        page.goto(path)
        yield name, page
    _come_in(page, "marcus", language)
    yield "stand-in", page
    _come_in(page, "house", language)
    page.goto(f"/today/people/{dee}/")
    yield "partner", page


def _come_in(page: Page, card: str, language: str) -> None:
    """Sign in with a tap on a card, and have the pages in `language`."""
    page.context.clear_cookies()
    page.goto("/sign-in/")
    with page.expect_navigation():
        page.locator(f'form[action*="/{card}/"] button').click()
    page.goto("/")
    other = page.locator(f'button[name="language"][value="{language}"]')
    if other.count():
        with page.expect_navigation():
            other.click()


def _save(page: Page, path: Path, device: str) -> None:
    width, _scale, most = DEVICES[device]
    page.evaluate("document.fonts.ready")
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height, most)})
    taken = Image.open(io.BytesIO(page.screenshot()))
    taken.save(path, "WEBP", quality=QUALITY, method=6)
    page.set_viewport_size({"width": width, "height": 800})


if __name__ == "__main__":
    main()
