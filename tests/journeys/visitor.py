"""Somebody with a browser. Each page they come to is checked before they go on."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Route, expect

from tests.house_rules import check_page
from tests.journeys.spanish import say

PHONE, LAPTOP = 360, 1280
HEIGHTS = {PHONE: 740, LAPTOP: 900}
LOCALES = {"en": "en-US", "es": "es-US"}
MOST_TABS = 250
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
UNDER_WAY = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
VARIES = re.compile(r'value="[\w-]{36,64}"')  # form tokens, and the keys of new notes
REFUSALS = {400, 403, 404, 413, 422, 429}

Role = Literal["link", "button", "checkbox", "radio", "heading", "textbox"]


@cache
def axe_source() -> str:
    folder = Path(axe_playwright_python.__file__).parent
    return next(folder.rglob("axe.min.js")).read_text()


class Visitor:
    """One person, one browser window, in one language, at one width, with or without a mouse."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        language: str = "en",
        width: int = LAPTOP,
        scripts: bool = True,
        keyboard: bool = False,
        theme: Literal["light", "dark"] = "light",
    ) -> None:
        self.address, self.language, self.width = address, language, width
        self.scripts, self.keyboard = scripts, keyboard
        self.browser = browser
        self.faults: list[str] = []
        self.steps: list[str] = []
        self.elsewhere: set[str] = set()
        self.seen: set[str] = set()
        self.beside: Page | None = None
        self.shown = ("", "")
        self.context = browser.new_context(
            locale=LOCALES[language],
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            java_script_enabled=scripts,
            color_scheme=theme,
            reduced_motion="reduce",
            is_mobile=width == PHONE,
            has_touch=width == PHONE,
            base_url=address,
        )
        self.context.set_default_timeout(30_000)
        self.context.on("console", self._hear)
        self.context.on("request", self._see)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.page = self.context.new_page()

    def say(self, english: str, **values: Any) -> str:
        return say(self.language, english, **values)

    # What they do

    def open(self, path: str, *, status: int = 200) -> str:
        """Type an address. Answers what the page says."""
        response = self.page.goto(path)
        assert response is not None
        assert response.status == status, f"{path} answers {response.status}"
        self.look_around(f"open {path}")
        return self.page.locator("main").inner_text()

    def follow(self, words: str, *, within: Locator | None = None) -> None:
        self.go_on(self._one("link", words, within), f"follow {words}")

    def press(self, words: str, *, within: Locator | None = None) -> None:
        self.go_on(self._one("button", words, within), f"press {words}")

    def go_on(self, target: Locator, step: str) -> None:
        """Click it, or go to it by Tab and press Enter; then look at where that leads."""
        if self.keyboard:
            self._settle()
            self._tab_to(target)
            target.press("Enter")
        else:
            target.click()
        self.look_around(step)

    def leaves_in_a_hurry(self, words: str) -> None:
        """Take the quick exit, which is the one way to another host."""
        here = self.page.url
        target = self._one("link", words)
        away = target.get_attribute("href") or ""
        self.context.route(
            f"{away}**", lambda route: route.fulfill(body="Weather", content_type="text/html")
        )
        self.elsewhere.add(urlsplit(away).netloc)
        if self.keyboard:
            self._tab_to(target)
            target.press("Enter")
        else:
            target.click()
        expect(self.page).to_have_url(away)
        if self.scripts:
            self.page.go_back()
            assert self.page.url != here, "the page is still behind the back button"

    def write(self, label: str, text: str) -> None:
        field = self.page.get_by_label(label).first
        if self.keyboard:
            self._tab_to(field)
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(text)
        else:
            field.fill(text)

    def tick(self, label: str) -> None:
        box = self.page.get_by_label(label).first
        if box.is_checked():
            return
        if self.keyboard:
            self._tab_to(box)
            self.page.keyboard.press("Space")
        else:
            box.check(force=True)
        expect(box).to_be_checked()

    def sees(self, *words: str) -> None:
        for said in words:
            expect(self.page.locator("main")).to_contain_text(said)

    def sees_nothing_of(self, *words: str) -> None:
        text = self.page.locator("body").inner_text()
        for said in words:
            assert said not in text, f"“{said}” is on the page: {text}"

    def unfold(self, words: str) -> None:
        """Open what is folded away under these words, unless it is open."""
        summary = self.page.locator("summary").filter(has_text=words).first
        if summary.evaluate("element => element.parentElement.open"):
            return
        if self.keyboard:
            self._tab_to(summary)
            self.page.keyboard.press("Enter")
        else:
            summary.click()

    def attach(self, label: str, file: Path) -> None:
        self.page.get_by_label(label).first.set_input_files(file)

    def take_another_tab(self) -> None:
        """Close this tab; a new one has the same cookies and nothing else."""
        self.page.close()
        self.page = self.context.new_page()

    def leave(self) -> None:
        """Close the browser; whatever was wrong on the way is said now."""
        self.context.close()
        if self.beside is not None:
            self.beside.context.close()
        assert self.faults == [], "\n".join(self.faults)

    # What is checked on every page

    def look_around(self, step: str) -> None:
        """Check the page they are on, unless they have seen just this page before."""
        self._settle()
        self.steps.append(step)
        html = self.page.content()
        seen = VARIES.sub("", html)
        if seen in self.seen:
            return
        self.seen.add(seen)
        where = f"after {self.steps[-3:]} at {self.page.url} ({self.language}, {self.width} px)"
        problems = check_page(html)
        problems += [f"axe: {found}" for found in self._axe(html)]
        problems += self._scrolls_sideways()
        self.faults += [f"{problem} {where}" for problem in problems]

    def _axe(self, html: str) -> list[str]:
        """The violations of the accessibility checker, which is a script itself: for somebody
        without scripts it reads the same page in another window."""
        if self.scripts:
            return _run_axe(self.page)
        if self.beside is None:
            aside = self.browser.new_context(viewport=self.page.viewport_size)
            self.beside = aside.new_page()
            self.beside.route("**/*", self._serve_beside)
        self.shown = (self.page.url, html)
        self.beside.goto(self.page.url)
        return _run_axe(self.beside)

    def _serve_beside(self, route: Route) -> None:
        address, html = self.shown
        if route.request.url == address:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif route.request.resource_type == "script":
            route.abort()
        else:
            route.continue_()

    def _scrolls_sideways(self) -> list[str]:
        wide = self.page.evaluate(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        return [] if wide[0] <= wide[1] else [f"the page is {wide[0]} px wide, of {wide[1]}"]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        refused = re.search(r"status of (\d+)", message.text)
        if refused and int(refused.group(1)) in REFUSALS:
            return
        self.faults.append(f"the browser complains: {message.text} {message.location}")

    def _see(self, request: Request) -> None:
        asked, ours = urlsplit(request.url), urlsplit(self.address)
        known = {ours.netloc, *self.elsewhere}
        if asked.scheme in {"http", "https"} and asked.netloc not in known:
            self.faults.append(f"the page asks another host: {request.url}")

    # How they do it

    def _one(self, role: Role, words: str, within: Locator | None = None) -> Locator:
        place = within or self.page.locator("body")
        found = place.get_by_role(role, name=words, exact=True)
        expect(found.first).to_be_visible()
        return found.first

    def _settle(self) -> None:
        self.page.wait_for_load_state("load")
        if self.scripts:
            expect(self.page.locator(UNDER_WAY)).to_have_count(0)

    def _tab_to(self, target: Locator) -> None:
        """Press Tab until `target` has the focus, and see that it shows it.

        Where a list that is still being found takes its place, once more.
        """
        self._walk_to(target)
        shown = target.evaluate(SHOWS_FOCUS)
        if not shown and not target.evaluate(HAS_FOCUS):
            self._settle()
            self._walk_to(target)
            shown = target.evaluate(SHOWS_FOCUS)
        if not shown:
            self.faults.append(f"the focus cannot be seen on {target} at {self.page.url}")

    def _walk_to(self, target: Locator) -> None:
        is_radio = target.get_attribute("type") == "radio"
        for _ in range(MOST_TABS):
            if target.evaluate(HAS_FOCUS):
                break
            if is_radio and target.evaluate(
                "element => document.activeElement.type === 'radio' &&"
                " document.activeElement.name === element.name"
            ):
                self.page.keyboard.press("ArrowDown")
            else:
                self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"the keyboard does not reach {target}")


HAS_FOCUS = "element => element === document.activeElement"
SHOWS_FOCUS = """element => {
  const marked = node => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== 'none' && style.outlineWidth !== '0px'
      || style.boxShadow !== 'none';
  };
  const label = element.labels && element.labels[0];
  return marked(element) || marked(element.parentElement) || (label ? marked(label) ||
    ['::before', '::after'].some(part => {
      const style = getComputedStyle(label, part);
      return style.boxShadow !== 'none' || style.outlineStyle !== 'none';
    }) : false);
}"""


def _run_axe(page: Page) -> list[str]:
    session = page.context.new_cdp_session(page)
    try:
        session.send("Runtime.evaluate", {"expression": axe_source()})
        wanted = json.dumps({"runOnly": WCAG, "resultTypes": ["violations"]})
        answer = session.send(
            "Runtime.evaluate",
            {
                "expression": f"axe.run({wanted}).then(r => JSON.stringify(r.violations))",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
    finally:
        session.detach()
    found = json.loads(answer["result"]["value"])
    return [
        f"{violation['id']}: {violation['help']} in {violation['nodes'][0]['html'][:200]}"
        for violation in found
    ]
