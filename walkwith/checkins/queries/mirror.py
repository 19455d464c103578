"""The mirror as the viewer may see it: all of it, or the questions shown to them by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.access.acts import answer
from walkwith.access.queries import openings_of
from walkwith.access.queries.showing import ShownPart, parts_shown
from walkwith.checkins.models import HouseQuestions, MirrorEntry, OwnQuestion
from walkwith.checkins.questions import (
    BARC10,
    OWN,
    Questions,
    barc10_questions,
    house_questions,
    key_of_house,
    own_questions,
)
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.queries import participant_named

MOST_ENTRIES = 120
MOST_QUESTIONS = 60
MOST_HOUSE = 40
PAGE = "mirror"


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPart:
    """Some questions, and when they were answered last."""

    questions: Questions
    last: object
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """`is_whole` for the person and who sits beside them; for others `parts` is what is shown."""

    participant: Participant
    parts: Sequence[MirrorPart]
    shown: Sequence[ShownPart]
    is_whole: bool
    may_sit_beside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What was answered over time, the first day first. `put_away` are entries let go."""

    participant: Participant
    questions: Questions
    entries: Sequence[MirrorEntry]
    put_away: Sequence[MirrorEntry]
    own: Sequence[OwnQuestion]
    shown: Sequence[ShownPart]
    is_whole: bool
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whom some questions are put to."""

    participant: Participant
    questions: Questions


def mirror_of(viewer: Actor, participant_id: UUID) -> Mirror:
    openings = openings_of(participant_id).to_read("identity", "mirror")
    participant = participant_named(participant_id, page=PAGE)
    is_whole = openings.writes_theirs
    codes = None if is_whole else _shown_to_me(participant_id)
    parts = _parts(participant_id, codes) if is_whole or codes else []
    return Mirror(
        participant=participant,
        parts=parts,
        shown=parts_shown(participant_id, "mirror", page=PAGE) if is_whole else [],
        is_whole=is_whole and "mirror" in openings.may_write,
        may_sit_beside="mirror" in openings.may_write and not is_whole,
    )


def drawn_of(viewer: Actor, participant_id: UUID, code: str) -> Drawn:
    openings = openings_of(participant_id).to_read("identity", "mirror")
    participant = participant_named(participant_id, page=PAGE)
    is_whole = openings.writes_theirs
    if not is_whole and code not in _shown_to_me(participant_id):
        raise NotAllowed(
            _("This part is theirs to show. Look at it side by side."),
            back=reverse("checkins:mirror", args=[participant_id]),
        )
    note_look([participant_id], "mirror", page=PAGE)
    known = MirrorEntry.objects.filter(participant_id=participant_id, questions=code)
    newest = list(known.order_by("-day", "-made_at", "-id")[:MOST_ENTRIES])
    own = _own(participant_id) if code == OWN else []
    entries = [one for one in reversed(newest) if one.is_open]
    answered = {key for one in entries for key in one.answers}
    return Drawn(
        participant=participant,
        questions=_questions(code, [q for q in own if q.is_open or str(q.pk) in answered]),
        entries=entries,
        put_away=[one for one in newest if not one.is_open],
        own=own,
        shown=parts_shown(participant_id, "mirror", page=PAGE) if is_whole else [],
        is_whole=is_whole and "mirror" in openings.may_write,
        is_own=openings.is_own,
    )


def questions_to_answer(viewer: Actor, participant_id: UUID, code: str) -> Asking:
    """For the person, or with them: alone nobody answers for somebody else."""
    check_may_write_line(viewer, participant_id=participant_id, section="mirror")
    participant = participant_named(participant_id, page=PAGE)
    note_look([participant_id], "mirror", page=PAGE)
    return Asking(participant=participant, questions=_to_ask(participant_id, code))


def entry_to_edit(viewer: Actor, mirror_entry_id: UUID) -> tuple[MirrorEntry, Questions]:
    """What was answered on a day, with its participant and the questions."""
    known = MirrorEntry.objects.select_related("participant").filter(pk=mirror_entry_id)
    found = known.first()
    if found is None:
        raise NotFound
    check_may_change_line(viewer, line=found)
    note_look([found.participant_id], "identity", "mirror", page=PAGE)
    own = _own(found.participant_id) if found.questions == OWN else []
    asked = [one for one in own if one.is_open or str(one.pk) in found.answers]
    return found, _questions(found.questions, asked)


def question_to_edit(viewer: Actor, own_question_id: UUID) -> OwnQuestion:
    found = OwnQuestion.objects.select_related("participant").filter(pk=own_question_id).first()
    if found is None:
        raise NotFound
    check_may_change_line(viewer, line=found)
    note_look([found.participant_id], "identity", "mirror", page=PAGE)
    return found


def keys_of(participant_id: UUID, code: str) -> set[str]:
    """How answers to these questions are kept. Raises `NotFound` for what nobody asks."""
    note_look([participant_id], "mirror", page=PAGE)
    return {one.key for one in _to_ask(participant_id, code).asked}


def _shown_to_me(participant_id: UUID) -> set[str]:
    begins = f"{participant_id}:mirror:"
    shown = answer("shown_parts")
    return {one.removeprefix(begins) for one in shown if one.startswith(begins)}


def _parts(participant_id: UUID, codes: set[str] | None) -> list[MirrorPart]:
    note_look([participant_id], "mirror", page=PAGE)
    answered = {
        row["questions"]: (row["last"], row["times"])
        for row in MirrorEntry.objects.filter(participant_id=participant_id, let_go_at=None)
        .values("questions")
        .annotate(last=Max("day"), times=Count("id"))
    }
    house = HouseQuestions.objects.order_by("made_at", "id")[:MOST_HOUSE]
    own = [one for one in _own(participant_id) if one.is_open]
    sets = [barc10_questions(), own_questions(own)]
    sets += [
        house_questions(one) for one in house if one.ended_at is None or str(one.pk) in answered
    ]
    return [
        MirrorPart(questions=one, last=last, times=times)
        for one in sets
        for last, times in [answered.get(one.code, (None, 0))]
        if codes is None or one.code in codes
    ]


def _own(participant_id: UUID) -> list[OwnQuestion]:
    found = OwnQuestion.objects.filter(participant_id=participant_id)
    return list(found.order_by("place", "made_at", "id")[:MOST_QUESTIONS])


def _to_ask(participant_id: UUID, code: str) -> Questions:
    asked = [one for one in _own(participant_id) if one.is_open] if code == OWN else []
    return _questions(code, asked)


def _questions(code: str, own: Sequence[OwnQuestion]) -> Questions:
    if code == BARC10:
        return barc10_questions()
    if code == OWN:
        return own_questions(own)
    key = key_of_house(code)
    known = HouseQuestions.objects.filter(pk=key).first() if key else None
    if known is None:
        raise NotFound
    return house_questions(known)
