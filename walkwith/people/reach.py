"""Ask the viewer's reach about one person, before a page or command tries what is forbidden.

What reach is, the database decides (access/reach.sql); these ask it, and answer in refusals.
"""

from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.people.sections import Section


def check_may_read(participant_id: UUID, *sections: Section) -> None:
    """Raises `NotFound` where a section of somebody is out of reach: as for nobody."""
    if not all(read for read, _ in _reach_of(participant_id, sections)):
        raise NotFound


def check_may_write(participant_id: UUID, *sections: Section) -> None:
    """Raises `NotFound` where a section is out of reach, `NotAllowed` where it is only read."""
    known = _reach_of(participant_id, sections)
    if not all(read or write for read, write in known):
        raise NotFound
    if not all(write for _read, write in known):
        raise _only_read(participant_id)


def _only_read(participant_id: UUID) -> NotAllowed:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT relationship FROM reach WHERE participant_id = %s", [participant_id]
        )
        if cursor.fetchall() != [("emergency",)]:
            return NotAllowed(_("You can read this, but not change it."))
    return NotAllowed(
        _("In an emergency you only read. Write it down afterwards with your supervisor."),
        back=reverse("today:participant", args=[participant_id]),
    )


def _reach_of(participant_id: UUID, sections: tuple[Section, ...]) -> list[tuple[bool, bool]]:
    """For each section whether the viewer may read it, and write in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %(id)s = ANY (reachable(section, 'read')),"
            " %(id)s = ANY (reachable(section, 'write'))"
            " FROM unnest(%(sections)s::text[]) AS section",
            {"id": participant_id, "sections": list(sections)},
        )
        return list(cursor.fetchall())
