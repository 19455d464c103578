"""What has to be known before a referral leaves: to whom, what they learn, and by which yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from walkwith.access.acts import answer
from walkwith.access.models import Recipient
from walkwith.access.notices import Notice, notice_for
from walkwith.access.queries import openings_of, regime_of
from walkwith.access.queries.recipients import Offered, recipients_to_choose
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.sections import Section
from walkwith.referrals.models import Referral
from walkwith.referrals.policies import check_may_refer
from walkwith.referrals.sent import ALWAYS, sent_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A referral to send, and to whom it could go."""

    referral: Referral
    person: Participant
    is_own: bool
    offered: Offered
    to: str

    @property
    def first(self) -> str:
        """The one that was asked for, or is called like the place; else nobody."""
        called = self.referral.to_name
        known = self.offered.recipients.values()
        return self.to or next((str(one.pk) for one in known if are_one(one.name, called)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOut:
    """All that a recipient would learn. `is_agreed`: a consent that holds now lets it leave."""

    recipient: Recipient
    sent: dict[str, Any]
    sections: Sequence[str]
    days: int
    notice: Notice
    is_agreed: bool
    is_kept_out: bool
    is_another: bool


def referral_to_change(*, actor: Actor, referral_id: UUID) -> Referral:
    """One with its participant, for whoever may write in it. Raises `NotFound`, `NotAllowed`."""
    found = Referral.objects.select_related("participant", "service", "meeting")
    referral = found.filter(pk=referral_id).first()
    if referral is None:
        raise NotFound
    check_may_refer(actor, participant_id=referral.participant_id)
    note_look([referral.participant_id], "identity", "referrals", page="referral")
    return referral


def sending(*, actor: Actor, referral_id: UUID, find: str = "", to: str = "") -> Sending:
    """Raises `NotFound`, and `NotAllowed` for whoever only reads."""
    referral = referral_to_change(actor=actor, referral_id=referral_id)
    person = referral.participant
    openings_of(person.pk).to_read("consents")
    offered = recipients_to_choose(person.pk, find=find, also=_key(to), page="referral")
    return Sending(
        referral=referral,
        person=person,
        is_own=person.membership_id == actor.id,
        offered=offered,
        to=to,
    )


def leaving(
    *, actor: Actor, sending: Sending, recipient: str, sections: Sequence[Section], days: int
) -> GoingOut:
    """What would leave for one of the offered, just as it would leave."""
    person, to = sending.person, sending.offered.recipients[UUID(recipient)]
    wanted = [*ALWAYS, *sections]
    regime = regime_of(person.program_id, clock.today(actor.zone))
    return GoingOut(
        recipient=to,
        sent=sent_of(actor, sending.referral, person, with_reaching="contact_details" in sections),
        sections=sections,
        days=days,
        notice=notice_for("consent", regime, actor.language),
        is_agreed=answer("consent_for", person.pk, to.pk, wanted) is not None,
        is_kept_out=to.pk in answer("recipients_kept_out", person.pk),
        is_another=not are_one(to.name, sending.referral.to_name),
    )


def are_one(recipient: str, place: str) -> bool:
    """Does one of the two names stand in the other?"""
    one, other = recipient.casefold(), place.casefold()
    return one in other or other in one


def _key(said: str) -> list[UUID]:
    try:
        return [UUID(said)] if said else []
    except ValueError:
        return []
