"""What a session remembers: when it began, when it ended, and whether words wait.

After an end the session knows whose it was and the token their open pages carry. So a page
left open can still hand over its words, and only the same account gets them.
"""

import datetime as dt
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from walkwith.foundation import clock

TOUCH_EVERY = dt.timedelta(minutes=1)


class Ended(TypedDict):
    """Whose session ended, and the secret behind the form tokens of their open pages."""

    account: str
    token: str


def begin(session: SessionBase, *, account_id: UUID, ended: Ended | None) -> None:
    """Start the clocks of somebody who just signed in. Another person's words stay hidden."""
    now = clock.now().isoformat()
    session["began_at"] = session["seen_at"] = now
    session.pop("ended", None)
    if ended and ended["account"] == str(account_id):
        session["earlier_token"] = ended["token"]
    else:
        session.pop("held", None)
        session.pop("earlier_token", None)


def is_over(session: SessionBase) -> bool:
    """Was it idle, or open, for longer than the settings allow?"""
    now = clock.now()
    seen = dt.datetime.fromisoformat(session.get("seen_at", now.isoformat()))
    began = dt.datetime.fromisoformat(session.get("began_at", now.isoformat()))
    idle = now - seen > dt.timedelta(minutes=settings.IDLE_MINUTES)
    return idle or now - began > dt.timedelta(hours=settings.ABSOLUTE_HOURS)


def touch(session: SessionBase) -> None:
    """Note that it is in use: at most once a minute, so reading a page writes nothing."""
    now = clock.now()
    if "began_at" not in session:
        session["began_at"] = now.isoformat()
    seen = session.get("seen_at")
    if seen is None or now - dt.datetime.fromisoformat(seen) > TOUCH_EVERY:
        session["seen_at"] = now.isoformat()
