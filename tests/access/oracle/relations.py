"""Who stands in which relationship to whom, and what they see and write by it."""

from collections.abc import Iterator
from uuid import UUID

from tests.access.oracle.blocks import is_kept_out
from tests.access.oracle.consents import live_consents
from tests.access.oracle.facts import (
    Account,
    Agreement,
    Cover,
    Emergency,
    Facts,
    Lead,
    Member,
    Person,
    Privacy,
    Request,
    Sight,
    Walk,
    holds,
)
from tests.access.oracle.openings import NEAREST, opened

# The person, the relationship, the fact that says so, and what the person narrowed it to.
Standing = tuple[UUID, str, UUID, frozenset[str] | None]


def in_the_house(facts: Facts, viewer: UUID | None, home: UUID | None) -> Member | None:
    """The viewer, when they belong to this organization now and their account is open."""
    member = facts.find(Member, viewer)
    if member is None or member.organization != home or not holds(member):
        return None
    account = facts.find(Account, member.account)
    return member if account is not None and account.is_active else None


def reach(facts: Facts, viewer: UUID | None, home: UUID | None) -> set[Sight]:
    member = in_the_house(facts, viewer, home)
    if member is None:
        return set()
    return {
        Sight(person, section, action, relationship, fact)
        for person, relationship, fact, only in standings(facts, member)
        for action in ("read", "write")
        for section in opened(member.role, relationship, action)
        if only is None or action == "write" or section in only
    }


def may(facts: Facts, viewer: UUID | None, home: UUID | None, *wanted: object) -> bool:
    """Is (person, section, action) within the viewer's reach?"""
    return any(
        (sight.person, sight.section, sight.action) == wanted
        for sight in reach(facts, viewer, home)
    )


def nearest_reason(
    facts: Facts, viewer: UUID | None, home: UUID | None, *wanted: object
) -> tuple[str, UUID] | None:
    """The relationship by which (person, section, action) is allowed, and the fact behind it."""
    reasons = [
        (NEAREST.index(sight.relationship), sight.fact)
        for sight in reach(facts, viewer, home)
        if (sight.person, sight.section, sight.action) == wanted
    ]
    if not reasons:
        return None
    place, fact = min(reasons)
    return NEAREST[place], fact


def standings(facts: Facts, member: Member) -> Iterator[Standing]:
    """A block beats everything but one's own record."""
    for standing in _grounds(facts, member):
        person, relationship, _, _ = standing
        home = member.organization
        if relationship == "own_record" or not is_kept_out(facts, member.id, person, home):
            yield standing


def _grounds(facts: Facts, member: Member) -> Iterator[Standing]:
    for person in facts.all(Person):
        if person.member == member.id and person.organization == member.organization:
            yield person.id, "own_record", person.id, None
    for person_id, walk in walks_of(facts, member.id, member.organization):
        yield person_id, "assigned", walk, None
    yield from _covering(facts, member)
    for lead in led_now(facts, member):
        for person_id, _ in walks_of(facts, lead.worker, member.organization):
            yield person_id, "supervises", lead.id, None
    for consent, to, sections in live_consents(facts):
        if to.member == member.id and to.organization == member.organization:
            yield consent.person, "consented", consent.id, sections
    yield from _emergencies(facts, member)
    yield from _asked(facts, member)


def walks_of(facts: Facts, worker: UUID, home: UUID) -> Iterator[tuple[UUID, UUID]]:
    for walk in facts.all(Walk):
        if walk.worker == worker and walk.organization == home and holds(walk):
            yield walk.person, walk.id


def led_now(facts: Facts, member: Member) -> Iterator[Lead]:
    for lead in facts.all(Lead):
        if (lead.leader, lead.organization) == (member.id, member.organization) and holds(lead):
            yield lead


def is_privacy_contact(facts: Facts, member: Member) -> bool:
    return any(
        (one.member, one.organization) == (member.id, member.organization) and holds(one)
        for one in facts.all(Privacy)
    )


def _covering(facts: Facts, member: Member) -> Iterator[Standing]:
    for cover in facts.all(Cover):
        if (cover.worker, cover.organization) != (member.id, member.organization):
            continue
        if cover.accepted is None or cover.accepted > 0 or not holds(cover):
            continue
        for person, _ in walks_of(facts, cover.away, member.organization):
            for agreement in agreements_of(facts, person, member.organization):
                yield person, "covering", cover.id, frozenset(agreement.sections)


def agreements_of(facts: Facts, person: UUID, home: UUID) -> Iterator[Agreement]:
    for one in facts.all(Agreement):
        if one.person == person and one.organization == home and one.sections and holds(one):
            yield one


def _emergencies(facts: Facts, member: Member) -> Iterator[Standing]:
    leads = {lead.worker for lead in led_now(facts, member)}
    asked = is_privacy_contact(facts, member)
    for one in facts.all(Emergency):
        if one.organization != member.organization or one.starts > 0:
            continue
        if one.worker == member.id:
            if one.ends > 0:
                yield one.person, "emergency", one.id, None
        elif one.reviewed is None and (asked or one.worker in leads):
            yield one.person, "reviews", one.id, None


def _asked(facts: Facts, member: Member) -> Iterator[Standing]:
    if not is_privacy_contact(facts, member):
        return
    for one in facts.all(Request):
        waits = one.organization == member.organization and one.answered is None
        if waits and one.about != member.id:
            yield one.person, "privacy_contact", one.id, None
