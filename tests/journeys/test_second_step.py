"""Somebody new gets a door, makes it theirs, locks it twice, and takes the second lock off."""

import time
from dataclasses import dataclass
from uuid import uuid4

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.journeys import story
from tests.journeys.conftest import Come
from tests.journeys.visitor import PHONE, Visitor

OWN_PASSWORD = "quiet river walks at dawn"


@dataclass
class Door:
    username: str
    password: str


def test_a_second_step_on_and_off(come: Come) -> None:
    door = given_pat_opens_a_door(come())
    visitor = come(width=PHONE)
    when_they_sign_in(visitor, door)
    then_they_choose_a_password_of_their_own(visitor, door)
    codes = when_they_switch_on_the_second_step(visitor, door)
    story.when_somebody_signs_out(visitor)

    when_they_sign_in(visitor, door)
    then_a_wrong_code_opens_nothing(visitor)
    then_a_recovery_code_opens(visitor, codes[0])
    when_they_switch_it_off(visitor, door)
    story.when_somebody_signs_out(visitor)

    when_they_sign_in(visitor, door)
    then_they_are_in(visitor)


def given_pat_opens_a_door(pat: Visitor) -> Door:
    story.given_somebody_signs_in(pat, "Pat")
    username = f"new-{uuid4().hex[:8]}"
    pat.open("/accounts/members/add/")
    pat.write(pat.say("Name"), "Ona")
    pat.write(pat.say("User name"), username)
    pat.tick(pat.say("Peer specialist"))
    pat.press(pat.say("Add them"))
    said = story.main(pat).locator("strong").all_inner_texts()
    assert said[0] == username
    return Door(username, said[1])


def when_they_sign_in(visitor: Visitor, door: Door) -> None:
    visitor.open("/sign-in/")
    visitor.write(visitor.say("User name or e-mail address"), door.username)
    visitor.write(visitor.say("Password"), door.password)
    visitor.press(visitor.say("Sign in"))


def then_they_choose_a_password_of_their_own(visitor: Visitor, door: Door) -> None:
    visitor.write(visitor.say("New password"), OWN_PASSWORD)
    visitor.write(visitor.say("New password again"), OWN_PASSWORD)
    visitor.press(visitor.say("Keep this password"))
    door.password = OWN_PASSWORD
    then_they_are_in(visitor)


def when_they_switch_on_the_second_step(visitor: Visitor, door: Door) -> list[str]:
    """They say their password once more. Answers the recovery codes they are shown."""
    visitor.open("/sign-in/ways/app/")
    when_they_say_it_is_them(visitor, door)
    visitor.unfold(visitor.say("On this phone? Type the key instead"))
    key = story.main(visitor).locator("code").inner_text()
    visitor.write(visitor.say("The six numbers the app shows"), code_now(key))
    visitor.press(visitor.say("Switch it on"))
    codes = story.main(visitor).locator("ol li").all_inner_texts()
    assert len(codes) == 10
    return codes


def when_they_say_it_is_them(visitor: Visitor, door: Door) -> None:
    visitor.sees(visitor.say("You are about to change how you sign in. So we ask once more."))
    visitor.write(visitor.say("Password"), door.password)
    visitor.press(visitor.say("It is me"))


def code_now(key: str) -> str:
    return str(format_hotp_value(hotp_value(key, int(time.time()) // 30)))


def then_a_wrong_code_opens_nothing(visitor: Visitor) -> None:
    visitor.sees(visitor.say("The second step"))
    visitor.write(code_label(visitor), "000000")
    visitor.press(visitor.say("Sign in"))
    visitor.sees(visitor.say("The second step"), visitor.say("Almost there"))


def then_a_recovery_code_opens(visitor: Visitor, code: str) -> None:
    visitor.write(code_label(visitor), code)
    visitor.press(visitor.say("Sign in"))
    then_they_are_in(visitor)


def code_label(visitor: Visitor) -> str:
    return visitor.say("Code from your app, or one of your recovery codes")


def when_they_switch_it_off(visitor: Visitor, door: Door) -> None:
    visitor.open("/sign-in/ways/")
    visitor.follow(visitor.say("Switch it off"))
    when_they_say_it_is_them(visitor, door)
    visitor.press(visitor.say("Switch it off"))
    visitor.sees(visitor.say("Switch it on"))


def then_they_are_in(visitor: Visitor) -> None:
    visitor.follow(visitor.say("Me and my settings"))
    visitor.sees("Ona")
