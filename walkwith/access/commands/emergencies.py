"""A record opened in an emergency: for a reason, to read, and looked into afterwards."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.acts import answer
from walkwith.access.models import EmergencyAccess
from walkwith.access.policies import check_may_open_emergency, check_may_review
from walkwith.access.rules.emergencies import (
    HOURS,
    LONGEST_REASON,
    MISSES_COUNT_FOR,
    has_guessed_too_often,
    problem_with_emergency,
)
from walkwith.access.sentences.emergencies import PROBLEMS
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.people.rules import folded, tidy


@dataclass(frozen=True, slots=True)
class _OfNobody:
    """What the history tells of a try that found nobody: not even whom it was meant for."""

    pk: UUID


@command
def open_emergency(
    *, actor: Actor, full_name: str, reason: str, hours: int = HOURS[0]
) -> EmergencyAccess | None:
    """Open somebody's record by their full name. None: nobody by exactly this name.

    Somebody hidden by a block, and several of one name, are answered as nobody is.
    """
    check_may_open_emergency(actor)
    called, why = folded(full_name), tidy(reason)
    _check_may_try_again(actor)
    if problem := problem_with_emergency(called, why, hours):
        field, words = PROBLEMS[problem]
        raise Refused(str(words), field=field)
    access_id = new_id()
    if answer("open_emergency", access_id, called, why[:LONGEST_REASON], hours) is None:
        record(actor=actor, event=events.EmergencyMissed(), about=_OfNobody(access_id))
        return None
    opened = EmergencyAccess.objects.get(pk=access_id)
    record(actor=actor, event=events.EmergencyOpened(hours=hours), about=opened)
    return opened


@command
def close_emergency(*, actor: Actor, emergency_id: UUID) -> None:
    """Whoever opened it ends it, before its time."""
    check_may_open_emergency(actor)
    opened = EmergencyAccess.objects.filter(pk=emergency_id, worker_id=actor.id).first()
    if opened is None:
        raise NotFound
    record(actor=actor, event=events.EmergencyClosed(), about=opened)
    if not answer("close_emergency", opened.pk):
        raise NotFound


@command
def review_emergency(*, actor: Actor, emergency_id: UUID, is_justified: bool, words: str) -> None:
    """Somebody else looks into it: was it needed? The person reads every word."""
    check_may_review(actor, emergency_id=emergency_id)
    said = tidy(words)
    if not said:
        raise Refused(_("Say in a few words what you think of it."), field="words")
    opened = EmergencyAccess.objects.get(pk=emergency_id)
    record(actor=actor, event=events.EmergencyReviewed(is_justified=is_justified), about=opened)
    waiting = EmergencyAccess.objects.filter(pk=emergency_id, reviewed_at=None)
    if not waiting.update(
        reviewed_at=clock.database_now(),
        reviewed_by_id=actor.id,
        review=said[:LONGEST_REASON],
        is_justified=is_justified,
    ):
        raise NotFound


def _check_may_try_again(actor: Actor) -> None:
    lately = Change.objects.filter(
        organization_id=actor.organization_id,
        actor_id=actor.id,
        event=events.EmergencyMissed.__name__,
        at__gt=clock.now() - MISSES_COUNT_FOR,
    )
    if has_guessed_too_often(lately.count()):
        raise Refused(_("That was five tries within an hour. Call your supervisor now."))
