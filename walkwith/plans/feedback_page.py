"""Honest words and answers, in words for a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.plans.models import Feedback, FeedbackAsked
from walkwith.plans.pages import person_context
from walkwith.plans.queries import FeedbackPage, asked_with


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFeedback:
    """An honest word with who says it. `is_mine`: the viewer's own."""

    feedback: Feedback
    who: str
    is_mine: bool = False


def feedback_context(actor: Actor, found: FeedbackPage) -> dict[str, Any]:
    shown = person_context(actor, found.participant, stands=found.stands)
    return shown | {
        "may_write": found.may_write,
        "waiting": [told_feedback(one, actor) for one in found.waiting],
        "answered": [told_feedback(one, actor) for one in found.answered],
        "asked": found.asked,
        "may_be_honest": found.may_write and not shown["is_own"],
    }


def told_feedback(feedback: Feedback, viewer: Actor | None = None) -> ToldFeedback:
    is_mine = viewer is not None and feedback.written_by_id == viewer.id
    writer = getattr(feedback, "writer", None) or _("Somebody")
    return ToldFeedback(feedback=feedback, who=_("You") if is_mine else writer, is_mine=is_mine)


def asked_in(said: Mapping[str, str], participant_id: UUID) -> FeedbackAsked | None:
    """What they asked to hear about, where the address names it."""
    if not said.get("asked"):
        return None
    try:
        return asked_with(participant_id, UUID(said["asked"]))
    except ValueError:
        raise NotFound from None
