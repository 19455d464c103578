"""Who may see what, said a second time, by hand, from the facts alone.

It shares no line with walkwith.access: no matrix, no view, no SQL. When the two disagree one of
them is wrong. Times are seconds from now; `ends` None means: no end in sight.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

SECTIONS = (
    "identity",
    "contact_details",
    "strengths",
    "plan",
    "schedule",
    "contact_notes",
    "relationships",
    "looks",
)


@dataclass(frozen=True)
class Account:
    id: UUID
    is_active: bool = True


@dataclass(frozen=True)
class Member:
    id: UUID
    account: UUID
    organization: UUID
    role: str
    name: str = ""
    starts: int = -60
    ends: int | None = None
    age: int = 0


@dataclass(frozen=True)
class Person:
    id: UUID
    organization: UUID
    member: UUID | None = None
    name: str = ""


@dataclass(frozen=True)
class Walk:
    """A worker walks with a participant: an assignment."""

    id: UUID
    organization: UUID
    person: UUID
    worker: UUID
    starts: int = -60
    ends: int | None = None


@dataclass(frozen=True)
class Lead:
    """A supervisor leads a worker: a supervision."""

    id: UUID
    organization: UUID
    leader: UUID
    worker: UUID
    starts: int = -60
    ends: int | None = None


@dataclass
class Facts:
    zones: dict[UUID, str] = field(default_factory=dict)
    accounts: dict[UUID, Account] = field(default_factory=dict)
    members: dict[UUID, Member] = field(default_factory=dict)
    people: dict[UUID, Person] = field(default_factory=dict)
    walks: list[Walk] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)


@dataclass(frozen=True)
class Sight:
    """One thing allowed, and the relationship and fact that allow it."""

    person: UUID
    section: str
    action: str
    relationship: str
    fact: UUID


def holds(fact: Member | Walk | Lead) -> bool:
    """A fact holds from its first moment, and no longer at its last."""
    if fact.starts > 0:
        return False
    return fact.ends is None or fact.ends > 0


def in_the_house(facts: Facts, viewer: UUID | None, organization: UUID | None) -> Member | None:
    """The viewer, when they belong to this organization now and their account is open."""
    if viewer is None or viewer not in facts.members:
        return None
    member = facts.members[viewer]
    if member.organization != organization or not holds(member):
        return None
    return member if facts.accounts[member.account].is_active else None


def reach(facts: Facts, viewer: UUID | None, organization: UUID | None) -> set[Sight]:
    member = in_the_house(facts, viewer, organization)
    if member is None:
        return set()
    return {
        Sight(person, section, action, relationship, fact)
        for person, relationship, fact in standings(facts, member)
        for action in ("read", "write")
        for section in opened(member.role, relationship, action)
    }


def standings(facts: Facts, member: Member) -> Iterator[tuple[UUID, str, UUID]]:
    for person in facts.people.values():
        if person.member == member.id and person.organization == member.organization:
            yield person.id, "own_record", person.id
    ours = [walk for walk in facts.walks if walk.organization == member.organization]
    for walk in ours:
        if walk.worker == member.id and holds(walk):
            yield walk.person, "assigned", walk.id
    for lead in facts.leads:
        if lead.leader != member.id or lead.organization != member.organization:
            continue
        for walk in ours:
            if walk.worker == lead.worker and holds(lead) and holds(walk):
                yield walk.person, "supervises", lead.id


def opened(role: str, relationship: str, action: str) -> tuple[str, ...]:
    """What a relationship opens: the sentences of the matrix, written out again.

    People read all of their own record and write who they are and what they want. Whoever walks
    with somebody reads it all and writes all but the log of looks. A supervisor of that worker
    reads it all, and writes how to reach the person, when, and who walks with them: neither the
    plan nor the notes. An administrator sees nobody.
    """
    if role == "participant" and relationship == "own_record":
        return {
            "read": SECTIONS,
            "write": ("identity", "contact_details", "strengths", "plan"),
        }[action]
    if role in ("peer_specialist", "supervisor") and relationship == "assigned":
        return SECTIONS if action == "read" else SECTIONS[:-1]
    if role == "supervisor" and relationship == "supervises":
        return {
            "read": SECTIONS,
            "write": ("identity", "contact_details", "strengths", "schedule", "relationships"),
        }[action]
    return ()


def may_assign(
    facts: Facts, viewer: UUID | None, organization: UUID | None, person: UUID, worker: UUID
) -> bool:
    """May the viewer let this worker walk with this person, known or new?"""
    member = in_the_house(facts, viewer, organization)
    chosen = facts.members.get(worker)
    if member is None or chosen is None:
        return False
    if chosen.organization != member.organization or not holds(chosen):
        return False
    walkers = ("peer_specialist", "supervisor")
    if chosen.role not in walkers or member.role not in walkers:
        return False
    for sight in reach(facts, viewer, organization):
        if (sight.person, sight.section, sight.action) == (person, "relationships", "write"):
            return True
    if person in facts.people or any(walk.person == person for walk in facts.walks):
        return False
    return worker == member.id or any(
        lead.leader == member.id
        and lead.worker == worker
        and lead.organization == member.organization
        and holds(lead)
        for lead in facts.leads
    )


def runs_the_house(facts: Facts, viewer: UUID | None, organization: UUID | None) -> bool:
    """An administrator of it does; and whoever founds it, as long as nobody belongs to it."""
    member = in_the_house(facts, viewer, organization)
    if member is not None and member.role == "administrator":
        return True
    return all(other.organization != organization for other in facts.members.values())


def doors(facts: Facts, viewer: UUID | None, organization: UUID | None, action: str) -> list[UUID]:
    """The memberships of those whose identity the viewer may read, or write."""
    within = {
        sight.person
        for sight in reach(facts, viewer, organization)
        if (sight.section, sight.action) == ("identity", action)
    }
    found = [person.member for person in facts.people.values() if person.id in within]
    return sorted(member for member in found if member is not None)


def entered(facts: Facts, account: UUID, wanted: UUID | None) -> tuple[UUID, str, str] | None:
    """The membership somebody acts as after signing in, its name and its zone."""
    if not (account in facts.accounts and facts.accounts[account].is_active):
        return None
    places = [m for m in facts.members.values() if m.account == account and holds(m)]
    if not places:
        return None
    member = min(places, key=lambda m: (m.organization != wanted, -m.age))
    own = [person.name for person in facts.people.values() if person.member == member.id]
    return member.id, member.name or "".join(own), facts.zones[member.organization]


def look(
    facts: Facts, viewer: UUID, organization: UUID, person: UUID, section: str, how: str
) -> str:
    """What becomes of a look: `refused`, `own` (nobody logs it), or why it is allowed."""
    action = "write" if how == "wrote" else "read"
    reasons = {
        sight.relationship
        for sight in reach(facts, viewer, organization)
        if (sight.person, sight.section, sight.action) == (person, section, action)
    }
    for relationship in ("own_record", "assigned", "supervises"):
        if relationship in reasons:
            return "own" if relationship == "own_record" else relationship
    return "refused"
