"""Builders of the tests of check-ins: they call the real commands."""

import datetime as dt
from typing import Any

from tests.conftest import Cast
from walkwith.access.commands import show_part
from walkwith.access.queries.side_by_side import this_moment
from walkwith.access.rules.showing import end_of
from walkwith.checkins import commands
from walkwith.checkins.models import HouseQuestions, Milestone, MirrorEntry, OwnQuestion
from walkwith.foundation.actor import Actor, acting_as

SPRING, SUMMER = dt.date(2026, 3, 3), dt.date(2026, 6, 1)


def a_milestone(actor: Actor, cast: Cast, **said: Any) -> Milestone:
    asked = {"words": "My own key", **said}
    return commands.add_milestone(actor=actor, participant_id=cast.dee.pk, **asked)


def a_win(actor: Actor, cast: Cast, words: str, **said: Any) -> Milestone:
    return commands.say_win(actor=actor, participant_id=cast.dee.pk, words=words, **said)


def a_question(actor: Actor, cast: Cast, words: str = "Did I sleep?") -> OwnQuestion:
    return commands.add_question(actor=actor, participant_id=cast.dee.pk, words=words)


def a_look(actor: Actor, cast: Cast, **said: Any) -> MirrorEntry:
    asked = {"questions": "barc10", "answers": {"1": 4}, "day": SPRING, **said}
    return commands.answer(actor=actor, participant_id=cast.dee.pk, **asked)


def house_questions(cast: Cast, **said: Any) -> HouseQuestions:
    asked = {"name": "The week", "words": "Did I sleep?\nDid I eat?", **said}
    return commands.add_house_questions(actor=cast.pat, **asked)


def show(dee: Actor, cast: Cast, part: str, to: Actor) -> None:
    with acting_as(dee):
        ends_at = end_of(this_moment().date(), "America/New_York")
    show_part(actor=dee, participant_id=cast.dee.pk, part=part, member_id=to.id, ends_at=ends_at)
