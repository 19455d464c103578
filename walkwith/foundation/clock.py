"""The one clock. Rules never read it; commands and queries do."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

_stopped: ContextVar[dt.datetime | None] = ContextVar("stopped", default=None)


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return _stopped.get() or timezone.now()


def database_now() -> dt.datetime:
    """This moment by the clock of the database, which decides from when a grant holds."""
    if stopped := _stopped.get():
        return stopped
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        row = cursor.fetchone()
    moment: dt.datetime = row[0]
    return moment


def today(zone: str) -> dt.date:
    """The calendar day it is now in an IANA zone."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def stopped_at(moment: dt.datetime) -> Iterator[None]:
    """Let `now()` answer `moment`: for the demo's year and for tests."""
    token = _stopped.set(moment)
    try:
        yield
    finally:
        _stopped.reset(token)
