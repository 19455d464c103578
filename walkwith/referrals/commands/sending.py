"""A referral leaves for its partner: with a consent that holds now, through the one door."""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.commands import disclose
from walkwith.access.models import Disclosure
from walkwith.access.queries.side_by_side import this_moment
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look
from walkwith.people.sections import Section
from walkwith.referrals import events, steps
from walkwith.referrals.links import digest_of
from walkwith.referrals.models import Referral, ReferralLink
from walkwith.referrals.policies import check_may_refer
from walkwith.referrals.rules import states
from walkwith.referrals.sent import ALWAYS, MAY_GO, content_of


@dataclass(frozen=True, slots=True)
class SentLink:
    """The link to hand over: its words are shown once, and kept nowhere."""

    link: ReferralLink
    token: str = field(repr=False)


@command
def send_referral(
    *,
    actor: Actor,
    referral_id: UUID,
    recipient_id: UUID,
    sections: Sequence[Section] = (),
    days: int = 14,
) -> SentLink:
    """Let it leave for one recipient who is named in a consent that holds, and make its link.

    What was a call or a visit together can be sent as well. A link made before is shut. Refused
    where there is no such consent, or they are kept out.
    """
    referral = steps.locked(referral_id)
    check_may_refer(actor, participant_id=referral.participant_id)
    if days not in states.LINK_DAYS:
        raise Refused(_("Please choose one of these."), field="days")
    if not referral.is_open:
        raise Refused(_("This one is over. Nothing has to be done any more."))
    wanted = (*ALWAYS, *(one for one in MAY_GO if one in sections))
    left = disclose(
        actor=actor,
        participant_id=referral.participant_id,
        recipient=recipient_id,
        sections=wanted,
        purpose="",
        what="referral",
        basis="consent",
        facts={},
        content=lambda leaving: content_of(actor, referral, leaving),
    )
    _shut_all(actor, referral)
    sent = _link(actor, referral, left.disclosure_id, left.content, days)
    _out(actor, referral, recipient_id)
    event = events.ReferralSent(
        recipient_id=recipient_id, disclosure_id=left.disclosure_id, sections=list(wanted)
    )
    record(actor=actor, event=event, about=referral)
    return sent


def _out(actor: Actor, referral: Referral, recipient_id: UUID) -> None:
    """It is with them: asked for, or still where it stood when only the link is new."""
    if referral.is_draft or referral.state == Referral.States.ON_HOLD:
        steps.put(actor, referral, state="requested", recipient_id=recipient_id)
    else:
        steps.update(referral, recipient_id=recipient_id)


@command
def shut_link(*, actor: Actor, link_id: UUID) -> ReferralLink:
    """From now on it opens for nobody: by the person, or by who walks with them."""
    found = ReferralLink.objects.select_related("referral").filter(pk=link_id).first()
    if found is None:
        raise NotFound
    check_may_refer(actor, participant_id=found.participant_id)
    if found.revoked_at is None:
        _shut(actor, found)
    return found


def _link(
    actor: Actor, referral: Referral, disclosure_id: UUID, content: bytes, days: int
) -> SentLink:
    """It ends with its days, or with the consent, whichever comes first."""
    line = Disclosure.objects.select_related("consent").get(pk=disclosure_id)
    assert line.consent is not None and line.recipient_id is not None
    token = secrets.token_urlsafe(24)
    ends = this_moment() + dt.timedelta(days=days)
    link = ReferralLink(
        organization_id=actor.organization_id,
        participant_id=referral.participant_id,
        referral=referral,
        recipient_id=line.recipient_id,
        consent=line.consent,
        disclosure=line,
        sections=line.sections,
        digest=digest_of(token),
        content=content.decode(),
        made_by_id=actor.id,
        expires_at=min(ends, line.consent.ends_at or ends),
    )
    link.save(force_insert=True)
    return SentLink(link, token)


def _shut_all(actor: Actor, referral: Referral) -> None:
    for link in referral.links.filter(revoked_at=None):
        _shut(actor, link)


def _shut(actor: Actor, link: ReferralLink) -> None:
    now = this_moment()
    ReferralLink.objects.filter(pk=link.pk).update(revoked_at=now, revoked_by_id=actor.id)
    link.revoked_at = now
    note_look([link.participant_id], "referrals", how="wrote", page=steps.PAGE)
    record(actor=actor, event=events.ReferralLinkShut(link_id=link.pk), about=link.referral)
