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
            "SELECT %(id)s = ANY (reachable(%(section)s, 'read')),"
            " %(id)s = ANY (reachable(%(section)s, 'write'))",
            {"id": participant_id, "section": section},
        )
        may_read, may_write = cursor.fetchone() or (False, False)
    if not may_read:
        raise NotFound
    if not may_write:
        raise NotAllowed(_("You can read this, but not change it."))
