"""How a step of a referral is written: the state, who brought it there, and the history."""

import datetime as dt
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
    if said["state"] in states.OPEN and not said.get("next_on"):
        said["next_on"] = states.next_on(referral.next_on, today)
    last = states.Stop(said["state"], said.get("outcome", ""), today, takes_back)
    said["helps_since"] = _helps_since(actor, referral, last, said.get("next_on"))
    update(referral, **said)
    write(actor, referral, words=words, takes_back=takes_back)
    event = events.ReferralMoved(state=referral.state, outcome=referral.outcome)
    record(actor=actor, event=event, about=referral)
    return referral


def _helps_since(
    actor: Actor, referral: Referral, last: states.Stop, planned: dt.date | None
) -> dt.date | None:
    """From which day it can have helped, once the last step is made."""
    zone = ZoneInfo(actor.zone)
    known = None if last.takes_back else referral.helps_since
    path = [
        states.Stop(state, outcome, at.astimezone(zone).date(), takes_back)
        for state, outcome, at, takes_back in referral.steps.order_by("made_at", "id").values_list(
            "state", "outcome", "made_at", "takes_back"
        )
    ]
    return states.helps_from(
        referral.how,
        referral.made_at.astimezone(zone).date(),
        states.visit_on(known, planned or referral.next_on, last.on),
        [*path, last],
    )


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
