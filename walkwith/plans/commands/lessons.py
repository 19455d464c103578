"""What the person tried, and what they learned from it."""

import datetime as dt
from typing import Any
from uuid import UUID

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.plans import lines, rules, under
from walkwith.plans.models import Lesson
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words, day_sentence


@command
def add_lesson(
    *, actor: Actor, kind: str, base_id: UUID, words: str, is_suggestion: bool = False, **more: Any
) -> Lesson:
    """What they tried for a "goal" or an "obstacle". `more`: what they `learned`, and the `day`."""
    base = under.base_named(kind, base_id)
    person = base.participant_id
    check_may_write_line(actor, participant_id=person, is_suggestion=is_suggestion)
    said = _said(actor, words=words, **more)
    lesson = Lesson(participant_id=person, is_suggestion=is_suggestion, **said)
    under.put_under(lesson, base)
    return lines.write(actor, lesson, page=under.look_of(lesson))


@command
def edit_lesson(*, actor: Actor, lesson_id: UUID, words: str, **more: Any) -> Lesson:
    """Say it in better words. What it said before stays in its versions."""
    lesson = lines.line_with(Lesson, lesson_id)
    check_may_change_line(actor, line=lesson)
    said = _said(actor, words=words, **more)
    return lines.change(actor, lesson, page=under.look_of(lesson), **said)


def _said(
    actor: Actor, *, words: str, learned: str = "", day: dt.date | None = None
) -> dict[str, Any]:
    if problem := rules.problem_with_day(day, today=clock.today(actor.zone)):
        raise Refused(day_sentence(problem), field="day")
    return {
        "words": check_words(words, longest=rules.LONGEST_LESSON, field="words"),
        "learned": check_words(learned, longest=rules.LONGEST_TOLD, field="learned", needed=False),
        "day": day,
    }
