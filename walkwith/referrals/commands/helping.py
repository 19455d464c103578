"""Did it help? What the person says, apart from what any agency says."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.policies import check_may_write_theirs
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look
from walkwith.plans.words import check_words
from walkwith.referrals import events, steps
from walkwith.referrals.models import Helped
from walkwith.referrals.rules import states


@command
def say_if_it_helped(*, actor: Actor, referral_id: UUID, answer: str, words: str = "") -> Helped:
    """Said by the person, or side by side with who walks with them; said again, the last counts."""
    referral = steps.locked(referral_id)
    person = referral.participant_id
    check_may_write_theirs(actor, participant_id=person, section="referrals")
    if answer not in Helped.Answers.values:
        raise Refused(_("Please choose one of these."), field="answer")
    if referral.is_draft:
        raise Refused(_("It has not begun. Nobody can say yet."))
    told = list(referral.helped.values_list("asked_after", flat=True))
    due = states.question_due(referral.helps_since, told, clock.today(actor.zone))
    helped = Helped(
        organization_id=actor.organization_id,
        participant_id=person,
        referral=referral,
        answer=answer,
        words=check_words(words, longest=600, field="words", needed=False),
        asked_after=due or 0,
        by_id=actor.id,
    )
    helped.save(force_insert=True)
    note_look([person], "referrals", how="wrote", page="helped")
    event = events.SaidIfItHelped(answer=answer, asked_after=helped.asked_after)
    record(actor=actor, event=event, about=helped)
    return helped
