"""A referral made, what became of it, and what comes next: every step is kept."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Meeting, Service
from walkwith.directory.needs import NEEDS
from walkwith.directory.uses import REFERRED, count_use
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.dotted import dotted
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id
from walkwith.people.looks import note_look
from walkwith.plans.models import Goal
from walkwith.plans.rules import problem_with_day
from walkwith.plans.words import check_words, day_sentence
from walkwith.referrals import events, steps
from walkwith.referrals.models import Referral
from walkwith.referrals.once import saved_before
from walkwith.referrals.policies import check_may_refer
from walkwith.referrals.rules import states


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a referral is made of: to a service, a meeting, or somebody called `to_name`."""

    words: str
    how: str = "told"
    service_id: UUID | None = None
    meeting_id: UUID | None = None
    to_name: str = ""
    need: str = ""
    interest: str = ""
    goal_id: UUID | None = None
    next_action: str = ""
    next_on: dt.date | None = None

    @property
    def said(self) -> dict[str, str]:
        """What two must have in common to be the same referral, sent twice."""
        said = {"words": self.words, "how": self.how, "interest": self.interest}
        return said | ({"to_name": self.to_name} if self.to_name else {})


@command
def refer(
    *, actor: Actor, participant_id: UUID, asked: Asked, referral_id: UUID | None = None
) -> Referral:
    """Bring somebody to a place that may help. One to be sent stays a draft until it is. Sent
    twice with the same `referral_id`, it is saved once.
    """
    check_may_refer(actor, participant_id=participant_id)
    if saved := saved_before(Referral.objects, referral_id, participant_id, **asked.said):
        return saved
    if asked.how not in Referral.Hows.values:
        raise Refused(_("Please choose one of these."), field="how")
    is_sent = asked.how == Referral.Hows.SENT
    today = clock.today(actor.zone)
    referral = Referral(
        id=referral_id or new_id(),
        organization_id=actor.organization_id,
        participant_id=participant_id,
        service_id=asked.service_id,
        meeting_id=asked.meeting_id,
        goal_id=_goal(participant_id, asked.goal_id),
        to_name=_name_of(actor, asked),
        need=asked.need if asked.need in NEEDS else "",
        words=check_words(asked.words, longest=600, field="words"),
        how=asked.how,
        interest=check_words(asked.interest, longest=300, field="interest", needed=False),
        made_by_id=actor.id,
        owner_id=actor.id,
        state=Referral.States.DRAFT if is_sent else Referral.States.REQUESTED,
        **_next(actor, asked.next_action, asked.next_on),
        helps_since=states.helps_from(asked.how, today, asked.next_on, ()),
        changed_at=clock.now(),
    )
    referral.save(force_insert=True)
    steps.write(actor, referral)
    note_look([participant_id], "referrals", how="wrote", page=steps.PAGE)
    if listing_id := asked.service_id or asked.meeting_id:
        count_use(actor, listing_id, REFERRED)
    event = events.Referred(how=asked.how, to_name=referral.to_name, need=referral.need)
    record(actor=actor, event=event, about=referral)
    return referral


@command
def tell_referral(
    *,
    actor: Actor,
    referral_id: UUID,
    happened: states.Happened,
    words: str = "",
    next_action: str = "",
    next_on: dt.date | None = None,
) -> Referral:
    """What happened: the state it leads to, and what comes next while it is open."""
    referral = steps.locked(referral_id)
    check_may_refer(actor, participant_id=referral.participant_id)
    led = (
        states.where_it_leads(referral.state, happened, steps.who_is(actor))
        if happened in states.TOLD
        else None
    )
    if led is None:
        raise Refused(_("That does not follow from where it stands. Look again."), field="happened")
    state, outcome = led
    told = check_words(words, longest=600, field="words", needed=outcome == "other")
    coming = _kept(actor, referral, next_action, next_on) if state in states.OPEN else {}
    return steps.put(actor, referral, state=state, outcome=outcome, words=told, **coming)


@command
def plan_referral(
    *, actor: Actor, referral_id: UUID, next_action: str = "", next_on: dt.date | None = None
) -> Referral:
    """What comes next, and on which day. Whoever plans it, follows it from now on."""
    referral = steps.locked(referral_id)
    check_may_refer(actor, participant_id=referral.participant_id)
    if not referral.is_open:
        raise Refused(_("This one is over. Nothing has to be done any more."))
    coming = _kept(actor, referral, next_action, next_on) | {"owner_id": actor.id}
    today = clock.today(actor.zone)
    if referral.how == Referral.Hows.WENT and (referral.helps_since or today) > today:
        coming["helps_since"] = coming["next_on"]
    steps.update(referral, **coming)
    event = events.ReferralPlanned(next_on=coming["next_on"])
    record(actor=actor, event=event, about=referral)
    return referral


@command
def cancel_referral(*, actor: Actor, referral_id: UUID, words: str = "") -> Referral:
    """ "I do not want this any more": it is over at once, and no link of it opens."""
    referral = steps.locked(referral_id)
    check_may_refer(actor, participant_id=referral.participant_id)
    if not states.may_follow(referral.state, "cancelled", steps.who_is(actor)):
        raise Refused(_("This one is over. Nothing has to be done any more."))
    told = check_words(words, longest=600, field="words", needed=False)
    return steps.put(actor, referral, state="cancelled", outcome="not_wanted", words=told)


@command
def take_back_referral(*, actor: Actor, referral_id: UUID) -> Referral:
    """The last step was a slip: it goes back to the state before, and both stay to be read."""
    referral = steps.locked(referral_id)
    check_may_refer(actor, participant_id=referral.participant_id)
    before = steps.before_last(actor, list(referral.steps.order_by("made_at", "id")))
    if before is None:
        raise Refused(_("Only who set the last step takes it back, on the same day."))
    return steps.put(
        actor, referral, state=before.state, outcome=before.outcome, words="", takes_back=True
    )


def _kept(
    actor: Actor, referral: Referral, next_action: str, next_on: dt.date | None
) -> dict[str, Any]:
    """What comes next; what was planned stays where nothing is said, but no day that is gone."""
    known = referral.next_on
    is_ahead = known is not None and known >= clock.today(actor.zone)
    return _next(
        actor, next_action or referral.next_action, next_on or (known if is_ahead else None)
    )


def _next(actor: Actor, next_action: str, next_on: dt.date | None) -> dict[str, Any]:
    today = clock.today(actor.zone)
    if problem := problem_with_day(next_on, today=today):
        raise Refused(day_sentence(problem), field="next_on")
    action = check_words(next_action, longest=200, field="next_action", needed=False)
    return {
        "next_action": action or _("Ask how it went"),
        "next_on": states.next_on(next_on, today),
    }


def _name_of(actor: Actor, asked: Asked) -> str:
    """What the place is called today; facts of the house name the house themselves."""
    house = {"organization_id": actor.organization_id}
    if asked.service_id:
        service = Service.objects.select_related("agency").filter(pk=asked.service_id, **house)
        return _found(service.first(), lambda one: _of_agency(one.name, one.agency.name))
    if asked.meeting_id:
        meeting = Meeting.objects.filter(pk=asked.meeting_id, **house).first()
        return _found(meeting, lambda one: one.name)
    return check_words(asked.to_name, longest=200, field="to_name")


def _of_agency(service: str, agency: str) -> str:
    return service if agency in service else dotted(service, agency)


def _found(row: Any, named: Any) -> str:
    if row is None:
        raise NotFound
    return str(named(row))[:200]


def _goal(participant_id: UUID, goal_id: UUID | None) -> UUID | None:
    """One of the person's own goals, or none."""
    mine = Goal.objects.filter(participant_id=participant_id, pk=goal_id) if goal_id else None
    if mine is not None and not mine.exists():
        raise Refused(_("Please choose one of these."), field="goal")
    return goal_id
