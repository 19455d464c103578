"""Moments of the wall clock. Pure."""

import datetime as dt
from zoneinfo import ZoneInfo


def local_moment(day: dt.date, time: dt.time, zone: str) -> dt.datetime | None:
    """The moment a wall clock in an IANA `zone` shows this day and time.

    None where clocks skip that time in spring. The first of the two where they go back.
    """
    moment = dt.datetime.combine(day, time, tzinfo=ZoneInfo(zone))
    back = moment.astimezone(dt.UTC).astimezone(ZoneInfo(zone))
    return moment if back.replace(tzinfo=None) == moment.replace(tzinfo=None) else None
