"""What somebody agrees to: signed, taken back."""

import datetime as dt
from collections.abc import Mapping
from hashlib import sha256
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.models import Consent, ConsentRecipient, ConsentScan, Recipient
from walkwith.access.policies import check_may_revoke_consent, check_may_sign_consent
from walkwith.access.queries.consents import WORKING, Around, around, facts_of
from walkwith.access.queries.minors import alone_from
from walkwith.access.rules.consents import (
    Choices,
    Missing,
    Signature,
    end_of,
    missing_elements,
    sections_of,
    who_must_sign,
)
from walkwith.access.sentences.consents import MISSING
from walkwith.access.wordings import wording_of
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.holding import holds_now
from walkwith.foundation.identifiers import new_id
from walkwith.people.looks import note_look
from walkwith.people.models import Participant

WORKS_HERE: Final = ("peer_specialist", "supervisor", "administrator")
# The input at which a missing element is said.
FIELDS: Mapping[Missing, str] = {
    "sections": "sections",
    "purpose": "purpose",
    "program": "discloser",
    "kind": "kind",
    "counseling_off": "kind",
    "counseling_mixed": "sections",
    "name": "name",
    "not_signed_yet": "signed_on",
    "scan": "scan",
    "witness": "witness",
    "signature_self": "name",
    "signature_guardian": "guardian_name",
    "until": "until",
    "end": "last_day",
    "ended": "last_day",
    "recipient_of_another": "recipients",
    "recipient_closed": "recipients",
    "recipient_kept_out": "recipients",
}


@command
def sign_consent(
    *,
    actor: Actor,
    participant_id: UUID,
    choices: Choices,
    signature: Signature,
    consent_id: UUID | None = None,
) -> Consent:
    """Let parts of the record be told to some recipients. What is signed holds from this moment.

    Sent twice with the same `consent_id`, the second is refused.
    """
    check_may_sign_consent(actor, participant_id=participant_id)
    participant = Participant.objects.filter(pk=participant_id).first()
    if participant is None:
        raise NotFound
    near = around(actor, participant)
    recipients = _recipients(participant_id, choices)
    _check_read(choices, signature)
    _check_witness(actor, signature)
    moment = clock.database_now()
    consent = _consent(actor, near, choices, signature, moment)
    consent.pk = consent_id or new_id()
    _check_nothing_is_missing(consent, near, recipients, moment)
    _save(actor, consent, recipients, signature)
    return consent


@command
def revoke_consent(*, actor: Actor, consent_id: UUID, recipient_id: UUID | None = None) -> Consent:
    """Take it back at once: for one recipient, or wholly. Nobody is asked why."""
    consent = Consent.objects.filter(pk=consent_id).first()
    if consent is None:
        raise NotFound
    check_may_revoke_consent(actor, participant_id=consent.participant_id)
    moment = clock.database_now()
    named = ConsentRecipient.objects.filter(consent=consent, revoked_at=None)
    if recipient_id is None:
        ended = Consent.objects.filter(pk=consent.pk, revoked_at=None).update(revoked_at=moment)
    else:
        ended = named.filter(recipient_id=recipient_id).update(revoked_at=moment)
    if not ended:
        raise Refused(_("It was taken back before. Nothing leaves by it."))
    note_look([consent.participant_id], "consents", how="wrote", page="consents")
    record(actor=actor, event=events.ConsentRevoked(recipient_id=recipient_id), about=consent)
    return consent


@command
def revoke_everything_for(*, actor: Actor, participant_id: UUID, recipient_id: UUID) -> None:
    """Take back for one recipient whatever was signed, all of it at once."""
    check_may_revoke_consent(actor, participant_id=participant_id)
    moment = clock.database_now()
    named = ConsentRecipient.objects.filter(
        participant_id=participant_id,
        recipient_id=recipient_id,
        revoked_at=None,
        consent__revoked_at=None,
    )
    held = list(named.select_related("consent").order_by("pk"))
    if not held:
        raise Refused(_("It was taken back before. Nothing leaves by it."))
    ConsentRecipient.objects.filter(pk__in=[one.pk for one in held]).update(revoked_at=moment)
    note_look([participant_id], "consents", how="wrote", page="consents")
    for one in held:
        event = events.ConsentRevoked(recipient_id=recipient_id)
        record(actor=actor, event=event, about=one.consent)


def _recipients(participant_id: UUID, choices: Choices) -> list[Recipient]:
    """Those chosen, of the registry or their own people: of nobody else's."""
    wanted = set(choices.recipient_ids)
    ours = Q(of_id=None) | Q(of_id=participant_id)
    found = list(Recipient.objects.filter(ours, pk__in=wanted, closed_at=None).order_by("pk"))
    if not found or len(found) != len(wanted):
        raise Refused(_("Choose from the list who may be told."), field="recipients")
    return found


def _check_read(choices: Choices, signature: Signature) -> None:
    now = wording_of(choices.kind, signature.language)
    if (now.name, now.language) != (signature.wording, signature.language):
        raise Refused(_("The text is another one by now. Read it again before you sign."))
    if not signature.has_read:
        raise Refused(
            _("Read it, or let somebody read it to you. Then tick that."), field="has_read"
        )
    outside = set(choices.sections) - set(sections_of(choices.kind))
    if outside:
        raise Refused(_("One of these parts cannot be told by this."), field="sections")


def _check_witness(actor: Actor, signature: Signature) -> None:
    if signature.how != "voice":
        return
    if actor.role not in WORKS_HERE:
        raise Refused(_("A voice is written down by somebody who works here."), field="how")
    working = Membership.objects.filter(holds_now(), role__in=WORKING).exclude(pk=actor.id)
    if signature.witness_id not in set(working.values_list("pk", flat=True)):
        raise Refused(str(MISSING["witness"]), field="witness")


def _consent(
    actor: Actor, near: Around, choices: Choices, signature: Signature, moment: dt.datetime
) -> Consent:
    scan = signature.scan if signature.how == "paper" else None
    return Consent(
        organization_id=actor.organization_id,
        participant=near.participant,
        kind=choices.kind,
        by_program_id=choices.by_program_id,
        sections=list(choices.sections),
        purpose=choices.purpose.strip(),
        until=choices.until,
        starts_at=moment,
        ends_at=_end(choices, near.house.zone),
        signed_how=signature.how,
        signed_at=_signed_at(signature, near.house.zone, moment),
        signed_name=signature.name or signature.guardian_name,
        witness_id=signature.witness_id if signature.how == "voice" else None,
        scan_digest=sha256(scan.content).hexdigest() if scan else "",
        signer=signature.signer,
        must_sign=who_must_sign(
            age=signature.age,
            alone_from=alone_from(near.house) if signature.age is not None else None,
            has_guardian=signature.has_guardian,
        ),
        guardian_name=signature.guardian_name,
        guardian_is=signature.guardian_is,
        age=signature.age,
        language=signature.language,
        wording=signature.wording,
        wording_digest=wording_of(choices.kind, signature.language).digest,
        taken_by_id=actor.id,
    )


def _end(choices: Choices, zone: str) -> dt.datetime | None:
    if choices.until != "date" or choices.last_day is None:
        return None
    return end_of(choices.last_day, zone)


def _signed_at(signature: Signature, zone: str, moment: dt.datetime) -> dt.datetime:
    """This moment; for a paper signed on another day, noon of that day."""
    day = signature.signed_on
    if signature.how != "paper" or day is None or day == moment.astimezone(ZoneInfo(zone)).date():
        return moment
    return dt.datetime.combine(day, dt.time(12), tzinfo=ZoneInfo(zone))


def _check_nothing_is_missing(
    consent: Consent, near: Around, recipients: list[Recipient], moment: dt.datetime
) -> None:
    for recipient in recipients:
        for missing in missing_elements(facts_of(consent, near, recipient), moment):
            raise Refused(str(MISSING[missing]), field=FIELDS.get(missing))


def _save(
    actor: Actor, consent: Consent, recipients: list[Recipient], signature: Signature
) -> None:
    facts = {"organization_id": actor.organization_id, "participant_id": consent.participant_id}
    consent.save(force_insert=True)
    for recipient in recipients:
        ConsentRecipient(consent=consent, recipient=recipient, **facts).save(force_insert=True)
    if consent.scan_digest and signature.scan is not None:
        ConsentScan(
            consent=consent,
            media_type=signature.scan.media_type,
            content=signature.scan.content,
            **facts,
        ).save(force_insert=True)
    note_look([consent.participant_id], "consents", how="wrote", page="consents")
    record(
        actor=actor,
        event=events.ConsentSigned(
            kind=consent.kind,
            sections=consent.sections,
            recipient_ids=[one.pk for one in recipients],
            until=consent.until,
            signed_how=consent.signed_how,
        ),
        about=consent,
    )
