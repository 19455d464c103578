"""Progress told aside: a connection of its own, so that a page sees it before the work is done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
from django.db import connection

from walkwith.feeds.reading import Tell
from walkwith.foundation.actor import Actor

SECONDS_BETWEEN = 0.5


@contextmanager
def told_aside(actor: Actor, run_id: UUID) -> Iterator[Tell]:
    """`tell(percent, rows)` writes both on the run at once, at most twice a second."""
    told_at = 0.0
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as aside:

        def tell(percent: int, rows: int) -> None:
            nonlocal told_at
            if time.monotonic() - told_at < SECONDS_BETWEEN:
                return
            told_at = time.monotonic()
            with aside.transaction():
                aside.execute(
                    "SELECT set_config('walkwith.viewer', %s, true),"
                    " set_config('walkwith.organization', %s, true)",
                    [str(actor.id), str(actor.organization_id)],
                )
                aside.execute(
                    "UPDATE feeds_importrun SET percent = %s, rows = %s WHERE id = %s",
                    [percent, rows, run_id],
                )

        yield tell
