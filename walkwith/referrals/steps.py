"""How a step of a referral is written: the state, who brought it there, and the history."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.history import record
from walkwith.people.looks import note_look
from walkwith.referrals import events
from walkwith.referrals.models import Referral, ReferralStep
from walkwith.referrals.rules import states

PAGE = "referral"


def before_last(actor: Actor, steps: list[ReferralStep]) -> ReferralStep | None:
    """The step to which the last one can be taken back by the actor today; else None."""
    if len(steps) < 2 or steps[-1].takes_back:
        return None
    last, before = steps[-1], steps[-2]
    is_sent = before.state == Referral.States.DRAFT and last.state == Referral.States.REQUESTED
    allowed = states.may_take_back(
        by=last.by_id,
        me=actor.id,
        on=last.made_at.astimezone(ZoneInfo(actor.zone)).date(),
        today=clock.today(actor.zone),
    )
    return before if allowed and not is_sent else None


def who_is(actor: Actor) -> states.Who:
    return "participant" if actor.role == "participant" else "worker"


def locked(referral_id: UUID) -> Referral:
    """One to change, held still until it is changed. Raises `NotFound`."""
    known = Referral.objects.filter(pk=referral_id)
    # Whoever only reads it holds nothing still: the policy tells them why.
    found = known.select_for_update(of=("self",)).first() or known.first()
    if found is None:
        raise NotFound
    return found


def put(actor: Actor, referral: Referral, **said: Any) -> Referral:
    """The state, the step that says who brought it there, and the history."""
    words, takes_back = said.pop("words", ""), said.pop("takes_back", False)
    today = clock.today(actor.zone)
    said["helps_since"] = states.helps_from(said["state"], today, referral.helps_since)
    if said["state"] in states.OPEN and not said.get("next_on"):
        said["next_on"] = states.next_on(referral.next_on, today)
    update(referral, **said)
    write(actor, referral, words=words, takes_back=takes_back)
    event = events.ReferralMoved(state=referral.state, outcome=referral.outcome)
    record(actor=actor, event=event, about=referral)
    return referral


def write(actor: Actor, referral: Referral, *, words: str = "", takes_back: bool = False) -> None:
    ReferralStep(
        organization_id=actor.organization_id,
        participant_id=referral.participant_id,
        referral=referral,
        state=referral.state,
        outcome=referral.outcome,
        who=who_is(actor),
        by_id=actor.id,
        words=words,
        takes_back=takes_back,
    ).save(force_insert=True)


def update(referral: Referral, **said: Any) -> None:
    """Only these columns, and that they were changed."""
    said["changed_at"] = clock.now()
    Referral.objects.filter(pk=referral.pk).update(**said)
    for name, value in said.items():
        setattr(referral, name, value)
    note_look([referral.participant_id], "referrals", how="wrote", page=PAGE)
