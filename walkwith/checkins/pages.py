"""What the templates of this package are given."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from walkwith.access.sentences.showing import ToldShare, told_shares
from walkwith.checkins.drawing import answers_in_words, dots_drawn, line_drawn
from walkwith.checkins.forms import MilestoneForm
from walkwith.checkins.models import Milestone, MirrorEntry
from walkwith.checkins.queries import Drawn, MilestonesPage, Mirror
from walkwith.checkins.questions import Questions
from walkwith.checkins.rules import plain_sum
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import day_words
from walkwith.people.models import Participant
from walkwith.plans.pages import name_for, person_context

Words = str | Promise
NEWEST_WINS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMilestone:
    """`writer` is None for their own words."""

    line: Milestone
    when: str
    is_today: bool
    writer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """Some questions of the mirror: when they were answered last, and who sees it."""

    questions: Questions
    last: str
    shares: Sequence[ToldShare]
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldQuestion:
    """One question over time: drawn, and as numbers beside its days."""

    words: Words
    drawing: str
    answers: list[int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEntry:
    """What was answered on a day. `total` is None where something was passed over."""

    entry: MirrorEntry
    when: str
    total: int | None


def milestones_context(actor: Actor, found: MilestonesPage) -> dict[str, Any]:
    today = clock.today(actor.zone)

    def told(lines: Iterable[Milestone]) -> list[ToldMilestone]:
        return [told_milestone(one, today) for one in lines]

    return person_context(actor, found.participant, stands=found.stands) | {
        "ahead": told(found.ahead),
        "celebrated": told(found.celebrated),
        "wins": told(found.wins[:NEWEST_WINS]),
        "more_wins": told(found.wins[NEWEST_WINS:]),
        "waiting": told(found.waiting),
        "put_away": found.put_away,
        "may_write": found.may_write,
    }


def milestone_form(
    actor: Actor, person: Participant, data: Any, known: Mapping[str, Any]
) -> MilestoneForm:
    today = clock.today(actor.zone)
    return MilestoneForm(data, today=today, name=name_for(actor, person), initial=known)


def written_words(line: Milestone, person: Participant, words: str = "") -> str:
    """What became of the words: they stand, or they wait."""
    if line.is_suggestion:
        return _("Suggested. It waits for the yes of %(name)s.") % {"name": person.preferred_name}
    return words or _("It is written down.")


def told_milestone(one: Milestone, today: dt.date) -> ToldMilestone:
    return ToldMilestone(
        line=one,
        when=day_words(one.day, today) if one.day else "",
        is_today=one.day == today,
        writer=getattr(one, "writer", None),
    )


def mirror_context(actor: Actor, found: Mirror) -> dict[str, Any]:
    today = clock.today(actor.zone)
    shares = told_shares(found.shown, today, actor.zone)
    return person_context(actor, found.participant) | {
        "parts": [
            ToldPart(
                questions=one.questions,
                last=day_words(one.last, today) if isinstance(one.last, dt.date) else "",
                shares=shares.get(one.questions.part, []),
                part=one.questions.part,
            )
            for one in found.parts
        ],
        "is_whole": found.is_whole,
        "may_sit_beside": found.may_sit_beside,
    }


def drawn_context(actor: Actor, found: Drawn) -> dict[str, Any]:
    today = clock.today(actor.zone)
    shares = told_shares(found.shown, today, actor.zone)
    asked = found.questions.asked
    keys = [one.key for one in asked]
    told = [told_entry(one, keys, today) for one in found.entries]
    return person_context(actor, found.participant) | {
        "questions": found.questions,
        "told": ToldPart(
            questions=found.questions,
            last="",
            shares=shares.get(found.questions.part, []),
            part=found.questions.part,
        ),
        "entries": told,
        "newest": list(reversed(told)),
        "lines": [_told_question(one.key, one.words, found.entries, today) for one in asked],
        "dots": dots_drawn(found.entries, _("All answers, day by day")) if told else "",
        "put_away": found.put_away,
        "own": [one for one in found.own if one.is_open],
        "own_away": [one for one in found.own if not one.is_open],
        "is_whole": found.is_whole,
        "is_mine": found.is_own,
    }


def told_entry(entry: MirrorEntry, keys: Sequence[str], today: dt.date) -> ToldEntry:
    return ToldEntry(
        entry=entry, when=day_words(entry.day, today), total=plain_sum(entry.answers, keys)
    )


def asking_context(actor: Actor, person: Participant, questions: Questions) -> dict[str, Any]:
    return person_context(actor, person) | {"questions": questions}


def _told_question(
    key: str, words: Words, entries: Sequence[MirrorEntry], today: dt.date
) -> ToldQuestion:
    answered = [one for one in entries if key in one.answers]
    said = answers_in_words({day_words(one.day, today): one.answers[key] for one in answered})
    return ToldQuestion(
        words=words,
        drawing=line_drawn(entries, key, f"{words} {said}") if answered else "",
        answers=[one.answers.get(key) for one in entries],
    )
