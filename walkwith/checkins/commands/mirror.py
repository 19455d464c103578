"""The mirror: what they ask themselves, and what they answered on a day."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.checkins.models import MirrorEntry, OwnQuestion
from walkwith.checkins.queries import keys_of
from walkwith.checkins.rules import LONGEST_NOTE, LONGEST_QUESTION, kept_answers
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.plans import lines
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words

PAGE = "mirror"


@command
def add_question(*, actor: Actor, participant_id: UUID, words: str) -> OwnQuestion:
    """A question of their own, for themselves."""
    check_may_write_line(actor, participant_id=participant_id, section="mirror")
    said = check_words(words, longest=LONGEST_QUESTION, field="words")
    return lines.write(actor, OwnQuestion(participant_id=participant_id, words=said), page=PAGE)


@command
def edit_own_question(*, actor: Actor, own_question_id: UUID, words: str) -> OwnQuestion:
    """Ask it in better words. What was answered stays with it."""
    line = lines.line_with(OwnQuestion, own_question_id)
    check_may_change_line(actor, line=line)
    said = check_words(words, longest=LONGEST_QUESTION, field="words")
    return lines.change(actor, line, page=PAGE, words=said)


@command
def answer(
    *,
    actor: Actor,
    participant_id: UUID,
    questions: str,
    answers: Mapping[str, int],
    day: dt.date,
    words: str = "",
) -> MirrorEntry:
    """Look in the mirror: some answers of a day, and a note of their own."""
    check_may_write_line(actor, participant_id=participant_id, section="mirror")
    said = _said(actor, answers, keys_of(participant_id, questions), day, words)
    entry = MirrorEntry(participant_id=participant_id, questions=questions, **said)
    return lines.write(actor, entry, page=PAGE)


@command
def edit_mirror_entry(
    *,
    actor: Actor,
    mirror_entry_id: UUID,
    answers: Mapping[str, int],
    day: dt.date,
    words: str = "",
) -> MirrorEntry:
    """They see it another way, or add a note. What it said before stays in its versions."""
    entry = lines.line_with(MirrorEntry, mirror_entry_id)
    check_may_change_line(actor, line=entry)
    keys = {*keys_of(entry.participant_id, entry.questions), *entry.answers}
    return lines.change(actor, entry, page=PAGE, **_said(actor, answers, keys, day, words))


def _said(
    actor: Actor, answers: Mapping[str, int], keys: set[str], day: dt.date, words: str
) -> dict[str, Any]:
    kept = kept_answers(answers, keys)
    note = check_words(words, longest=LONGEST_NOTE, field="words", needed=False)
    if not kept and not note:
        raise Refused(_("All are passed over. Answer one, or write a note."))
    if day > clock.today(actor.zone):
        raise Refused(_("That day is still to come. Choose today, or a day before."), field="day")
    return {"answers": kept, "day": day, "words": note}
