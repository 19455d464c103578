"""How fresh a line is, and whether an organization's words still stand on those of the pack."""

import datetime as dt
from typing import Literal

OLD_AFTER = 180
MOST_OWN_LINES = 30
MOST_OWN_SCRIPTS = 60

Freshness = Literal["unchecked", "fresh", "old"]


def freshness(checked_on: dt.date | None, today: dt.date) -> Freshness:
    """ "old" after half a year: offices move and rules change."""
    if checked_on is None:
        return "unchecked"
    return "old" if (today - checked_on).days > OLD_AFTER else "fresh"


def has_pack_changed(of_pack: str, digest: str) -> bool:
    """The organization wrote or checked on other words of the pack. Empty `of_pack`: it did not."""
    return bool(of_pack) and of_pack != digest


def later_check(
    pack: tuple[dt.date | None, str], ours: tuple[dt.date | None, str]
) -> tuple[dt.date | None, str]:
    """Of two checks, a day and who, the later one; ours on the same day."""
    if ours[0] is None or (pack[0] is not None and pack[0] > ours[0]):
        return pack
    return ours


def sentences_of(text: str) -> tuple[str, ...]:
    """The lines of a part of a script, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
