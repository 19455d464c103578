"""The person's own copy: what was in the way, options and what they learned; honest words with
their answers; what was brought over from a clinic.
"""

from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.people.copying import Entry, Part, Said, entry, part, said
from walkwith.people.looks import note_look
from walkwith.plans.models import (
    BroughtItem,
    Feedback,
    FeedbackAsked,
    Lesson,
    Line,
    Obstacle,
    Option,
)
from walkwith.plans.queries import WRITER

L = TypeVar("L", bound=Line)


def obstacles_copy(participant_id: UUID) -> list[Part]:
    """Six statements."""
    note_look([participant_id], "plan", page="copy")
    obstacles = [_obstacle(one) for one in _all(Obstacle, participant_id, "goal")]
    options = [_option(one) for one in _all(Option, participant_id, "goal", "obstacle")]
    lessons = [_lesson(one) for one in _all(Lesson, participant_id, "goal", "obstacle")]
    asked = [_asked(one) for one in _all(FeedbackAsked, participant_id)]
    feedback = [_feedback(one) for one in _all(Feedback, participant_id, "asked")]
    brought = [_brought(one) for one in _all(BroughtItem, participant_id)]
    return [
        part("plan", "obstacles", _("What was in the way"), obstacles),
        part("plan", "options", _("Your options"), options),
        part("plan", "lessons", _("What you tried, what you learned"), lessons),
        part("plan", "asked", _("What you asked to hear about"), asked),
        part("plan", "feedback", _("Honest words, and your answers"), feedback),
        part("plan", "brought", _("From the plan of a clinic"), brought),
    ]


def _all(kind: type[L], participant_id: UUID, *with_these: str) -> list[L]:
    found = kind._default_manager.filter(participant_id=participant_id).annotate(writer=WRITER)
    if with_these:
        found = found.select_related(*with_these)
    return list(found.order_by("made_at", "id"))


def _obstacle(one: Obstacle) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("In the way"), one.words, ""),
        said("where", _("Where it is"), one.where, one.get_where_display()),
        said("goal", _("Goal"), one.goal.words if one.goal else ""),
        said("try_by", _("Try by"), one.try_by),
        said("looked_back", _("Looking back"), one.looked_back),
        said("over_at", _("It is behind me"), one.over_at),
        *_line(one),
    )


def _option(one: Option) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("Option"), one.words, ""),
        said("for", _("What it is for"), _base(one)),
        said("pros", _("For it"), one.pros),
        said("cons", _("Against it"), one.cons),
        said("chosen_at", _("Chosen"), one.chosen_at),
        *_line(one),
    )


def _lesson(one: Lesson) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("What I tried"), one.words, ""),
        said("learned", _("What I learned"), one.learned),
        said("for", _("What it is for"), _base(one)),
        said("day", _("When"), one.day),
        *_line(one),
    )


def _asked(one: FeedbackAsked) -> Entry:
    return entry(one.pk, one.words, said("words", _("Asked for"), one.words, ""), *_line(one))


def _feedback(one: Feedback) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("An honest word"), one.words, ""),
        said("asked", _("Asked for"), one.asked.words if one.asked else ""),
        said("answer", _("Your answer"), one.answer),
        *_line(one),
    )


def _brought(one: BroughtItem) -> Entry:
    return entry(
        one.pk,
        one.theirs,
        said("theirs", _("They wrote"), one.theirs, ""),
        said("source", _("Who wrote it?"), one.source),
        said("outcome", _("What became of it"), one.outcome, one.get_outcome_display()),
        said("words", _("In your words"), one.words),
        *_line(one),
    )


def _base(one: Option | Lesson) -> str:
    base = one.goal or one.obstacle
    return base.words if base else ""


def _line(one: Line) -> tuple[Said, ...]:
    writer: str | None = getattr(one, "writer", None)
    return (
        said("is_suggestion", _("Only suggested so far"), one.is_suggestion),
        said("let_go_at", _("Let go"), one.let_go_at),
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )
