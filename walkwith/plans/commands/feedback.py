"""Honest words: a worker's stands only beside the answer of the person it is for."""

from uuid import UUID

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Feedback, FeedbackAsked
from walkwith.plans.policies import (
    check_may_answer_feedback,
    check_may_change_line,
    check_may_write_feedback,
    check_may_write_line,
)
from walkwith.plans.words import check_words

PAGE = "feedback"


@command
def ask_feedback(*, actor: Actor, participant_id: UUID, words: str) -> FeedbackAsked:
    """ "Tell me honestly about ..." """
    check_may_write_line(actor, participant_id=participant_id)
    said = check_words(words, longest=rules.LONGEST_ASKED, field="words")
    return lines.write(actor, FeedbackAsked(participant_id=participant_id, words=said), page=PAGE)


@command
def write_feedback(
    *, actor: Actor, participant_id: UUID, words: str, asked_id: UUID | None = None
) -> Feedback:
    """An honest word. It waits, side by side too, until they answer or say not now."""
    check_may_write_feedback(actor, participant_id=participant_id)
    if asked_id and lines.line_with(FeedbackAsked, asked_id).participant_id != participant_id:
        raise NotFound
    feedback = Feedback(
        participant_id=participant_id,
        words=check_words(words, longest=rules.LONGEST_TOLD, field="words"),
        asked_id=asked_id,
        is_suggestion=True,
    )
    return lines.write(actor, feedback, page=PAGE)


@command
def edit_feedback(*, actor: Actor, feedback_id: UUID, words: str) -> Feedback:
    """Better words, by who wrote them, for as long as they wait."""
    feedback = lines.line_with(Feedback, feedback_id)
    check_may_change_line(actor, line=feedback)
    if feedback.written_by_id != actor.id or not feedback.is_suggestion:
        raise NotAllowed
    said = check_words(words, longest=rules.LONGEST_TOLD, field="words")
    return lines.put(actor, feedback, page=PAGE, words=said)


@command
def answer_feedback(*, actor: Actor, feedback_id: UUID, answer: str) -> Feedback:
    """Their answer beside it; said anew, the one before stays in its versions."""
    feedback = lines.line_with(Feedback, feedback_id)
    check_may_answer_feedback(actor, feedback=feedback)
    said = check_words(answer, longest=rules.LONGEST_TOLD, field="answer")
    event = events.FeedbackAnswered(words=feedback.words, answer=said)
    stands = {"answer": said, "is_suggestion": False, "let_go_at": None}
    return lines.put(actor, feedback, event=event, page=PAGE, **stands)
