"""A referral as a step of the plan: the person's own, or one that waits for their yes."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.plans.commands import add_step
from walkwith.plans.models import Step
from walkwith.referrals import events, steps
from walkwith.referrals.models import Referral
from walkwith.referrals.policies import check_may_refer, check_may_suggest

TOGETHER = (Referral.Hows.CALLED, Referral.Hows.WENT)


@command
def put_in_plan(*, actor: Actor, referral_id: UUID, words: str, day: dt.date | None = None) -> Step:
    """A step on the way there. Only they say yes to it; while one is open, it stays that one."""
    referral = steps.locked(referral_id)
    check_may_refer(actor, participant_id=referral.participant_id)
    check_may_suggest(actor, participant_id=referral.participant_id)
    if not referral.is_open:
        raise Refused(_("This one is over. Nothing has to be done any more."))
    if (standing := _open_step_of(referral)) is not None:
        return standing
    step = add_step(
        actor=actor,
        participant_id=referral.participant_id,
        words=words,
        day=day,
        who=Step.Doers.TOGETHER if referral.how in TOGETHER else Step.Doers.PARTICIPANT,
        is_suggestion=not may_write_theirs(referral.participant_id),
        meeting_id=referral.meeting_id,
        goal_id=referral.goal_id,
    )
    steps.update(referral, step_id=step.pk)
    record(actor=actor, event=events.ReferralPutInPlan(step_id=step.pk), about=referral)
    return step


def _open_step_of(referral: Referral) -> Step | None:
    """The step it became, as long as that is open or waits for a yes."""
    step = Step.objects.filter(pk=referral.step_id).first() if referral.step_id else None
    return step if step is not None and step.is_open else None
