"""The wellness plan: lines under its headings. What else can be done with one is in lines.py."""

from typing import Any
from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.plans import lines
from walkwith.plans.models import WellnessLine
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words

LONGEST = 500
LONGEST_PHONE = 40
PAGE = "wellness"


@command
def add_wellness_line(
    *,
    actor: Actor,
    participant_id: UUID,
    heading: str,
    words: str,
    phone: str = "",
    is_suggestion: bool = False,
) -> WellnessLine:
    """Write a line under a heading, the last one there; or suggest one."""
    check_may_write_line(
        actor, participant_id=participant_id, section="wellness", is_suggestion=is_suggestion
    )
    if heading not in WellnessLine.Headings.values:
        raise NotFound
    line = WellnessLine(
        participant_id=participant_id,
        heading=heading,
        is_suggestion=is_suggestion,
        **_said(words, phone),
    )
    return lines.write(actor, line, page=PAGE)


@command
def edit_wellness_line(
    *, actor: Actor, wellness_line_id: UUID, words: str, phone: str = ""
) -> WellnessLine:
    """Say it in better words. What it said before stays in its versions."""
    line = lines.line_with(WellnessLine, wellness_line_id)
    check_may_change_line(actor, line=line)
    return lines.change(actor, line, page=PAGE, **_said(words, phone))


def _said(words: str, phone: str) -> dict[str, Any]:
    return {
        "words": check_words(words, longest=LONGEST, field="words"),
        "phone": check_words(phone, longest=LONGEST_PHONE, field="phone", needed=False),
    }
