"""Who looked: queries note what they show, and the note becomes a row before the page leaves.

The rows are written once, inside the transaction of the read, when the acting ends. If they
cannot be written the transaction fails, and with it the page: no look row, no page.
"""

import json
from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from django.db import connection

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, current_actor, gather, write_down_now
from walkwith.foundation.identifiers import new_id
from walkwith.people.seals import seal_keys
from walkwith.people.sections import Section

How = Literal["opened", "listed", "wrote"]


def note_look(
    participants: Iterable[UUID], *sections: Section, how: How = "opened", page: str
) -> None:
    """Note that these sections of these participants' records are being shown or written.

    `page` is the name of the page or act as the participant will read it, one of
    `PAGES` of access/sentences.py.
    """
    noted = gather("looks", _write_down)
    for participant in participants:
        noted.setdefault((participant, how, page), set()).update(sections)


def shows_a_record() -> bool:
    """Does the page being made show somebody's record, so far?"""
    return current_actor() is not None and bool(gather("looks", _write_down))


def write_looks_now() -> None:
    """Write down the looks so far, by what allows them now: the next act may end just that."""
    write_down_now("looks")


def _write_down(actor: Actor, noted: dict[tuple[UUID, How, str], set[Section]]) -> None:
    if not noted:
        return
    rows = [
        {
            "participant": str(participant),
            "how": how,
            "page": page,
            "sections": sorted(sections),
            "ids": [str(new_id()) for _ in sections],
        }
        for (participant, how, page), sections in noted.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT log_looks(%s::jsonb, %s, %s, %s)",
            [json.dumps(rows), clock.now(), *seal_keys(actor.organization_id)],
        )
