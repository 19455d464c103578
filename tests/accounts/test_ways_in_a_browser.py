"""Every way in, used by hand in a real browser, in a real house that a real command opened."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.accounts.test_second_step import code_now
from tests.journeys.visitor import Visitor
from tests.setup.house import House, walkwith
from tools.browser import launch

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("ways-in")]
PASSWORD = "river-house-2026"
NEW = ("--name", "River House", "--zone", "America/Chicago", "--zip", "60601")
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A house with one organization, opened with `walkwith new-organization`."""
    folder = Path(tempfile.mkdtemp(prefix="walkwith-"))
    for username in ("ana", "ben"):
        who = ("--administrator", username.title(), "--username", username)
        made = walkwith("new-organization", *NEW, *who, folder=folder, WALKWITH_PASSWORD=PASSWORD)
        assert (made.returncode, made.stderr) == (0, "")
    with House(folder, "--no-demo") as house:
        yield house.address
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


@pytest.mark.parametrize("how", [{}, {"language": "es", "width": 360}, {"scripts": False}])
def test_an_app_and_a_recovery_code(address: str, how: dict[str, object]) -> None:
    with at_the_door(address, **how) as ana:
        ana.open("/accounts/me/")
        sign_in(ana, "ana")
        ana.open("/sign-in/ways/")
        ana.follow(ana.say("Switch it on"))
        say_it_is_me(ana)
        assert ana.page.locator("main img").evaluate("image => image.naturalWidth > 0")
        secret = ana.page.locator("main code").first.text_content() or ""
        ana.write(ana.say("The six numbers the app shows"), code_now(secret))
        ana.press(ana.say("Switch it on"))
        codes = ana.page.locator("main ol code").all_text_contents()
        assert len(codes) == 10
        with ana.page.expect_download() as kept:
            ana.page.get_by_role("link", name=ana.say("Download them")).click()
        assert Path(kept.value.path()).read_text().split() == codes

        ana.open("/sign-in/sign-out/")
        ana.press(ana.say("Sign out"))
        sign_in(ana, "ana")
        field = ana.say("Code from your app, or one of your recovery codes")
        ana.write(field, codes[3])
        ana.press(ana.say("Sign in"))
        assert ana.page.url == f"{address}/"

        ana.open("/sign-in/ways/")
        ana.follow(ana.say("Switch it off"))
        say_it_is_me(ana)
        ana.press(ana.say("Switch it off"))


def test_a_passkey(address: str) -> None:
    with at_the_door(address) as ben:
        session = ben.context.new_cdp_session(ben.page)
        session.send("WebAuthn.enable")
        device = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        ben.open("/sign-in/")
        sign_in(ben, "ben")
        ben.open("/sign-in/ways/")
        ben.follow("Add a passkey")
        say_it_is_me(ben)
        ben.write("What to call it", "My blue phone")
        ben.press("Add this device")
        ben.page.wait_for_url(re.compile("/ways/codes/"))
        ben.open("/sign-in/ways/passkeys/")
        ben.sees("My blue phone")

        ben.open("/sign-in/sign-out/")
        ben.press("Sign out")
        ben.press("Sign in with a passkey")
        ben.page.wait_for_url(f"{address}/")
        ben.open("/accounts/me/")
        ben.sees("1 passkey")

        ben.open("/sign-in/sign-out/")
        ben.press("Sign out")
        sign_in(ben, "ben")
        ben.sees("Your password was right.")
        ben.press("Use my passkey")
        ben.page.wait_for_url(f"{address}/")

        ben.open("/sign-in/ways/passkeys/")
        ben.follow("Take off")
        ben.follow("Use my passkey")
        ben.press("Use my passkey")
        ben.page.wait_for_url(re.compile("/remove/"))
        ben.press("Take it off")
        ben.sees("No passkey yet.")

        ben.open("/sign-in/sign-out/")
        ben.press("Sign out")
        ben.press("Sign in with a passkey")
        ben.page.wait_for_load_state()
        ben.sees("We do not know that passkey. Sign in with your password.")

        session.send("WebAuthn.removeVirtualAuthenticator", device)
