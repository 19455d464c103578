"""What counts as a look without a reason near it, and when it is told."""

import datetime as dt

NEAR_DAYS = 7
WEEKS_SHOWN = 4


def newest_week(today: dt.date) -> dt.date:
    """The Monday of the newest week that is told.

    It ended at least seven days ago, so that a note or a visit after a look is known of all.
    """
    monday = today - dt.timedelta(days=today.weekday())
    return monday - dt.timedelta(weeks=2)


def week_of(monday: dt.date, zone: dt.tzinfo) -> tuple[dt.datetime, dt.datetime]:
    """From the first moment of a week to the first of the next, by the clock of the house."""
    midnight = dt.time()
    return (
        dt.datetime.combine(monday, midnight, zone),
        dt.datetime.combine(monday + dt.timedelta(weeks=1), midnight, zone),
    )
