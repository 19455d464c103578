"""Which consents hold: each element asked one by one (42 CFR 2.31; 45 CFR 164.508)."""

from collections.abc import Iterator
from uuid import UUID

from tests.access.oracle.blocks import gets_nothing
from tests.access.oracle.facts import (
    Consent,
    Facts,
    House,
    Named,
    Person,
    Recipient,
    Restriction,
    Walk,
    holds,
    not_over,
)


def live_consents(facts: Facts) -> Iterator[tuple[Consent, Recipient, frozenset[str]]]:
    """Each consent that holds, with each recipient it still leads to, and what may leave."""
    for named in facts.all(Named):
        consent = facts.find(Consent, named.consent)
        to = facts.find(Recipient, named.recipient)
        if consent is None or to is None:
            continue
        if named.person != consent.person or named.organization != consent.organization:
            continue
        if not _is_whole(facts, consent) or gets_nothing(
            facts, to, consent.person, consent.organization
        ):
            continue
        if not_over(named.revoked) and _may_receive(consent, to):
            yield consent, to, _unrestricted(facts, consent, to.id)


def _is_whole(facts: Facts, consent: Consent) -> bool:
    return (
        _says_what_and_why(consent)
        and _is_of_its_kind(facts, consent)
        and _is_by_its_program(facts, consent)
        and _is_signed(consent)
        and _by_whom_it_must(consent)
        and consent.starts <= 0
        and not_over(consent.revoked)
        and _has_not_ended(facts, consent)
    )


def _says_what_and_why(consent: Consent) -> bool:
    return bool(consent.sections and consent.purpose and consent.wording)


def _is_of_its_kind(facts: Facts, consent: Consent) -> bool:
    """Notes of counseling go by a consent of their own, where the house keeps any."""
    if consent.kind == "counseling":
        house = facts.find(House, consent.organization)
        alone = consent.sections == ("counseling_notes",)
        return alone and house is not None and house.keeps_counseling
    known = consent.kind in ("specific", "care", "legal")
    return known and "counseling_notes" not in consent.sections


def _is_by_its_program(facts: Facts, consent: Consent) -> bool:
    person = facts.find(Person, consent.person)
    if person is None or person.organization != consent.organization:
        return False
    return consent.program in (None, person.program)


def _is_signed(consent: Consent) -> bool:
    if not consent.name or consent.signed > 0:
        return False
    if consent.how == "paper":
        return bool(consent.scan)
    if consent.how == "voice":
        return consent.witness not in (None, consent.taken_by)
    return consent.how == "phone"


def _by_whom_it_must(consent: Consent) -> bool:
    if consent.must_sign == "self":
        return consent.signer in ("self", "both")
    if consent.must_sign == "guardian":
        return consent.signer in ("guardian", "both") and bool(consent.guardian)
    return consent.must_sign == consent.signer == "both" and bool(consent.guardian)


def _has_not_ended(facts: Facts, consent: Consent) -> bool:
    if consent.until == "date":
        return consent.ends is not None and consent.ends > 0
    if consent.until == "walk_ends":
        return any(
            walk.person == consent.person
            and walk.organization == consent.organization
            and holds(walk)
            for walk in facts.all(Walk)
        )
    return consent.until == "revoked" and consent.kind == "care"


def _may_receive(consent: Consent, to: Recipient) -> bool:
    return (
        to.organization == consent.organization
        and to.of in (None, consent.person)
        and not_over(to.closed)
    )


def _unrestricted(facts: Facts, consent: Consent, recipient: UUID) -> frozenset[str]:
    taken_back = {
        section
        for one in facts.all(Restriction)
        if one.person == consent.person
        and one.organization == consent.organization
        and one.recipient in (None, recipient)
        and holds(one)
        for section in one.sections
    }
    return frozenset(consent.sections) - taken_back
