"""One act ends everything of somebody who leaves; what they had begun is handed on."""

from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django.utils.translation import gettext as _

from walkwith.access.acts import answer
from walkwith.access.commands import begin_supervision
from walkwith.accounts.commands import close_account, end_membership
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record
from walkwith.supervision import events
from walkwith.supervision.policies import check_may_hand_on, check_may_see_off, check_may_talk_over
from walkwith.supervision.queries import kept_answer, what_ends
from walkwith.supervision.rules import newest_week


@dataclass(frozen=True, slots=True)
class _OfNobody:
    """What the history tells of a draft: it is no part of anybody's record yet."""

    pk: UUID


@command
def see_off(*, actor: Actor, membership_id: UUID, leader_id: UUID | None = None) -> None:
    """Nothing of the house is open to them from now on. What they wrote stays.

    Whoever leads them keeps seeing the people they walked with until somebody else is chosen.
    With `leader_id`, a supervisor leads them from now on, so that somebody does.
    """
    check_may_see_off(actor)
    ends = what_ends(actor=actor, membership_id=membership_id)
    if leader_id is not None and ends.needs_leader:
        begin_supervision(actor=actor, supervisor_id=leader_id, worker_id=membership_id)
    if membership_id != actor.id:
        answer("end_all_of", membership_id)
    membership = end_membership(actor=actor, membership_id=membership_id)
    if not ends.is_elsewhere:
        close_account(actor=actor, membership_id=membership_id)
    answer("end_handed_on", membership_id)
    record(
        actor=actor,
        event=events.MemberLeft(
            people=ends.people,
            drafts=ends.drafts,
            covers=ends.covers,
            emergencies=ends.emergencies,
        ),
        about=membership,
    )


@command
def hand_on_draft(*, actor: Actor, draft_id: UUID, worker_id: UUID) -> None:
    """Give what a colleague had begun to write to somebody who walks with the person now."""
    check_may_hand_on(actor)
    if not answer("hand_on_draft", draft_id, worker_id):
        raise Refused(_("They cannot take it: they may have a draft of their own."))
    record(actor=actor, event=events.DraftHandedOn(to_id=worker_id), about=_OfNobody(draft_id))


@command
def talk_over_unusual_looks(*, actor: Actor) -> None:
    """The supervisor has asked about the looks of the newest week: its card goes."""
    check_may_talk_over(actor)
    week = newest_week(clock.today(actor.zone))
    place = Membership.objects.get(pk=actor.id)
    record(actor=actor, event=events.UnusualLooksTalkedOver(week=week), about=place)
    cache.delete(kept_answer(actor, week))
