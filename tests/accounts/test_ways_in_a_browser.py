"""Every way in, used by hand in a real browser, in a real house that a real command opened."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.accounts.test_second_step import code_now
from tests.embedded import copied, thrown_away
from tests.journeys.visitor import Visitor
from tests.setup.house import House, walkwith
from tools.browser import launch

pytestmark = pytest.mark.journey
PASSWORD = "river-house-2026"
NEW = ("--name", "River House", "--zone", "America/Chicago", "--zip", "60601",
       "--administrator", "Ana", "--username", "ana")  # fmt: skip
OTHERS = """
import os
from walkwith.accounts.commands import found_organization
for username in ("bea", "cal", "dan", "eva", "fay"):
    found_organization(
        name="River House", zone="America/Chicago", zip_code="60601",
        administrator=username.title(), username=username,
        password=os.environ["WALKWITH_PASSWORD"],
    )
"""
PAGES = (
    "/accounts/me/",
    "/accounts/members/",
    "/accounts/members/add/",
    "/accounts/programs/",
    "/accounts/programs/add/",
    "/sign-in/change-password/",
    "/sign-in/ways/",
    "/sign-in/ways/passkeys/",
    "/sign-in/sign-out/",
)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def address(migrated: str) -> Iterator[str]:
    """A house that `walkwith new-organization` opened, with an administrator for each test."""
    folder = Path(tempfile.mkdtemp(prefix="walkwith-"))
    told = {"DATABASE_URL": copied(migrated, "ways_in"), "WALKWITH_PASSWORD": PASSWORD}
    opened = walkwith("new-organization", *NEW, folder=folder, **told)
    assert (opened.returncode, opened.stderr) == (0, "")
    others = walkwith("manage", "shell", "--command", OTHERS, folder=folder, **told)
    assert (others.returncode, others.stderr) == (0, "")
    with House(folder, "--no-demo", **told) as house:
        yield house.address
    thrown_away("ways_in")
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def at_the_door(address: str, **how: object) -> Iterator[Visitor]:
    with sync_playwright() as playwright:
        browser: Browser = launch(playwright)
        visitor = Visitor(browser, address, **how)  # type: ignore[arg-type]
        yield visitor
        visitor.leave()
        browser.close()


def sign_in(visitor: Visitor, username: str, password: str = PASSWORD) -> None:
    visitor.write(visitor.say("User name or e-mail address"), username)
    visitor.write(visitor.say("Password"), password)
    visitor.press(visitor.say("Sign in"))


def say_it_is_me(visitor: Visitor) -> None:
    visitor.write(visitor.say("Password"), PASSWORD)
    visitor.press(visitor.say("It is me"))


@pytest.mark.parametrize(
    ("username", "how"),
    [("ana", {}), ("bea", {"language": "es", "width": 360}), ("cal", {"scripts": False})],
)
def test_an_app_and_a_recovery_code(address: str, username: str, how: dict[str, object]) -> None:
    with at_the_door(address, **how) as ana:
        ana.open("/accounts/me/")
        sign_in(ana, username)
        if ana.language == "es":
            ana.press("Español")
        ana.open("/sign-in/ways/")
        ana.follow(ana.say("Switch it on"))
        say_it_is_me(ana)
        assert ana.page.locator("main img").evaluate("image => image.naturalWidth > 0")
        secret = ana.page.locator("main code").first.text_content() or ""
        ana.write(ana.say("The six numbers the app shows"), code_now(secret))
        ana.press(ana.say("Switch it on"))
        codes = ana.page.locator("main ol strong").all_text_contents()
        assert len(codes) == 10
        with ana.page.expect_download() as kept:
            ana.page.get_by_role("link", name=ana.say("Download them")).click()
        assert Path(kept.value.path()).read_text().split() == codes

        ana.open("/sign-in/sign-out/")
        ana.press(ana.say("Sign out"))
        sign_in(ana, username)
        field = ana.say("Code from your app, or one of your recovery codes")
        ana.write(field, codes[3])
        ana.press(ana.say("Sign in"))
        assert ana.page.url == f"{address}/"

        ana.open("/sign-in/ways/")
        ana.follow(ana.say("Switch it off"))
        say_it_is_me(ana)
        ana.press(ana.say("Switch it off"))


@pytest.mark.parametrize(
    ("username", "how"), [("dan", {"width": 360, "language": "es"}), ("eva", {"theme": "dark"})]
)
def test_every_page_is_for_everybody(address: str, username: str, how: dict[str, object]) -> None:
    with at_the_door(address, **how) as ana:
        ana.open("/sign-in/forgotten/")
        ana.open("/sign-in/")
        ana.page.locator("input[name=login]").fill(username)
        ana.press(ana.say("Sign in"))
        sign_in(ana, username, "wrong-password")
        sign_in(ana, username)
        if ana.language == "es":
            ana.press("Español")
        for path in PAGES:
            ana.open(path)
        ana.open("/sign-in/ways/app/")
        say_it_is_me(ana)
        ana.open("/sign-in/ways/passkeys/add/")


def test_a_passkey(address: str) -> None:
    """Plain steps: a check on the way opens a session with the browser that ends the device's."""
    with at_the_door(address) as ben:
        page = ben.page
        device = ben.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        with_password(page, "fay")
        add_a_passkey(page, "My blue phone")

        sign_out(page)
        click(page, "Sign in with a passkey")
        page.wait_for_url(f"{address}/")
        page.goto("/accounts/me/")
        expect(page.locator("main")).to_contain_text("1 passkey")

        sign_out(page)
        with_password(page, "fay")
        expect(page.locator("main")).to_contain_text("Your password was right.")
        click(page, "Use my passkey")
        page.wait_for_url(f"{address}/")

        page.goto("/sign-in/ways/passkeys/")
        page.get_by_role("link", name="Take off").click()
        page.get_by_role("link", name="Use my passkey").click()
        click(page, "Use my passkey")
        click(page, "Take it off")
        expect(page.locator("main")).to_contain_text("No passkey yet.")

        sign_out(page)
        click(page, "Sign in with a passkey")
        expect(page.locator("main")).to_contain_text("We do not know that passkey.")


def test_a_device_that_says_no_is_told_of_another_way(address: str) -> None:
    with at_the_door(address) as ben:
        device = ben.context.new_cdp_session(ben.page)
        device.send("WebAuthn.enable")
        device.send(
            "WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, "isUserVerified": False}}
        )
        ben.page.goto("/sign-in/")
        click(ben.page, "Sign in with a passkey")
        expect(ben.page.get_by_text("That did not work. Try again")).to_be_visible()


def click(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def with_password(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    click(page, "Sign in")


def sign_out(page: Page) -> None:
    page.goto("/sign-in/sign-out/")
    click(page, "Sign out")
    page.wait_for_url("**/sign-in/")


def add_a_passkey(page: Page, name: str) -> None:
    page.goto("/sign-in/ways/passkeys/add/")
    page.get_by_label("Password").fill(PASSWORD)
    click(page, "It is me")
    page.get_by_label("What to call it").fill(name)
    click(page, "Add this device")
    page.wait_for_url("**/ways/codes/")
    page.goto("/sign-in/ways/passkeys/")
    expect(page.locator("main")).to_contain_text(name)
