"""Options for a goal, or for what is in the way: side by side before a choice."""

from typing import Any
from uuid import UUID

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.plans import events, lines, rules, under
from walkwith.plans.models import Option
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words


@command
def add_option(
    *,
    actor: Actor,
    kind: str,
    base_id: UUID,
    words: str,
    pros: str = "",
    cons: str = "",
    is_suggestion: bool = False,
) -> Option:
    """One more way to go on, for a "goal" or around an "obstacle"."""
    base = under.base_named(kind, base_id)
    person = base.participant_id
    check_may_write_line(actor, participant_id=person, is_suggestion=is_suggestion)
    option = Option(participant_id=person, is_suggestion=is_suggestion, **_said(words, pros, cons))
    under.put_under(option, base)
    return lines.write(actor, option, page=under.look_of(option))


@command
def edit_option(
    *, actor: Actor, option_id: UUID, words: str, pros: str = "", cons: str = ""
) -> Option:
    """Better words, or another thing for or against it."""
    option = lines.line_with(Option, option_id)
    check_may_change_line(actor, line=option)
    return lines.change(actor, option, page=under.look_of(option), **_said(words, pros, cons))


@command
def choose_option(*, actor: Actor, option_id: UUID) -> Option:
    """This one. What was chosen before is an option again; nobody asks why."""
    option = lines.line_with(Option, option_id)
    check_may_write_line(actor, participant_id=option.participant_id)
    if option.chosen_at and option.is_open:
        return option
    for other in lines.beside(option):
        if other.chosen_at:
            _put_back(actor, other)
    event = events.OptionChosen(words=option.words)
    chosen: dict[str, Any] = {"chosen_at": clock.now(), "let_go_at": None, "is_suggestion": False}
    return lines.put(actor, option, event=event, page=under.look_of(option), **chosen)


@command
def put_back_option(*, actor: Actor, option_id: UUID) -> Option:
    """Not this one after all: it is an option like the others."""
    option = lines.line_with(Option, option_id)
    check_may_write_line(actor, participant_id=option.participant_id)
    return _put_back(actor, option) if option.chosen_at else option


def _put_back(actor: Actor, option: Option) -> Option:
    event = events.OptionPutBack(words=option.words)
    return lines.put(actor, option, event=event, page=under.look_of(option), chosen_at=None)


def _said(words: str, pros: str, cons: str) -> dict[str, Any]:
    return {
        "words": check_words(words, longest=rules.LONGEST_OPTION, field="words"),
        "pros": check_words(pros, longest=rules.LONGEST_TOLD, field="pros", needed=False),
        "cons": check_words(cons, longest=rules.LONGEST_TOLD, field="cons", needed=False),
    }
