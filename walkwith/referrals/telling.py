"""A referral in words: where it stands, who said what when, what comes next."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.directory.needs import need_words
from walkwith.directory.queries import phones_of_service
from walkwith.directory.told import Phone
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import ago_words, day_inside, day_words
from walkwith.plans.models import Step
from walkwith.referrals.models import Helped, Referral, ReferralLink, ReferralStep
from walkwith.referrals.queries import FollowUps, ReferralPage, links_that_open
from walkwith.referrals.rules.states import Happened

Words = str | Promise
MOST_PHONES = 2
LOOK_ON = (Helped.Answers.NO, Helped.Answers.A_LITTLE)
NO_HELP = ("no_capacity", "not_eligible", "could_not_reach", "did_not_go", "other")

HOWS: dict[str, Words] = {
    "told": gettext_lazy("I just tell them about it"),
    "called": gettext_lazy("We call together"),
    "went": gettext_lazy("We go together"),
    "sent": gettext_lazy("I send a request, with their yes"),
}
HOWS_OWN: dict[str, Words] = {
    "told": gettext_lazy("I go there myself"),
    "called": gettext_lazy("We call together"),
    "went": gettext_lazy("We go together"),
    "sent": gettext_lazy("A request is sent, with my yes"),
}
HAPPENED: dict[Happened, Words] = {
    "said_yes": gettext_lazy("They said yes"),
    "began": gettext_lazy("It has begun"),
    "waits": gettext_lazy("It waits"),
    "got_help": gettext_lazy("It is done, and there was help"),
    "no_capacity": gettext_lazy("They have no room"),
    "not_eligible": gettext_lazy("The rules there do not fit"),
    "could_not_reach": gettext_lazy("Nobody could be reached"),
    "went_elsewhere": gettext_lazy("It was another place in the end"),
    "did_not_go": gettext_lazy("It did not come to it"),
    "other": gettext_lazy("It is over for another reason"),
}
TONES = {
    "draft": "dawn",
    "requested": "path",
    "received": "path",
    "accepted": "honey",
    "in_progress": "honey",
    "on_hold": "dawn",
    "completed": "honey",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReferral:
    """One row of a list."""

    referral: Referral
    state: str
    tone: str
    next_day: str
    is_due: bool
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReferralStep:
    """One stop of the path: where it came to, who said so, when, and their words."""

    words: str
    by: str
    when: str
    said: str
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLink:
    """What was sent, to whom, until when it opens, and when it was opened."""

    link: ReferralLink
    sent: str
    opens: bool
    ends: str
    opened: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHelp:
    helped: Helped
    when: str


def told_referral(one: Referral, today: dt.date, *, me: UUID) -> ToldReferral:
    return ToldReferral(
        referral=one,
        state=state_words(one.state, one.outcome),
        tone=TONES.get(one.state, ""),
        next_day=day_words(one.next_on, today) if one.next_on else "",
        is_due=one.is_open and one.next_on is not None and one.next_on <= today,
        owner="" if one.owner_id == me else one.owner.name,
    )


def state_words(state: str, outcome: str) -> str:
    """Where it stands; once it is over, how it went says more."""
    if outcome and state not in ("accepted", "in_progress", "on_hold", "received", "requested"):
        return str(Referral.Outcomes(outcome).label)
    return str(Referral.States(state).label)


def follow_ups_context(actor: Actor, found: FollowUps) -> dict[str, Any]:
    told = [told_referral(one, found.today, me=actor.id) for one in found.mine]
    return {
        "due": [one for one in told if one.is_due],
        "later": [one for one in told if not one.is_due],
        "left": [told_referral(one, found.today, me=actor.id) for one in found.left],
    }


def referral_context(actor: Actor, found: ReferralPage) -> dict[str, Any]:
    """Everything the page of one referral shows."""
    today, referral = clock.today(actor.zone), found.referral
    opens = links_that_open(found) if "consents" in found.openings.may_read else set()
    name, is_own = found.person.preferred_name, found.openings.is_own
    return {
        "person": found.person,
        "name": name,
        "is_own": is_own,
        "referral": referral,
        "told": told_referral(referral, today, me=actor.id),
        "how": (HOWS_OWN if is_own else HOWS)[referral.how],
        "steps": [_step(one, actor, name, is_last=one is found.steps[-1]) for one in found.steps],
        "links": [_link(one, actor, opens) for one in found.links],
        "helped": [_help(one, actor) for one in found.helped],
        "due": found.due,
        "looks_on": found.may_write and _looks_on(found),
        "may_write": found.may_write,
        "may_plan": found.may_plan,
        "step": _plan_step(referral.step),
        "need": need_words(referral.need) if referral.need else "",
        "phones": _phones(actor, referral),
        "may_say": found.may_write and found.openings.writes_theirs and not referral.is_draft,
        "may_take_back": found.may_write and found.may_take_back,
    }


def _looks_on(found: ReferralPage) -> bool:
    """Does it lead to what else there is? It is over without help, or did not help."""
    if found.helped:
        return found.helped[-1].answer in LOOK_ON
    return not found.referral.is_open and found.referral.outcome in NO_HELP


def step_words(referral: Referral) -> str:
    """How it could be said as a step of the plan, until they say it better."""
    place = {"name": referral.to_name[:120]}
    if referral.how == Referral.Hows.WENT:
        return _("Go to %(name)s together") % place
    return _("Call %(name)s") % place


def _phones(actor: Actor, referral: Referral) -> list[Phone]:
    """How to call them together: the numbers of the listing, while it is open."""
    service = referral.service
    if service is None or not referral.is_open:
        return []
    return phones_of_service(actor=actor, service=service)[:MOST_PHONES]


def _plan_step(step: Step | None) -> tuple[Step, Words] | None:
    """The step of the plan it became, and how that stands; none that was let go."""
    if step is None or step.let_go_at:
        return None
    if step.done_at:
        return step, _("done")
    return step, _("waits for a yes") if step.is_suggestion else _("in the plan")


def _step(one: ReferralStep, actor: Actor, name: str, *, is_last: bool) -> ToldReferralStep:
    words = state_words(one.state, one.outcome)
    if one.takes_back:
        words = _("Taken back: %(state)s") % {"state": words}
    return ToldReferralStep(
        words=words,
        by=_by(one, actor, name),
        when=moment_words(one.made_at, actor),
        said=one.words,
        is_last=is_last,
    )


def _by(one: ReferralStep, actor: Actor, name: str) -> str:
    if one.who == ReferralStep.Whos.PARTNER:
        return _("They, by the link")
    if one.by_id == actor.id:
        return _("You")
    return one.by.name if one.by and one.by.name else name


def _link(one: ReferralLink, actor: Actor, opens: set[UUID]) -> ToldLink:
    openings = sorted(opening.made_at for opening in one.openings.all())
    today = clock.today(actor.zone)
    return ToldLink(
        link=one,
        sent=moment_words(one.made_at, actor),
        opens=one.pk in opens,
        ends=day_inside(one.expires_at.astimezone(ZoneInfo(actor.zone)).date(), today),
        opened=[moment_words(at, actor) for at in openings],
    )


def _help(one: Helped, actor: Actor) -> ToldHelp:
    day = one.made_at.astimezone(ZoneInfo(actor.zone)).date()
    return ToldHelp(helped=one, when=ago_words(day, clock.today(actor.zone)))


def moment_words(moment: dt.datetime, actor: Actor) -> str:
    local = moment.astimezone(ZoneInfo(actor.zone))
    day = day_words(local.date(), clock.today(actor.zone))
    return f"{day}, {time_format(local.time(), 'TIME_FORMAT')}"
