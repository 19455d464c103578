"""What matters to the person, in their words, and why it does."""

from typing import Any
from uuid import UUID

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Area, Want
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words


@command
def set_want(
    *,
    actor: Actor,
    participant_id: UUID,
    words: str,
    why: str = "",
    is_suggestion: bool = False,
) -> Want:
    """Say what matters to the person now. What they said before stays in the record."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    said = _said(words, why)
    want = Want(participant_id=participant_id, is_suggestion=is_suggestion, **said)
    if is_suggestion:
        return lines.write(actor, want)
    newest = (
        Want.objects.filter(
            participant_id=participant_id, area=None, is_suggestion=False, let_go_at=None
        )
        .order_by("-changed_at", "-made_at", "-id")
        .first()
    )
    if newest and {name: getattr(newest, name) for name in said} == said:
        return newest
    if newest:
        lines.put(actor, newest, let_go_at=clock.now())
    return lines.write(actor, want, event=events.WantSet(words=want.words))


@command
def add_want(
    *, actor: Actor, area_id: UUID, words: str, why: str = "", is_suggestion: bool = False
) -> Want:
    """What they want in a part of life, or what a worker suggests they might."""
    area = lines.line_with(Area, area_id)
    check_may_write_line(actor, participant_id=area.participant_id, is_suggestion=is_suggestion)
    want = Want(
        participant_id=area.participant_id,
        area=area,
        is_suggestion=is_suggestion,
        **_said(words, why),
    )
    return lines.write(actor, want)


@command
def edit_want(*, actor: Actor, want_id: UUID, words: str, why: str = "") -> Want:
    """Say it, or why it matters, in better words."""
    want = lines.line_with(Want, want_id)
    check_may_change_line(actor, line=want)
    return lines.change(actor, want, **_said(words, why))


def _said(words: str, why: str) -> dict[str, Any]:
    return {
        "words": check_words(words, longest=rules.LONGEST_WANT, field="words"),
        "why": check_words(why, longest=rules.LONGEST_WANT, field="why", needed=False),
    }
