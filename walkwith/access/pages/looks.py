"""What the page of who has looked is given."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from walkwith.access import queries, sentences
from walkwith.access.queries.lines import Said, said_beside
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.queries import participant_with_id


def looks_context(viewer: Actor, participant_id: UUID, asked: Mapping[str, str]) -> dict[str, Any]:
    """A week of looks in sentences: everybody's, or those of one person, or what was written."""
    only = _only(asked)
    days = queries.days_of_looks(participant_id, asked.get("page"), only)
    person = participant_with_id(participant_id, page="looks")
    reader = sentences.Reader(
        id=viewer.id, owns=person.membership_id == viewer.id, person=person.preferred_name
    )
    seen = queries.seen_on(participant_id, list(days), only)
    return {
        "person": person,
        "days": days,
        "told": sentences.told_by_day(seen, reader, _said_to(seen)),
        "reader": reader,
        "today": clock.today(viewer.zone),
        "only": only,
        "lookers": queries.lookers(participant_id, page="looks"),
    }


def _said_to(seen: list[queries.Seen]) -> dict[UUID, list[Said]]:
    return said_beside([key for one in seen for key in one.look_ids], page="looks")


def _only(asked: Mapping[str, str]) -> queries.Only:
    try:
        viewer_id = UUID(asked.get("who", ""))
    except ValueError:
        viewer_id = None
    return queries.Only(viewer_id=viewer_id, wrote="wrote" in asked)
