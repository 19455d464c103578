"""What somebody agreed to, whether it holds, and if not, what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from walkwith.access.acts import answer, ask
from walkwith.access.models import Assignment, Consent, ConsentRecipient, ConsentScan, Recipient
from walkwith.access.queries.minors import house_of
from walkwith.access.rules.consents import ConsentFacts, Missing, missing_elements
from walkwith.accounts.models import Membership, Organization, Roles
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import holds_now
from walkwith.people.looks import note_look
from walkwith.people.models import Participant

MOST_CONSENTS = 60
WORKING = (Roles.PEER_SPECIALIST, Roles.SUPERVISOR, Roles.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class To:
    """One of those a consent names: what may leave to them now, or why nothing may."""

    recipient: Recipient
    revoked_at: dt.datetime | None
    sections: tuple[str, ...] | None
    missing: tuple[Missing, ...] = ()

    @property
    def is_live(self) -> bool:
        return self.sections is not None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A consent with everybody it names.

    `written_by` is empty when the person wrote it down themselves.
    """

    consent: Consent
    to: list[To]
    house: Organization = field(repr=False)
    written_by: str = ""
    heard_by: str = ""

    @property
    def live(self) -> list[To]:
        return [one for one in self.to if one.is_live]

    @property
    def is_live(self) -> bool:
        return bool(self.live)

    @property
    def can_be_taken_back(self) -> bool:
        return self.consent.revoked_at is None and any(one.revoked_at is None for one in self.to)


@dataclass(frozen=True, slots=True)
class Around:
    """What decides about a consent and stands elsewhere."""

    house: Organization
    participant: Participant
    is_walked_with: bool
    kept_out: frozenset[UUID]


def consents_of(actor: Actor, participant: Participant, *, page: str) -> list[Agreed]:
    """What the person agreed to, the newest first: what holds, and what no longer does."""
    note_look([participant.pk], "consents", page=page)
    found = _consents().filter(participant_id=participant.pk)
    return _told(actor, participant, list(found[:MOST_CONSENTS]))


def consent_with_id(actor: Actor, consent_id: UUID, *, page: str) -> Agreed:
    """One consent, whole. Raises `NotFound`."""
    found = _consents().select_related("participant").filter(pk=consent_id).first()
    if found is None:
        raise NotFound
    note_look([found.participant_id], "identity", "consents", page=page)
    return _told(actor, found.participant, [found])[0]


def scan_of(consent_id: UUID, *, page: str) -> ConsentScan:
    """The signed paper. Raises `NotFound`."""
    found = ConsentScan.objects.filter(consent_id=consent_id).order_by("-made_at").first()
    if found is None:
        raise NotFound
    note_look([found.participant_id], "consents", page=page)
    return found


def live_sections(participant_id: UUID, recipient_id: UUID) -> dict[str, UUID]:
    """Which sections may leave to a recipient in this moment, each with its consent."""
    return dict(ask("consented_sections", participant_id, recipient_id))


def around(actor: Actor, participant: Participant) -> Around:
    """Asked anew each time: nothing of it is kept with a consent."""
    walks = Assignment.objects.filter(holds_now(), participant_id=participant.pk)
    note_look([participant.pk], "consents", page="consents")
    return Around(
        house=house_of(actor),
        participant=participant,
        is_walked_with=walks.exists(),
        kept_out=frozenset(answer("recipients_kept_out", participant.pk)),
    )


def facts_of(
    consent: Consent, near: Around, recipient: Recipient, revoked_at: dt.datetime | None = None
) -> ConsentFacts:
    """One consent to one recipient as the rules judge it."""
    return ConsentFacts(
        participant_id=consent.participant_id,
        kind=consent.kind,
        sections=tuple(consent.sections),
        purpose=consent.purpose,
        until=consent.until,
        ends_at=consent.ends_at,
        starts_at=consent.starts_at,
        signed_how=consent.signed_how,
        signed_at=consent.signed_at,
        signed_name=consent.signed_name,
        must_sign=consent.must_sign,
        signer=consent.signer,
        taken_by=consent.taken_by_id,
        wording_digest=consent.wording_digest,
        witness=consent.witness_id,
        scan_digest=consent.scan_digest,
        guardian_name=consent.guardian_name,
        revoked_at=consent.revoked_at,
        by_program=consent.by_program_id,
        program=near.participant.program_id,
        keeps_counseling_notes=near.house.keeps_counseling_notes,
        is_walked_with=near.is_walked_with,
        recipient_of=recipient.of_id,
        recipient_revoked_at=revoked_at,
        recipient_closed_at=recipient.closed_at,
        is_recipient_kept_out=recipient.pk in near.kept_out,
    )


def witnesses(actor: Actor) -> list[Membership]:
    """Who may witness what somebody else here writes down, by name."""
    working = Membership.objects.filter(holds_now(), role__in=WORKING)
    return list(working.exclude(pk=actor.id).order_by("name", "pk"))


def _consents() -> QuerySet[Consent]:
    known = Consent.objects.select_related("by_program")
    return known.order_by("-signed_at", "-pk")


def _told(actor: Actor, participant: Participant, consents: list[Consent]) -> list[Agreed]:
    near = around(actor, participant)
    named = _named([consent.pk for consent in consents])
    names = _names([key for one in consents for key in (one.taken_by_id, one.witness_id) if key])
    force = {
        (consent, recipient): tuple(sections)
        for consent, recipient, sections in ask("consents_in_force", participant.pk)
    }
    return [
        Agreed(
            consent,
            [_to(consent, near, one, force) for one in named.get(consent.pk, [])],
            near.house,
            names.get(consent.taken_by_id, ""),
            names.get(consent.witness_id, "") if consent.witness_id else "",
        )
        for consent in consents
    ]


def _names(members: Iterable[UUID]) -> dict[UUID, str]:
    """What those are called who can be seen; a participant's membership has no name."""
    return dict(Membership.objects.filter(pk__in=set(members)).values_list("pk", "name"))


def _to(
    consent: Consent,
    near: Around,
    named: ConsentRecipient,
    force: dict[tuple[UUID, UUID], tuple[str, ...]],
) -> To:
    sections = force.get((consent.pk, named.recipient_id))
    facts = facts_of(consent, near, named.recipient, named.revoked_at)
    missing = () if sections is not None else tuple(missing_elements(facts, clock.now()))
    return To(named.recipient, named.revoked_at, sections, missing)


def _named(consent_ids: Iterable[UUID]) -> dict[UUID, list[ConsentRecipient]]:
    found = ConsentRecipient.objects.filter(consent_id__in=list(consent_ids))
    named: dict[UUID, list[ConsentRecipient]] = {}
    for one in found.select_related("recipient").order_by("recipient__name", "recipient_id"):
        named.setdefault(one.consent_id, []).append(one)
    return named
