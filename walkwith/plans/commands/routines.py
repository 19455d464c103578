"""Routines and rituals of the week. Nobody counts whether they were kept."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.plans import lines
from walkwith.plans.models import PartsOfDay, Routine
from walkwith.plans.policies import check_may_change_line, check_may_write_line
from walkwith.plans.words import check_words

LONGEST = 200
PAGE = "routines"


@command
def add_routine(
    *,
    actor: Actor,
    participant_id: UUID,
    words: str,
    days: Sequence[int],
    is_suggestion: bool = False,
    **more: Any,
) -> Routine:
    """Something they do on some days of the week; or suggest it.

    `more`: the `kind`, a `part_of_day`, or the time it is `at`.
    """
    check_may_write_line(actor, participant_id=participant_id, is_suggestion=is_suggestion)
    said = _said(words=words, days=days, **more)
    routine = Routine(participant_id=participant_id, is_suggestion=is_suggestion, **said)
    return lines.write(actor, routine, page=PAGE)


@command
def edit_routine(
    *, actor: Actor, routine_id: UUID, words: str, days: Sequence[int], **more: Any
) -> Routine:
    """Other words, other days, another time."""
    routine = lines.line_with(Routine, routine_id)
    check_may_change_line(actor, line=routine)
    return lines.change(actor, routine, page=PAGE, **_said(words=words, days=days, **more))


def _said(
    *,
    words: str,
    days: Sequence[int],
    kind: str = Routine.Kinds.EVERYDAY,
    part_of_day: str = "",
    at: dt.time | None = None,
) -> dict[str, Any]:
    """What a routine says. A time by the clock says the part of the day as well."""
    chosen = sorted(set(days))
    if not chosen or not set(chosen) <= set(range(7)):
        raise Refused(_("Choose one day or more."), field="days")
    if part_of_day and part_of_day not in PartsOfDay.values:
        raise Refused(_("Choose a part of the day."), field="part_of_day")
    if kind not in Routine.Kinds.values:
        raise Refused(_("Choose one of these."), field="kind")
    return {
        "words": check_words(words, longest=LONGEST, field="words"),
        "days": chosen,
        "kind": kind,
        "part_of_day": "" if at else part_of_day,
        "at": at,
    }
