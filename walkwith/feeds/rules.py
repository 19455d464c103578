"""When a feed is too unlike the one before to be taken without a person's word."""

from typing import Literal

MOST_LOST = 0.2


def is_suspicious(*, missing: int, listed: int) -> bool:
    """Does the feed lose more than a fifth of what is listed?"""
    return listed > 0 and missing > MOST_LOST * listed


def percent_read(position: int, size: int) -> int:
    """How far a run is while it reads, from 0 to 90; comparing and merging are the rest."""
    return min(90, 90 * position // size) if size else 90


Decision = Literal["go_on", "leave"]
