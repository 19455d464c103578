"""A plan that a clinic wrote, brought over point by point: kept, changed, or left out."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.plans import events, lines, rules
from walkwith.plans.models import BroughtItem, Goal
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.words import check_words

PAGE = "brought"
Outcomes = BroughtItem.Outcomes


@command
def bring_over(
    *,
    actor: Actor,
    participant_id: UUID,
    text: str,
    source: str = "",
    is_suggestion: bool = False,
) -> list[BroughtItem]:
    """Part a pasted plan into its points. What was brought before is not brought twice."""
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    pasted = check_words(text, longest=rules.LONGEST_PASTE, field="text")
    whose = check_words(source, longest=rules.LONGEST_SOURCE, field="source", needed=False)
    points = rules.items_of(pasted)
    if not points:
        raise Refused(_("There are no words in this."), field="text")
    if len(points) > rules.MOST_BROUGHT:
        words = _("These are %(points)s points. Bring up to %(most)s at a time.")
        raise Refused(words % {"points": len(points), "most": rules.MOST_BROUGHT}, field="text")
    there = BroughtItem.objects.filter(participant_id=participant_id, let_go_at=None)
    known = set(there.values_list("theirs", flat=True))
    return [
        lines.write(
            actor,
            BroughtItem(
                participant_id=participant_id,
                theirs=point,
                source=whose,
                is_suggestion=is_suggestion,
                place=place,
            ),
            page=PAGE,
        )
        for place, point in enumerate(points, start=1)
        if point not in known
    ]


@command
def keep_brought_item(*, actor: Actor, brought_item_id: UUID) -> BroughtItem:
    """It is a goal of theirs, in the words of the clinic."""
    item = lines.line_with(BroughtItem, brought_item_id)
    check_may_write_line(actor, participant_id=item.participant_id)
    words = check_words(item.theirs, longest=rules.LONGEST_GOAL, field="words")
    return _goal_of(actor, item, words)


@command
def change_brought_item(*, actor: Actor, brought_item_id: UUID, words: str) -> BroughtItem:
    """It is a goal of theirs, in their own words."""
    item = lines.line_with(BroughtItem, brought_item_id)
    check_may_write_line(actor, participant_id=item.participant_id)
    return _goal_of(actor, item, check_words(words, longest=rules.LONGEST_GOAL, field="words"))


@command
def leave_out_brought_item(*, actor: Actor, brought_item_id: UUID) -> BroughtItem:
    """It is no part of their plan. Nobody asks why."""
    item = lines.line_with(BroughtItem, brought_item_id)
    check_may_write_line(actor, participant_id=item.participant_id)
    _take_back(actor, item)
    return _sort(actor, item, outcome=Outcomes.LEFT_OUT, words="", goal_id=None)


@command
def undo_brought_item(*, actor: Actor, brought_item_id: UUID) -> BroughtItem:
    """Look at it again: a goal that it became is put away."""
    item = lines.line_with(BroughtItem, brought_item_id)
    check_may_write_line(actor, participant_id=item.participant_id)
    _take_back(actor, item)
    return _sort(actor, item, outcome=Outcomes.WAITING, words="", goal_id=None)


def _goal_of(actor: Actor, item: BroughtItem, words: str) -> BroughtItem:
    _take_back(actor, item)
    goal = lines.write(actor, Goal(participant_id=item.participant_id, words=words), page=PAGE)
    outcome = Outcomes.KEPT if words == item.theirs else Outcomes.CHANGED
    return _sort(actor, item, outcome=outcome, words=words, goal_id=goal.pk)


def _take_back(actor: Actor, item: BroughtItem) -> None:
    """The goal that it became before, unless they reached it."""
    if item.goal and item.goal.is_open:
        lines.let_go(actor, item.goal, page=PAGE)


def _sort(actor: Actor, item: BroughtItem, **values: Any) -> BroughtItem:
    event = events.BroughtItemSorted(
        theirs=item.theirs, words=values["words"], outcome=str(values["outcome"])
    )
    return lines.put(actor, item, event=event, page=PAGE, is_suggestion=False, **values)
