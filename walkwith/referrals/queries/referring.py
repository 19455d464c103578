"""Referrals of one person, one of them with its path, and what somebody follows."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from walkwith.access.acts import answer, ask
from walkwith.access.queries import Openings, openings_of
from walkwith.directory.models import Meeting, Service
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.queries import participant_with_id
from walkwith.plans.models import Goal
from walkwith.referrals import steps
from walkwith.referrals.models import Helped, Referral, ReferralLink, ReferralStep
from walkwith.referrals.policies import check_may_refer
from walkwith.referrals.queries.helping import known_there
from walkwith.referrals.rules import states

MOST = 100
MOST_TODAY = 5
TOLD_FOR = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPlace:
    """Where somebody could be brought to: a service, a meeting, or nothing of the directory."""

    person: Participant
    is_own: bool
    service: Service | None = None
    meeting: Meeting | None = None
    goals: Sequence[Goal] = ()
    known: str = ""
    is_known_there: bool = False

    @property
    def name(self) -> str:
        one = self.service or self.meeting
        return one.name if one else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPage:
    """One referral with everything about it, and what the viewer may do."""

    referral: Referral
    person: Participant
    steps: Sequence[ReferralStep]
    links: Sequence[ReferralLink]
    helped: Sequence[Helped]
    openings: Openings
    due: int | None
    may_take_back: bool

    @property
    def may_write(self) -> bool:
        return "referrals" in self.openings.may_write

    @property
    def may_plan(self) -> bool:
        """May it be put in the plan? It is open, and not one of the open steps already."""
        has_step = self.referral.step is not None and self.referral.step.is_open
        may = self.may_write and "plan" in self.openings.may_write
        return may and self.referral.is_open and not has_step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralList:
    """All of one person: those to be asked about, the open ones by their day, those over."""

    person: Participant
    openings: Openings
    open: Sequence[Referral]
    over: Sequence[Referral]
    asked: Sequence[Referral]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What somebody follows, by day; and what nobody follows any more who walks with them."""

    today: dt.date
    mine: Sequence[Referral]
    left: Sequence[Referral]


def place_to_refer(
    *,
    actor: Actor,
    participant_id: UUID,
    service_id: UUID | None = None,
    meeting_id: UUID | None = None,
) -> ReferralPlace:
    """Raises `NotFound`, also for a place the house does not know."""
    check_may_refer(actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="refer")
    house = {"organization_id": actor.organization_id}
    services = Service.objects.select_related("agency").filter(**house)
    service = services.filter(pk=service_id).first() if service_id else None
    meeting = Meeting.objects.filter(pk=meeting_id, **house).first() if meeting_id else None
    if (service_id and not service) or (meeting_id and not meeting):
        raise NotFound
    known = known_there(participant_id, page="refer")
    note_look([participant_id], "plan", page="refer")
    goals = Goal.objects.filter(
        participant_id=participant_id, is_suggestion=False, done_at=None, let_go_at=None
    )
    return ReferralPlace(
        person=person,
        is_own=person.membership_id == actor.id,
        service=service,
        meeting=meeting,
        goals=list(goals.order_by("place", "made_at")[:20]),
        known=next((told for key, told in known.items() if key in (service_id, meeting_id)), ""),
        is_known_there=_has_declared(actor, service, meeting),
    )


def _has_declared(actor: Actor, service: Service | None, meeting: Meeting | None) -> bool:
    """Did the viewer say, the last time they brought somebody to this agency or meeting, that they
    know people there? Not in which words: those are in that person's record.
    """
    if service is None and meeting is None:
        return False
    there = Q(service__agency_id=service.agency_id) if service else Q(meeting=meeting)
    mine = Referral.objects.filter(there, made_by_id=actor.id).order_by("-made_at", "-id")
    return bool(mine.values_list("interest", flat=True).first())


def referral_page(*, actor: Actor, referral_id: UUID) -> ReferralPage:
    """One, with its path, its links and how often they were opened, and what helped."""
    referral = (
        Referral.objects.select_related(
            *("service__agency", "service__source", "meeting", "owner", "goal", "step")
        )
        .filter(pk=referral_id)
        .first()
    )
    if referral is None:
        raise NotFound
    note_look([referral.participant_id], "referrals", page="referral")
    openings = openings_of(referral.participant_id).to_read("referrals")
    if referral.goal or referral.step:  # joined to it only for those who may read the plan
        note_look([referral.participant_id], "plan", page="referral")
    path = list(referral.steps.select_related("by").order_by("made_at", "id")[:MOST])
    helped = list(referral.helped.select_related("by").order_by("made_at", "id")[:MOST])
    links = referral.links.select_related("recipient", "consent").prefetch_related("openings")
    today = clock.today(actor.zone)
    asked = [one.asked_after for one in helped]
    return ReferralPage(
        referral=referral,
        person=participant_with_id(referral.participant_id, page="referral"),
        steps=path,
        links=list(links.order_by("-made_at")[:MOST]),
        helped=helped,
        openings=openings,
        due=states.question_due(referral.helps_since, asked, today),
        may_take_back=steps.before_last(actor, path) is not None,
    )


def referrals_of(*, actor: Actor, participant_id: UUID) -> ReferralList:
    """Open ones first, by their next day. Raises `NotFound`."""
    openings = openings_of(participant_id).to_read("identity", "referrals")
    person = participant_with_id(participant_id, page="referrals")
    note_look([participant_id], "referrals", page="referrals")
    found = list(
        Referral.objects.filter(participant_id=participant_id)
        .select_related("owner")
        .prefetch_related("helped")
        .order_by("next_on", "made_at")[:MOST]
    )
    today = clock.today(actor.zone)
    over = [one for one in found if not one.is_open]
    return ReferralList(
        person=person,
        openings=openings,
        open=[one for one in found if one.is_open],
        over=sorted(over, key=lambda one: one.changed_at, reverse=True),
        asked=[one for one in found if is_asked(one, today)],
    )


def is_asked(referral: Referral, today: dt.date) -> bool:
    """Is it time to ask whether it helped? Its answers are loaded with it."""
    answered = [one.asked_after for one in referral.helped.all()]
    return states.question_due(referral.helps_since, answered, today) is not None


def follow_ups(*, actor: Actor) -> FollowUps:
    """Open ones that are the actor's to follow, and those left by who walks on no more."""
    found = Referral.objects.filter(state__in=states.OPEN).select_related("participant", "owner")
    mine = list(found.filter(owner_id=actor.id).order_by("next_on", "made_at")[:MOST])
    gone = answer("left_referrals", "read")
    left = list(found.filter(pk__in=gone).order_by("next_on", "made_at")[:MOST])
    people = {one.participant_id for one in (*mine, *left)}
    note_look(people, "identity", "referrals", how="listed", page="follow_ups")
    return FollowUps(clock.today(actor.zone), mine, left)


def followed_today(
    today: dt.date, *, viewer: Actor, left: Collection[UUID], page: str
) -> list[Referral]:
    """What the viewer follows and looks at again today, the longest waiting first; and what a
    partner said no to of late, so that they look on. After them what is `left` by who followed it.
    """
    found = list(_followed(owner=viewer.id, today=today, since=clock.now() - TOLD_FOR))
    if left and len(found) < MOST_TODAY:
        due = Referral.objects.filter(pk__in=left, next_on__lte=today).select_related(
            "participant", "owner"
        )
        found += due.order_by("next_on", "made_at", "id")[: MOST_TODAY - len(found)]
    people = {one.participant_id for one in found}
    note_look(people, "identity", "referrals", how="listed", page=page)
    return found


@prepared
def _followed(*, owner: Any, today: Any, since: Any) -> QuerySet[Referral]:
    is_due = Q(state__in=states.OPEN, next_on__lte=today)
    ended = ReferralStep.objects.filter(referral=OuterRef("pk"), state__in=states.NO, who="partner")
    is_no = Q(Exists(ended), state__in=states.NO, changed_at__gt=since)
    found = Referral.objects.filter(is_due | is_no, owner_id=owner).select_related("participant")
    return found.order_by("next_on", "made_at", "id")[:MOST_TODAY]


def links_that_open(page: ReferralPage) -> set[UUID]:
    """Those of its links that open at this moment: asked of the consents in force."""
    now = answer("this_moment")
    held = {
        (consent, recipient): set(sections)
        for consent, recipient, sections in ask("consents_in_force", page.person.pk)
    }
    return {
        one.pk
        for one in page.links
        if one.revoked_at is None
        and one.expires_at > now
        and page.referral.state in states.ANSWERABLE
        and held.get((one.consent_id, one.recipient_id), set()).issuperset(one.sections)
    }
