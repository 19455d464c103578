"""What may leave, to whom, on which basis: and whether a line of the account is written."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.access.oracle.blocks import gets_nothing
from tests.access.oracle.consents import live_consents
from tests.access.oracle.facts import Facts, Person, Recipient, Restriction, holds, not_over
from tests.access.oracle.relations import in_the_house, may, reach

Viewer = UUID | None
# What a basis demands to be written down (42 CFR 2.31, 2.51, 2.53, 2.61-2.67, 2.11).
DEMANDED = {
    "own_request": "asked_how",
    "consent": "",
    "medical_emergency": "emergency medical_person facility told_by told_at",
    "court_order": "court docket order_date order_covers order_kept"
    " subpoena_from subpoena_date subpoena_kept",
    "audit": "auditor authority agreed_on afterwards",
    "agreement": "agreement_kind with_whom agreed_on service",
}
# By whom: in which relationships one may let something leave on a basis.
BY_WHOM = {
    "own_request": "own_record assigned",
    "consent": "own_record assigned supervises",
    "medical_emergency": "assigned covering supervises emergency",
    "court_order": "assigned supervises",
    "audit": "assigned supervises",
    "agreement": "assigned supervises",
}


@dataclass(frozen=True)
class Line:
    """What a disclosure says of itself."""

    participant_id: UUID
    sections: tuple[str, ...] | None = ("identity",)
    recipient_id: UUID | None = None
    basis: str = "consent"
    consent_id: UUID | None = None
    purpose: str = "help with housing"
    basis_facts: dict[str, str] = field(default_factory=dict)
    notice_digest: str | None = "notice"
    content_digest: str | None = "content"
    id: UUID | None = None
    what: str = "letter"
    notice: str = "notice"
    content_bytes: int = 1


def consent_for(
    facts: Facts, viewer: Viewer, home: Viewer, person: UUID, recipient: UUID, *wanted: str
) -> UUID | None:
    """The consent signed last that lets all of these leave."""
    if not may(facts, viewer, home, person, "consents", "read"):
        return None
    found = [
        consent.id
        for consent, to, sections in live_consents(facts)
        if (consent.person, consent.organization, to.id) == (person, home, recipient)
        and sections.issuperset(wanted)
    ]
    return max(found, default=None)


def missing_fact(_facts: Facts, _viewer: Viewer, _home: Viewer, basis: str, *said: Any) -> str:
    """The first fact that a basis demands and nobody said."""
    given = said[0]
    missing = [name for name in DEMANDED.get(basis, "").split() if not given.get(name, "").strip()]
    return min(missing, default="")


def kept_back(
    facts: Facts, viewer: Viewer, home: Viewer, person: UUID, basis: str, *wanted: str
) -> list[str]:
    """What the viewer may not let leave on this basis."""
    free = {
        sight.section
        for sight in reach(facts, viewer, home)
        if sight.person == person
        and sight.action == "read"
        and sight.relationship in BY_WHOM.get(basis, "").split()
    }
    return sorted(set(wanted) - free)


def name_to_account(
    facts: Facts, viewer: Viewer, home: Viewer, person: UUID, recipient: Viewer, basis: str
) -> str | None:
    """The person themselves on their own request alone; else somebody of the registry."""
    if basis == "own_request":
        somebody = facts.find(Person, person)
        own = recipient is None and somebody is not None and somebody.organization == home
        return somebody.name if own and somebody else None
    to = facts.find(Recipient, recipient)
    if to is None or to.organization != home or to.of not in (None, person):
        return None
    if not not_over(to.closed) or gets_nothing(facts, to, person, home):
        return None
    return to.name


def account_for(facts: Facts, viewer: Viewer, home: Viewer, line: Line) -> str:
    """The line as it is written, or `refused`."""
    said = (line.sections, line.notice_digest, line.content_digest, line.purpose)
    asked = (facts, viewer, home)
    if not all(said) or missing_fact(*asked, line.basis, line.basis_facts):
        return "refused"
    sections = line.sections or ()
    if kept_back(*asked, line.participant_id, line.basis, *sections):
        return "refused"
    name = name_to_account(*asked, line.participant_id, line.recipient_id, line.basis)
    if name is None or not _has_a_basis(facts, home, line):
        return "refused"
    member = in_the_house(facts, viewer, home)
    assert member is not None
    consent = line.consent_id if line.basis == "consent" else "no consent"
    return f"{name}: {','.join(sections)} {line.basis} {consent} {line.purpose} {member.id} {home}"


def _has_a_basis(facts: Facts, home: Viewer, line: Line) -> bool:
    sections = set(line.sections or ())
    if line.basis == "consent":
        return any(
            (consent.id, consent.person, consent.organization, consent.purpose, to.id)
            == (line.consent_id, line.participant_id, home, line.purpose, line.recipient_id)
            and sections <= free
            for consent, to, free in live_consents(facts)
        )
    if line.basis in ("audit", "agreement"):
        return not any(
            (one.person, one.organization) == (line.participant_id, home)
            and one.recipient in (None, line.recipient_id)
            and sections & set(one.sections)
            and holds(one)
            for one in facts.all(Restriction)
        )
    return True
