"""The parts of life the person chose to think about."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.plans import lines, rules
from walkwith.plans.models import Area
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words

OWN = Area.Kinds.OWN


@command
def add_areas(
    *,
    actor: Actor,
    participant_id: UUID,
    kinds: Sequence[str] = (),
    words: str = "",
    is_suggestion: bool = False,
) -> list[Area]:
    """Choose parts of life: of the four, and one in their own words. What is there stays so."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    own = check_words(words, longest=rules.LONGEST_AREA, field="words", needed=False)
    if not kinds and not own:
        raise Refused(_("Choose one, or write your own."), field="kinds")
    if not set(kinds) <= set(Area.Kinds.values):
        raise Refused(_("Choose from these."), field="kinds")
    known = _there(participant_id)
    wanted = [(kind, "") for kind in Area.Kinds.values if kind in kinds and kind != OWN]
    wanted += [(str(OWN), own)] if own else []
    return [
        lines.write(
            actor,
            Area(participant_id=participant_id, kind=kind, words=said, is_suggestion=is_suggestion),
        )
        for kind, said in wanted
        if (kind, said) not in known
    ]


@command
def edit_area(*, actor: Actor, area_id: UUID, words: str) -> Area:
    """Call a part of life by another name; without a word it has the name it came with."""
    area = lines.line_with(Area, area_id)
    check_may_change_line(actor, line=area)
    needed = area.kind == OWN
    said = check_words(words, longest=rules.LONGEST_AREA, field="words", needed=needed)
    return lines.change(actor, area, words=said)


def _there(participant_id: UUID) -> set[tuple[str, str]]:
    standing = Area.objects.filter(
        participant_id=participant_id, let_go_at=None, is_suggestion=False
    )
    return {
        (kind, words if kind == OWN else "")
        for kind, words in standing.values_list("kind", "words")
    }
