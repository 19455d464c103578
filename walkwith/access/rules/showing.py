"""Until when a part is shown: to the end of a day, by the clock where they live. Pure."""

import datetime as dt
from calendar import monthrange
from typing import Literal
from zoneinfo import ZoneInfo

QuickEnd = Literal["sunday", "two_weeks", "three_months"]
SUNDAY = 6


def quick_ends(today: dt.date) -> list[tuple[QuickEnd, dt.date]]:
    """The last days to choose with one tap. On a Sunday the first is today."""
    return [
        ("sunday", today + dt.timedelta(days=SUNDAY - today.weekday())),
        ("two_weeks", today + dt.timedelta(weeks=2)),
        ("three_months", in_three_months(today)),
    ]


def in_three_months(day: dt.date) -> dt.date:
    """The same day of the month, or the last that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + 3, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of(last_day: dt.date, zone: str) -> dt.datetime:
    """The moment `last_day` is over in an IANA zone; where clocks skip midnight, at that jump."""
    midnight = dt.datetime.combine(last_day + dt.timedelta(days=1), dt.time(), ZoneInfo(zone))
    return midnight.astimezone(dt.UTC)


def last_day_of(ends_at: dt.datetime, zone: str) -> dt.date:
    """The last day on which it is still shown."""
    return (ends_at - dt.timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()
