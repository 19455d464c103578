"""Real transactions at the same moment, for the tests of what two people do at once."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections

from walkwith.foundation.actor import Actor, acting_as

LONGEST = 4.0  # seconds, for what neither ends nor waits for a lock
A_MOMENT = 0.02
SOMEBODY_WAITS = """
SELECT EXISTS (
  SELECT FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
  JOIN pg_database d ON d.oid = a.datid AND d.datname = current_database()
  WHERE NOT l.granted)
"""


def real_transactions(django_db_blocker: Any) -> Iterator[None]:
    """For a fixture `db` in place of the test's one transaction; all is thrown away afterwards."""
    with django_db_blocker.unblock():
        yield
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE accounts_account, accounts_organization CASCADE")
            cursor.execute("TRUNCATE foundation_change")
        connections["owner"].close()


def all_at_once(act: Callable[[int], Any]) -> list[Any]:
    """What sixteen calls of `act` answer, eight of them at a time."""
    with ThreadPoolExecutor(8) as together:
        return list(together.map(lambda number: closing(lambda: act(number)), range(16)))


@contextmanager
def while_unfinished(actor: Actor, act: Callable[[], Any]) -> Iterator[Callable[..., Future[Any]]]:
    """`act` is done but not yet committed; what the test hands over runs beside it, until it ends
    or waits.

    Leaving commits the first; the future then says what became of the second.
    """
    with ThreadPoolExecutor(1) as beside, acting_as(actor):
        act()

        def meanwhile(other: Callable[[], Any]) -> Future[Any]:
            begun = beside.submit(closing, other)
            until = time.monotonic() + LONGEST
            while not (begun.done() or _somebody_waits() or time.monotonic() > until):
                time.sleep(A_MOMENT)
            return begun

        yield meanwhile


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(SOMEBODY_WAITS)
        return bool(cursor.fetchone()[0])


def closing(act: Callable[[], Any]) -> Any:
    try:
        return act()
    finally:
        connection.close()
