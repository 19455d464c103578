"""Ask the viewer's reach about one person, before a command tries what the database forbids."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.people.sections import Section


def check_may_write(participant_id: UUID, section: Section) -> None:
    """Raises `NotFound` for somebody out of reach, `NotAllowed` where reach is for reading only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(action = 'write') FROM reach"
            " WHERE participant_id = %s AND section = %s",
            [participant_id, section],
        )
        row = cursor.fetchone()
    may = row[0] if row else None
    if may is None:
        raise NotFound
    if not may:
        raise NotAllowed(_("You can read this, but not change it."))
