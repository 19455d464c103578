"""What a session remembers: when it began, when it ended, and whether words wait.

After an end the session knows whose it was and the token their open pages carry. So a page
left open can still hand over its words, and only the same account gets them.
"""

import datetime as dt
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from walkwith.accounts.rules import PIN_HOLDS, STAYS, Stay
from walkwith.foundation import clock

TOUCH_EVERY = dt.timedelta(minutes=1)
PIN_TOUCH = dt.timedelta(seconds=30)


class Ended(TypedDict):
    """Whose session ended, and the secret behind the form tokens of their open pages."""

    account: str
    token: str


def begin(session: SessionBase, *, account_id: UUID, ended: Ended | None) -> None:
    """Start the clocks of somebody who just signed in. Another person's words stay hidden.

    The cookie ends with the browser, whoever it is: there is no "remember me".
    """
    now = clock.now().isoformat()
    session.set_expiry(0)
    session["began_at"] = session["seen_at"] = now
    session.pop("ended", None)
    if ended and ended["account"] == str(account_id):
        session["earlier_token"] = ended["token"]
    else:
        session.pop("held", None)
        session.pop("earlier_token", None)


def stay_of(kind: str) -> Stay:
    """How long a session of this kind lasts."""
    work = Stay(
        dt.timedelta(minutes=settings.IDLE_MINUTES), dt.timedelta(hours=settings.ABSOLUTE_HOURS)
    )
    return STAYS.get(kind, work)


def is_over(session: SessionBase, stay: Stay) -> bool:
    """Was it idle, or open, for longer than `stay` allows?"""
    now = clock.now()
    seen = dt.datetime.fromisoformat(session.get("seen_at", now.isoformat()))
    began = dt.datetime.fromisoformat(session.get("began_at", now.isoformat()))
    return now - seen > stay.idle or now - began > stay.whole


def pin_holds(session: SessionBase) -> bool:
    """Was the PIN typed here, and used since, within the last minutes?"""
    typed = session.get("pin_at", "")
    return typed != "" and clock.now() - dt.datetime.fromisoformat(typed) <= PIN_HOLDS


def type_pin(session: SessionBase) -> None:
    """The PIN was right: it holds here for some minutes."""
    session["pin_at"] = clock.now().isoformat()


def hold_pin(session: SessionBase) -> None:
    """The pages behind the PIN are in use: it holds for some minutes more."""
    if clock.now() - dt.datetime.fromisoformat(session["pin_at"]) > PIN_TOUCH:
        type_pin(session)


def touch(session: SessionBase) -> None:
    """Note that it is in use: at most once a minute, so reading a page writes nothing."""
    now = clock.now()
    if "began_at" not in session:
        session["began_at"] = now.isoformat()
    seen = session.get("seen_at")
    if seen is None or now - dt.datetime.fromisoformat(seen) > TOUCH_EVERY:
        session["seen_at"] = now.isoformat()
