"""The person's own copy: milestones and wins, and all they answered for themselves."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.checkins.models import HouseQuestions, Milestone, MirrorEntry, OwnQuestion
from walkwith.checkins.questions import (
    BARC10,
    OWN,
    Questions,
    barc10_questions,
    house_questions,
    own_questions,
)
from walkwith.people.copying import Entry, Part, Said, entry, part, said
from walkwith.people.looks import note_look
from walkwith.people.sections import Section
from walkwith.plans.models import Line
from walkwith.plans.queries.suggestions import WRITER


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    """Four statements at most."""
    found = []
    if "plan" in sections:
        found.append(_milestones(participant_id))
    if "mirror" in sections:
        found += _mirror(participant_id)
    return found


def _milestones(participant_id: UUID) -> Part:
    note_look([participant_id], "plan", page="copy")
    known = Milestone.objects.filter(participant_id=participant_id).annotate(writer=WRITER)
    entries = [_milestone(one) for one in known.order_by("made_at", "id")]
    return part("plan", "milestones", _("Your milestones and wins"), entries)


def _mirror(participant_id: UUID) -> list[Part]:
    note_look([participant_id], "mirror", page="copy")
    mine = {"participant_id": participant_id}
    own = list(OwnQuestion.objects.filter(**mine).annotate(writer=WRITER).order_by("made_at", "id"))
    known: dict[str, Questions] = {BARC10: barc10_questions(), OWN: own_questions(own)}
    known |= {str(one.pk): house_questions(one) for one in HouseQuestions.objects.all()}
    entries = MirrorEntry.objects.filter(**mine).annotate(writer=WRITER)
    looked = [_entry(one, known) for one in entries.order_by("day", "made_at", "id")]
    return [
        part("mirror", "own_questions", _("Your own questions"), [_question(one) for one in own]),
        part("mirror", "mirror", _("Your mirror"), looked),
    ]


def _milestone(one: Milestone) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("In your words"), one.words, ""),
        said("day", _("Day"), one.day),
        said("celebrate", _("How to celebrate"), one.celebrate),
        said("is_win", _("A small win"), one.is_win),
        said("celebrated_at", _("Marked"), one.celebrated_at),
        *_kept(one),
    )


def _question(one: OwnQuestion) -> Entry:
    return entry(one.pk, one.words, said("words", _("In your words"), one.words, ""), *_kept(one))


def _entry(one: MirrorEntry, known: Mapping[str, Questions]) -> Entry:
    questions = known.get(one.questions)
    return entry(
        one.pk,
        questions.title if questions else one.questions,
        said("questions", _("Questions"), one.questions, ""),
        said("day", _("Day"), one.day),
        said("answers", _("Answers"), one.answers, _answers(one, questions)),
        said("words", _("Your note"), one.words),
        *_kept(one),
    )


def _answers(one: MirrorEntry, questions: Questions | None) -> str:
    """Each question with its number, from 1 to 6."""
    asked = {question.key: str(question.words) for question in questions.asked} if questions else {}
    return "\n".join(f"{asked.get(key, key)} {number}" for key, number in one.answers.items())


def _kept(one: Line) -> Iterable[Said]:
    writer = getattr(one, "writer", None)
    return (
        said("is_suggestion", _("Only suggested so far"), one.is_suggestion),
        said("let_go_at", _("Let go"), one.let_go_at),
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )
