"""What a disclosure needs: somebody to send to, a consent that holds, the facts of each basis."""

import datetime as dt
from typing import Any
from uuid import UUID

from tests.conftest import Cast
from walkwith.access.commands import Disclosed, disclose
from walkwith.access.models import Consent, ConsentRecipient, Disclosure, Recipient, Restriction
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as

FACTS: dict[str, dict[str, str]] = {
    "own_request": {"asked_how": "side_by_side"},
    "consent": {},
    "medical_emergency": {
        "emergency": "She did not wake up",
        "medical_person": "Dr. Ada Finch",
        "facility": "Mercy Hospital",
        "told_by": "Rosa",
        "told_at": "2026-03-01T14:10:00-05:00",
    },
    "court_order": {
        "court": "Allegheny County Court",
        "docket": "CP-02-77",
        "order_date": "2026-02-11",
        "order_covers": "the dates of visits in January",
        "order_kept": "Binder 4, page 2",
        "subpoena_from": "the clerk of the court",
        "subpoena_date": "2026-02-12",
        "subpoena_kept": "Binder 4, page 3",
    },
    "audit": {
        "auditor": "Keystone Reviewers",
        "authority": "the county grant, section 9",
        "agreed_on": "2026-01-05",
        "afterwards": "destroy",
    },
    "agreement": {
        "agreement_kind": "qso",
        "with_whom": "Paper Mill Storage",
        "agreed_on": "2026-01-05",
        "service": "keeping paper",
    },
}


def a_recipient(cast: Cast, name: str = "Alma Clinic", **said: Any) -> Recipient:
    with acting_as(cast.rosa):
        return Recipient.objects.create(
            organization_id=cast.rosa.organization_id, name=name, **said
        )


def a_consent(cast: Cast, *recipients: Recipient, **said: Any) -> Consent:
    now = clock.database_now()
    about = {"organization_id": cast.rosa.organization_id, "participant": cast.dee}
    details: dict[str, Any] = {
        "sections": ["identity", "plan", "schedule"],
        "purpose": "So that the clinic knows the plan",
        "ends_at": now + dt.timedelta(days=30),
        "starts_at": now,
        "signed_at": now,
        "signed_name": "Deirdre Quill",
        "wording": "specific-1",
        "wording_digest": "a" * 64,
        "taken_by_id": cast.rosa.id,
    }
    with acting_as(cast.rosa):
        consent = Consent.objects.create(**about, **(details | said))
        for recipient in recipients:
            ConsentRecipient.objects.create(**about, consent=consent, recipient=recipient)
    return consent


def a_restriction(cast: Cast, *sections: str, recipient: Recipient | None = None) -> Restriction:
    with acting_as(cast.rosa):
        return Restriction.objects.create(
            organization_id=cast.rosa.organization_id,
            participant=cast.dee,
            sections=list(sections),
            recipient=recipient,
            granted_by_id=cast.rosa.id,
            starts_at=clock.database_now(),
        )


def let_leave(cast: Cast, basis: str, to: UUID | None, **said: Any) -> Disclosed:
    """Disclose Dee's plan as Rosa, unless `said` says otherwise."""
    asked: dict[str, Any] = {
        "actor": cast.rosa,
        "participant_id": cast.dee.pk,
        "recipient": to,
        "sections": ["identity", "plan"],
        "purpose": "To help her",
        "what": "letter",
        "basis": basis,
        "facts": FACTS[basis],
        "content": b"Dee wants a place of her own.",
    }
    return disclose(**(asked | said))


def account(cast: Cast, actor: Actor | None = None) -> list[Disclosure]:
    """The lines of Dee's account, in the order they were written."""
    with acting_as(actor or cast.rosa):
        return list(Disclosure.objects.filter(participant=cast.dee).order_by("id"))
