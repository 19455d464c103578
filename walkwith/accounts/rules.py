"""How long a place in the house and a session last, and which PINs do. Pure."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

# Participants and their own people stay as long as they like; whoever opened their door closes it.
WITHOUT_END = frozenset({"participant", "supporter"})
TOLD_BEFORE = dt.timedelta(days=30)


def first_end(role: str, starts_at: dt.datetime, *, days: int) -> dt.datetime | None:
    """When a new place ends unless it is renewed; None for one that has no end of its own."""
    return None if role in WITHOUT_END else starts_at + dt.timedelta(days=days)


def ends_soon(ends_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Is it time to speak of the end?"""
    return ends_at is not None and now < ends_at <= now + TOLD_BEFORE


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a session lasts: without a tap, and in all."""

    idle: dt.timedelta
    whole: dt.timedelta


# What a participant chooses among; whoever works here stays as long as the settings say.
STAYS = {
    "short": Stay(dt.timedelta(minutes=10), dt.timedelta(hours=2)),
    "shorter": Stay(dt.timedelta(minutes=5), dt.timedelta(hours=1)),
    "own_phone": Stay(dt.timedelta(minutes=30), dt.timedelta(hours=12)),
}

PIN_HOLDS = dt.timedelta(minutes=5)
MISSES = 5
# How long to wait after that many misses in a row; none of them matters to a person.
WAITS = {0: 0, 1: 0, 2: 5, 3: 15, 4: 30}


def wait_for_pin(misses: int, missed_at: dt.datetime | None, now: dt.datetime) -> int:
    """Seconds until a PIN may be tried again after `misses` in a row; 0 for now."""
    if missed_at is None:
        return 0
    left = WAITS.get(misses, 0) - (now - missed_at).total_seconds()
    return max(0, round(left))


def is_easy_pin(digits: str) -> bool:
    """One digit again and again, or digits in a row up or down: the first that anybody tries."""
    steps = {int(after) - int(before) for before, after in pairwise(digits)}
    return steps in ({0}, {1}, {-1})


# What a browser says it is, in the order to ask: an Android says Linux, too.
SAYS = (
    ("iphone", "iphone"),
    ("ipad", "ipad"),
    ("android", "android"),
    ("cros", "chromebook"),
    ("windows", "windows"),
    ("macintosh", "mac"),
    ("linux", "linux"),
)


def kind_of_device(user_agent: str) -> str:
    """ "android" for a phone that says so; "other" for one that says nothing we know."""
    said = user_agent.lower()
    return next((kind for word, kind in SAYS if word in said), "other")
