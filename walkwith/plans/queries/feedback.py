"""Honest words and the answers beside them; what waits; what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.queries import openings_of
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Feedback, FeedbackAsked
from walkwith.plans.policies import (
    check_may_answer_feedback,
    check_may_change_line,
    check_may_write_feedback,
)
from walkwith.plans.queries.plan import participant_named, stands_at_once
from walkwith.plans.queries.suggestions import WRITER

PAGE = "feedback"
MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPage:
    participant: Participant
    waiting: Sequence[Feedback]
    answered: Sequence[Feedback]
    asked: Sequence[FeedbackAsked]
    may_write: bool
    stands: bool


def feedback_of(participant_id: UUID) -> FeedbackPage:
    """Five statements, however much was said. `asked` is what nobody has said a word to."""
    openings = openings_of(participant_id).to_read("identity", "plan")
    participant = participant_named(participant_id, page=PAGE)
    note_look([participant_id], "plan", page=PAGE)
    said = Feedback.objects.filter(participant_id=participant_id, let_go_at=None)
    found = list(
        said.select_related("asked").annotate(writer=WRITER).order_by("-made_at", "-id")[:MOST]
    )
    asked = FeedbackAsked.objects.filter(participant_id=participant_id, let_go_at=None)
    named = {one.asked_id for one in found}
    return FeedbackPage(
        participant=participant,
        waiting=[one for one in found if one.is_suggestion],
        answered=[one for one in found if not one.is_suggestion],
        asked=[one for one in asked.order_by("made_at", "id")[:MOST] if one.pk not in named],
        may_write="plan" in openings.may_write,
        stands=openings.is_own or stands_at_once(participant_id),
    )


def participant_to_be_honest_with(viewer: Actor, participant_id: UUID) -> Participant:
    """The person a worker writes an honest word for."""
    check_may_write_feedback(viewer, participant_id=participant_id)
    return participant_named(participant_id, page=PAGE)


def asked_with(participant_id: UUID, asked_id: UUID) -> FeedbackAsked:
    """What they asked to hear about."""
    note_look([participant_id], "plan", page=PAGE)
    found = FeedbackAsked.objects.filter(pk=asked_id, participant_id=participant_id).first()
    if found is None:
        raise NotFound
    return found


def feedback_to_edit(viewer: Actor, feedback_id: UUID) -> Feedback:
    """Of who wrote it, for as long as it waits."""
    found = _feedback(feedback_id)
    check_may_change_line(viewer, line=found)
    if found.written_by_id != viewer.id or not found.is_suggestion:
        raise NotAllowed
    return found


def feedback_to_answer(viewer: Actor, feedback_id: UUID) -> Feedback:
    found = _feedback(feedback_id)
    check_may_answer_feedback(viewer, feedback=found)
    return found


def _feedback(feedback_id: UUID) -> Feedback:
    known = Feedback.objects.filter(pk=feedback_id).select_related("participant", "asked")
    found = known.annotate(writer=WRITER).first()
    if found is None:
        raise NotFound
    note_look([found.participant_id], "identity", "plan", page=PAGE)
    return found
