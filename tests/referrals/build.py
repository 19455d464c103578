"""Builders of the tests of referrals: they call the real commands."""

from typing import Any

from tests.access.signing import an_agency, signed_for
from tests.conftest import Cast
from walkwith.access.models import Consent, Recipient
from walkwith.foundation.actor import Actor, acting_as
from walkwith.referrals import commands, links
from walkwith.referrals.commands import Asked, SentLink
from walkwith.referrals.models import Referral, ReferralStep
from walkwith.referrals.rules.states import Answer

ALL_OF_IT = ("identity", "referrals", "contact_details")


def a_referral(actor: Actor, cast: Cast, **said: Any) -> Referral:
    asked = {"words": "A bed from Monday on", "to_name": "Mill House", "need": "sober_housing"}
    return commands.refer(actor=actor, participant_id=cast.dee.pk, asked=Asked(**{**asked, **said}))


def a_partner(cast: Cast, *sections: str) -> tuple[Recipient, Consent]:
    """An agency, and Dee's yes that it is told these."""
    agency = an_agency(cast, "Mill House")
    return agency, signed_for(cast, agency, sections=sections or ALL_OF_IT)


def a_sent_link(cast: Cast, **said: Any) -> SentLink:
    agency, _consent = a_partner(cast)
    draft = a_referral(cast.rosa, cast, how="sent")
    asked = {"recipient_id": agency.pk, "sections": ["contact_details"], **said}
    return commands.send_referral(actor=cast.rosa, referral_id=draft.pk, **asked)


def says(sent: SentLink, answer: Answer, words: str = "") -> bool:
    """The partner answers what they see at that moment."""
    return links.answered(sent.token, answer, words, seen=links.state(sent.token))


def now(actor: Actor, referral: Referral) -> Referral:
    with acting_as(actor):
        return Referral.objects.get(pk=referral.pk)


def path_of(actor: Actor, referral: Referral) -> list[tuple[str, str]]:
    with acting_as(actor):
        steps = ReferralStep.objects.filter(referral=referral).order_by("made_at", "id")
        return [(one.state, one.who) for one in steps]
