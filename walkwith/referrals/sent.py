"""What leaves with a referral: so much and no more, in words that a partner can read."""

import json
from typing import Any

from django.utils.translation import override

from walkwith.access.commands import Leaving
from walkwith.accounts.models import Languages, Organization
from walkwith.directory.needs import need_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.models import ContactDetails, Participant
from walkwith.people.sections import Section
from walkwith.referrals.models import Referral

# What always goes: whom it is about, and what is asked. What may go with it when they want.
ALWAYS: tuple[Section, ...] = ("identity", "referrals")
MAY_GO: tuple[Section, ...] = ("contact_details",)


def content_of(actor: Actor, referral: Referral, leaving: Leaving) -> bytes:
    """The bytes that leave, with the scope of the consent in them: for `disclose`."""
    with override(leaving.notice.language):
        sent = sent_of(
            actor,
            referral,
            leaving.participant,
            with_reaching="contact_details" in leaving.sections,
        )
    return json.dumps(sent | {"scope": leaving.scope}, ensure_ascii=False).encode()


def sent_of(
    actor: Actor, referral: Referral, person: Participant, *, with_reaching: bool
) -> dict[str, Any]:
    """The same to read before it leaves. `reach` is None unless it goes with it."""
    house = Organization.objects.get(pk=actor.organization_id)
    note_look([person.pk], "identity", "referrals", page="referral")
    return {
        "house": house.name,
        "by": actor.name or person.preferred_name,
        "on": clock.today(actor.zone).isoformat(),
        "name": person.preferred_name,
        "full_name": person.full_name,
        "pronouns": person.pronouns,
        "speaks": person.language_words or str(Languages(person.language).label),
        "to": referral.to_name,
        "need": need_words(referral.need) if referral.need else "",
        "asks": referral.words,
        "reach": _reach(person) if with_reaching else None,
    }


def _reach(person: Participant) -> dict[str, str]:
    note_look([person.pk], "contact_details", page="referral")
    details = ContactDetails.objects.filter(participant=person).first()
    return {
        "safely": details.safely if details else "",
        "phone": details.phone if details else "",
    }
