"""Nobody reads the record of somebody they know in private life (acts.sql of access)."""

from uuid import UUID

from django.db import connection

from walkwith.people.looks import write_looks_now


def keep_out_known(*, person: UUID | None = None, worker: UUID | None = None) -> None:
    """Find out anew who knows a person, or whom a worker knows, and keep those workers out.

    The looks so far are written first: whoever acts may be kept out from here on.
    """
    write_looks_now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT keep_out_known(%s, %s)", [person, worker])
