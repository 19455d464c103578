"""What stands in when a meeting cannot be gone to: the online one nearest in time."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

HOURS_APART = 6
Other = TypeVar("Other")


def nearest_in_time(
    starts_at: dt.datetime, others: Iterable[tuple[dt.datetime, Other]]
) -> Other | None:
    """The one that starts closest to a moment, within six hours; the first of equals."""
    close: Sequence[tuple[dt.timedelta, Other]] = [
        (abs(other_start - starts_at), other) for other_start, other in others
    ]
    best = min(close, key=lambda pair: pair[0], default=None)
    if best is None or best[0] > dt.timedelta(hours=HOURS_APART):
        return None
    return best[1]
