"""How long a place in the house lasts. Pure: moments in, moments out."""

import datetime as dt

# Participants and their own people stay as long as they like; whoever opened their door closes it.
WITHOUT_END = frozenset({"participant", "supporter"})
TOLD_BEFORE = dt.timedelta(days=30)


def first_end(role: str, starts_at: dt.datetime, *, days: int) -> dt.datetime | None:
    """When a new place ends unless it is renewed; None for one that has no end of its own."""
    return None if role in WITHOUT_END else starts_at + dt.timedelta(days=days)


def ends_soon(ends_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Is it time to speak of the end?"""
    return ends_at is not None and now < ends_at <= now + TOLD_BEFORE
