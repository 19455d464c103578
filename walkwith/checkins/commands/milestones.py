"""Milestones and wins: chosen by the person, celebrated their way. Nothing counts or resets."""

import datetime as dt
from typing import Any
from uuid import UUID

from walkwith.checkins import events
from walkwith.checkins.models import Milestone
from walkwith.checkins.rules import LONGEST_CELEBRATION, LONGEST_MILESTONE
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.plans import lines
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.rules import problem_with_day
from walkwith.plans.words import check_words, day_sentence

PAGE = "milestones"


@command
def add_milestone(
    *,
    actor: Actor,
    participant_id: UUID,
    words: str,
    day: dt.date | None = None,
    celebrate: str = "",
    is_suggestion: bool = False,
) -> Milestone:
    """Something they want to mark, with or without a day."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    said = _said(actor, words, day, celebrate)
    line = Milestone(participant_id=participant_id, is_suggestion=is_suggestion, **said)
    return lines.write(actor, line, page=PAGE)


@command
def say_win(
    *, actor: Actor, participant_id: UUID, words: str, is_suggestion: bool = False
) -> Milestone:
    """A small win of today, said in a moment: it is glad already."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    line = Milestone(
        participant_id=participant_id,
        is_suggestion=is_suggestion,
        words=check_words(words, longest=LONGEST_MILESTONE, field="words"),
        day=clock.today(actor.zone),
        is_win=True,
        celebrated_at=clock.now(),
    )
    return lines.write(actor, line, page=PAGE)


@command
def edit_milestone(
    *,
    actor: Actor,
    milestone_id: UUID,
    words: str,
    day: dt.date | None = None,
    celebrate: str = "",
) -> Milestone:
    """Other words, another day or none, another way to celebrate. Nobody asks why."""
    line = lines.line_with(Milestone, milestone_id)
    check_may_change_line(actor, line=line)
    return lines.change(actor, line, page=PAGE, **_said(actor, words, day, celebrate))


@command
def celebrate_milestone(*, actor: Actor, milestone_id: UUID) -> Milestone:
    """They are there, and celebrate."""
    line = lines.line_with(Milestone, milestone_id)
    check_may_write_line(actor, participant_id=line.participant_id)
    if line.celebrated_at is None:
        event = events.MilestoneCelebrated(words=line.words)
        glad = {"celebrated_at": clock.now(), "is_suggestion": False, "let_go_at": None}
        lines.put(actor, line, event=event, page=PAGE, **glad)
    return line


@command
def reopen_milestone(*, actor: Actor, milestone_id: UUID) -> Milestone:
    """It is still to come after all. What was celebrated stays in its versions."""
    line = lines.line_with(Milestone, milestone_id)
    check_may_write_line(actor, participant_id=line.participant_id)
    if line.celebrated_at:
        event = events.MilestoneReopened(words=line.words)
        lines.put(actor, line, event=event, page=PAGE, celebrated_at=None)
    return line


def _said(actor: Actor, words: str, day: dt.date | None, celebrate: str) -> dict[str, Any]:
    if problem := problem_with_day(day, today=clock.today(actor.zone)):
        raise Refused(day_sentence(problem), field="day")
    longest = LONGEST_CELEBRATION
    return {
        "words": check_words(words, longest=LONGEST_MILESTONE, field="words"),
        "day": day,
        "celebrate": check_words(celebrate, longest=longest, field="celebrate", needed=False),
    }
