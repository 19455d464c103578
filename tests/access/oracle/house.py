"""Who runs the house, who leads whom, whose doors are known, who may walk with whom."""

from collections.abc import Iterator
from uuid import UUID

from tests.access.oracle.blocks import is_kept_out
from tests.access.oracle.facts import (
    Account,
    Block,
    Consent,
    Facts,
    House,
    Lead,
    Member,
    Person,
    Recipient,
    Walk,
    holds,
)
from tests.access.oracle.openings import HOUSE, WORKERS
from tests.access.oracle.relations import in_the_house, led_now, may, reach


def may_assign(
    facts: Facts, viewer: UUID | None, home: UUID | None, person: UUID, worker: UUID
) -> bool:
    """May the viewer let this worker walk with this person, known or new?"""
    member = in_the_house(facts, viewer, home)
    chosen = facts.find(Member, worker)
    if member is None or chosen is None:
        return False
    if chosen.organization != member.organization or not holds(chosen):
        return False
    if chosen.role not in WORKERS or member.role not in WORKERS:
        return False
    if is_kept_out(facts, chosen.id, person, home):
        return False
    if may(facts, viewer, home, person, "relationships", "write"):
        return True
    if facts.find(Person, person) or any(walk.person == person for walk in facts.all(Walk)):
        return False
    return worker == member.id or worker in led(facts, viewer, home)


def may_walk_with(facts: Facts, viewer: UUID | None, home: UUID | None, person: UUID) -> list[UUID]:
    everybody = [member.id for member in facts.all(Member)]
    return sorted(one for one in everybody if may_assign(facts, viewer, home, person, one))


def led(facts: Facts, viewer: UUID | None, home: UUID | None) -> list[UUID]:
    member = in_the_house(facts, viewer, home)
    return sorted(_led(facts, member)) if member else []


def _led(facts: Facts, member: Member) -> Iterator[UUID]:
    for lead in led_now(facts, member):
        assert isinstance(lead, Lead)
        yield lead.worker


def runs_the_house(facts: Facts, viewer: UUID | None, home: UUID | None) -> bool:
    """An administrator of it does; and whoever founds it, as long as nobody belongs to it."""
    member = in_the_house(facts, viewer, home)
    if member is not None and member.role == "administrator":
        return True
    return all(other.organization != home for other in facts.all(Member))


def works_here(facts: Facts, viewer: UUID | None, home: UUID | None) -> bool:
    member = in_the_house(facts, viewer, home)
    return member is not None and member.role in HOUSE


def leads_here(facts: Facts, viewer: UUID | None, home: UUID | None) -> bool:
    member = in_the_house(facts, viewer, home)
    return member is not None and member.role in ("supervisor", "administrator")


def own_person(facts: Facts, viewer: UUID | None, home: UUID | None) -> UUID | None:
    member = in_the_house(facts, viewer, home)
    if member is None or member.role != "participant":
        return None
    own = [
        person.id
        for person in facts.all(Person)
        if (person.member, person.organization) == (member.id, member.organization)
    ]
    return own[0] if own else None


def own_account(facts: Facts, viewer: UUID | None, home: UUID | None) -> UUID | None:
    member = in_the_house(facts, viewer, home)
    return member.account if member else None


def opens_doors(facts: Facts, viewer: UUID | None, home: UUID | None) -> bool:
    """Whoever writes who somebody is, or what they consent to, opens doors."""
    wanted = ("identity", "consents")
    sights = reach(facts, viewer, home)
    return any(sight.action == "write" and sight.section in wanted for sight in sights)


def together(facts: Facts, viewer: UUID | None, home: UUID | None) -> list[UUID]:
    """Those for whom the viewer writes down what they allow: themselves, or whom they walk with."""
    found = {
        sight.person
        for sight in reach(facts, viewer, home)
        if sight.relationship in ("own_record", "assigned")
    }
    return sorted(found)


def shared(facts: Facts, viewer: UUID | None, home: UUID | None) -> list[str]:
    """What was shared with a partner or supporter: by consent, with its sections and its end."""
    by_consent: dict[UUID, list[str]] = {}
    for sight in reach(facts, viewer, home):
        if sight.relationship == "consented" and sight.action == "read":
            by_consent.setdefault(sight.fact, []).append(sight.section)
    found = []
    for key, sections in by_consent.items():
        consent = facts.find(Consent, key)
        assert consent is not None
        what = ",".join(sorted(sections))
        found.append(f"{consent.person} {what} {consent.purpose} {consent.until}")
    return sorted(found)


def doors(facts: Facts, viewer: UUID | None, home: UUID | None, action: str) -> list[UUID]:
    """How those sign in whose identity the viewer may read or write, and, for those whose
    consents, their own people; and whoever is kept out, for who reads that."""
    sights = reach(facts, viewer, home)
    known = {s.person for s in sights if (s.section, s.action) == ("identity", action)}
    agreeing = {s.person for s in sights if (s.section, s.action) == ("consents", action)}
    found = {person.member for person in facts.all(Person) if person.id in known}
    found |= {one.member for one in facts.all(Recipient) if one.of in agreeing}
    if action == "read":
        out = {s.person for s in sights if (s.section, s.action) == ("blocks", "read")}
        found |= {block.member for block in facts.all(Block) if block.person in out}
    return sorted(member for member in found if member is not None)


def entered(facts: Facts, account: UUID, wanted: UUID | None) -> tuple[UUID, str, str] | None:
    """The membership somebody acts as after signing in, its name and its zone."""
    found = facts.find(Account, account)
    if found is None or not found.is_active:
        return None
    places = [m for m in facts.all(Member) if m.account == account and holds(m)]
    if not places:
        return None
    member = min(places, key=lambda m: (m.organization != wanted, -m.age))
    own = [person.name for person in facts.all(Person) if person.member == member.id]
    house = facts.find(House, member.organization)
    assert house is not None
    return member.id, member.name or "".join(own), house.zone
