"""Ask the viewer's reach about one person, before a page or command tries what is forbidden.

What reach is, the database decides (access/reach.sql); these ask it, and answer in refusals.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.people.sections import Section


def check_may_read(participant_id: UUID, *sections: Section) -> None:
    """Raises `NotFound` where a section of somebody is out of reach: as for nobody."""
    if not {(section, "read") for section in sections} <= {
        one[1:] for one in _known(participant_id)
    }:
        raise NotFound


def check_may_write(participant_id: UUID, *sections: Section) -> None:
    """Raises `NotFound` where a section is out of reach, `NotAllowed` where it is only read."""
    known = _known(participant_id)
    if not {section for _, section, _ in known}.issuperset(sections):
        raise NotFound
    if not {section for _, section, action in known if action == "write"}.issuperset(sections):
        raise only_read(participant_id, {relationship for relationship, _, _ in known})


def only_read(participant_id: UUID, relationships: Collection[str]) -> NotAllowed:
    """What somebody hears who may read and not write, by all that holds between them."""
    if set(relationships) != {"emergency"}:
        return NotAllowed(_("You can read this, but not change it."))
    return NotAllowed(
        _("In an emergency you only read. Write it down afterwards with your supervisor."),
        back=reverse("today:participant", args=[participant_id]),
    )


def _known(participant_id: UUID) -> set[tuple[str, str, str]]:
    """What each relationship of the viewer opens: relationship, section, action."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relationship, section, action FROM openings(%s)", [participant_id])
        return set(cursor.fetchall())
