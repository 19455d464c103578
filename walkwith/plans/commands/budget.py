"""What comes in and what goes out. What else can be done with an amount is in lines.py."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.plans import lines, money, rules
from walkwith.plans.models import Amount
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import cents_sentence, check_words, day_sentence

LONGEST = 120
PAGE = "budget"
Rhythms = Amount.Rhythms


@command
def add_amount(
    *,
    actor: Actor,
    participant_id: UUID,
    way: str,
    words: str,
    cents: int,
    rhythm: str,
    is_suggestion: bool = False,
    **more: Any,
) -> Amount:
    """Money that comes in or goes out; or suggest to write it down.

    `more`: a `day` it falls on, the `second_day` of twice a month, and whether it `is_needed`.
    """
    check_may_write_line(
        actor, participant_id=participant_id, section="budget", is_suggestion=is_suggestion
    )
    if way not in Amount.Ways.values:
        raise NotFound
    said = _said(actor, way=way, words=words, cents=cents, rhythm=rhythm, **more)
    amount = Amount(participant_id=participant_id, way=way, is_suggestion=is_suggestion, **said)
    return lines.write(actor, amount, page=PAGE)


@command
def edit_amount(
    *, actor: Actor, amount_id: UUID, words: str, cents: int, rhythm: str, **more: Any
) -> Amount:
    """How much, how often, or in other words. What it was before stays in its versions."""
    amount = lines.line_with(Amount, amount_id)
    check_may_change_line(actor, line=amount)
    said = _said(actor, way=amount.way, words=words, cents=cents, rhythm=rhythm, **more)
    return lines.change(actor, amount, page=PAGE, **said)


def _said(
    actor: Actor,
    *,
    way: str,
    words: str,
    cents: int,
    rhythm: str,
    day: dt.date | None = None,
    second_day: int | None = None,
    is_needed: bool = False,
) -> dict[str, Any]:
    """What an amount says, once the rules have nothing against it."""
    if problem := money.problem_with_cents(cents):
        raise Refused(cents_sentence(problem), field="cents")
    if rhythm not in Rhythms.values:
        raise Refused(_("Choose how often."), field="rhythm")
    if rhythm != Rhythms.NOW_AND_THEN:
        _check_day(actor, day)
    if rhythm == Rhythms.TWICE_MONTHLY and second_day not in range(1, 32):
        raise Refused(_("Write the other day of the month, like 15."), field="second_day")
    return {
        "words": check_words(words, longest=LONGEST, field="words"),
        "cents": cents,
        "rhythm": rhythm,
        "day": day if rhythm != Rhythms.NOW_AND_THEN else None,
        "second_day": second_day if rhythm == Rhythms.TWICE_MONTHLY else None,
        "is_needed": is_needed and way == Amount.Ways.OUT,
    }


def _check_day(actor: Actor, day: dt.date | None) -> None:
    if day is None:
        raise Refused(_("Choose one day on which it falls. The rest follows."), field="day")
    if problem := rules.problem_with_day(day, today=clock.today(actor.zone)):
        raise Refused(day_sentence(problem), field="day")
