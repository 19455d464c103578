"""What the templates about showing a part by name are given."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from walkwith.access.forms.showing import ShowForm
from walkwith.access.policies import check_may_show
from walkwith.access.queries.showing import choices_to_show, parts_shown
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.access.sentences.parts import section_of_part, shown_part_words
from walkwith.access.sentences.showing import told_share
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.queries import participant_with_id
from walkwith.people.reach import check_may_read


def show_context(actor: Actor, participant_id: UUID, part: str) -> dict[str, Any]:
    """Who can be chosen, and who has to be signed for first."""
    check_may_show(actor, participant_id=participant_id)
    section = section_of_part(part)
    if section is None:
        raise NotFound
    person = participant_with_id(participant_id, page="show")
    choices = choices_to_show(participant_id, section)
    return {
        "person": person,
        "is_own": person.membership_id == actor.id,
        "heading": shown_part_words(part),
        "choices": [one for one in choices if one.opens],
        "closed": [one for one in choices if not one.opens],
    }


def show_form(
    actor: Actor, data: Any, context: Mapping[str, Any], initial: Mapping[str, Any]
) -> ShowForm:
    today = clock.today(actor.zone)
    return ShowForm(data, choices=context["choices"], today=today, initial=dict(initial))


def shown_context(actor: Actor, participant_id: UUID) -> dict[str, Any]:
    check_may_read(participant_id, "identity", "wellness")
    person = participant_with_id(participant_id, page="show")
    today = clock.today(actor.zone)
    return {
        "person": person,
        "is_own": person.membership_id == actor.id,
        "may_show": may_write_theirs(participant_id),
        "shown": [told_share(one, today, actor.zone) for one in parts_shown(participant_id)],
    }
