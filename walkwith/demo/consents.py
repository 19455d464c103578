"""Whom Dee lets in: a sober house that may read her plan, and her sister."""

import datetime as dt
from zoneinfo import ZoneInfo

from walkwith.access.commands import (
    add_recipient,
    add_supporter,
    confirm_invitation,
    invite_recipient,
    sign_consent,
)
from walkwith.access.models import Recipient
from walkwith.access.rules.consents import Choices, Signature
from walkwith.access.wordings import wording_of
from walkwith.demo.house import actor_of, give_card, no_password
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.models import Participant
from walkwith.people.sections import Section

WHOSE = "Dee"
HOUSE, SISTER = "Three Rivers House", "Ana"
DAYS_AGO = 12
FOR_THE_HOUSE: tuple[Section, ...] = ("identity", "plan", "schedule")
FOR_THE_SISTER: tuple[Section, ...] = ("identity", "strengths", "schedule")


def let_others_in(rosa: Actor, lorraine: Actor) -> None:
    """Twelve days ago Dee and Rosa wrote down who may know what; both recipients sign in."""
    now = clock.now()
    with clock.stopped_at(now - dt.timedelta(days=DAYS_AGO)):
        with acting_as(rosa):
            dee = Participant.objects.select_related("membership").get(preferred_name=WHOSE)
        house = add_recipient(
            actor=rosa, name=HOUSE, role="sober house", address="44 Bridge Street, Pittsburgh"
        )
        ana = add_supporter(actor=rosa, participant_id=dee.pk, name=SISTER, role="sister")
        for recipient, key in ((house, "house"), (ana, "ana")):
            _let_in(rosa, recipient, key)
        confirm_invitation(actor=lorraine, recipient_id=house.pk)
        _sign(rosa, dee, house, FOR_THE_HOUSE, "to find a place to live", days=180)
        assert dee.membership is not None
        herself = actor_of(dee.membership, rosa.zone)
        _sign(
            herself, dee, ana, FOR_THE_SISTER, "so that they can be there when it matters", days=90
        )


def _let_in(rosa: Actor, recipient: Recipient, key: str) -> None:
    member = invite_recipient(
        actor=rosa, recipient_id=recipient.pk, username=f"{key}-demo", password=no_password()
    )
    give_card(actor_of(member, rosa.zone), key)


def _sign(
    actor: Actor,
    dee: Participant,
    recipient: Recipient,
    sections: tuple[Section, ...],
    why: str,
    *,
    days: int,
) -> None:
    text = wording_of("specific", "en")
    today = clock.now().astimezone(ZoneInfo(actor.zone)).date()
    sign_consent(
        actor=actor,
        participant_id=dee.pk,
        choices=Choices(
            sections=sections,
            recipient_ids=(recipient.pk,),
            purpose=why,
            last_day=today + dt.timedelta(days=days),
        ),
        signature=Signature(
            name=dee.full_name, has_read=True, wording=text.name, language=text.language
        ),
    )
