"""What becomes of an act that reach itself cannot allow."""

from uuid import UUID

from tests.access.oracle.blocks import gets_nothing, is_kept_out, places_of
from tests.access.oracle.consents import live_consents
from tests.access.oracle.facts import (
    Block,
    Cover,
    Emergency,
    Facts,
    Known,
    Member,
    Person,
    Recipient,
    Walk,
    holds,
)
from tests.access.oracle.house import led, own_person
from tests.access.oracle.openings import WORKERS
from tests.access.oracle.relations import (
    agreements_of,
    in_the_house,
    may,
    reach,
    walks_of,
)

Viewer = UUID | None


def answer_cover(facts: Facts, viewer: Viewer, home: Viewer, cover: UUID, yes: bool) -> str:
    """`yes`, `no`, or nothing for somebody who was not asked, or answered, or is too late."""
    member, asked = in_the_house(facts, viewer, home), facts.find(Cover, cover)
    if member is None or asked is None or member.role not in WORKERS:
        return ""
    if (asked.worker, asked.organization) != (member.id, member.organization):
        return ""
    if asked.accepted is not None or asked.declined is not None or asked.ends <= 0:
        return ""
    return "yes" if yes else "no"


def choose_cover(facts: Facts, viewer: Viewer, home: Viewer, cover: UUID, colleague: Viewer) -> str:
    """Who is asked now; nothing where it is not theirs to choose, or too late."""
    asked = _cover_to_arrange(facts, viewer, home, cover)
    if asked is None or asked.accepted is not None:
        return ""
    chosen = facts.find(Member, colleague)
    if colleague is not None and (
        chosen is None
        or chosen.id == asked.away
        or chosen.organization != home
        or chosen.role not in WORKERS
        or not holds(chosen)
    ):
        return ""
    return told("asked", colleague, "anew")


def end_cover(facts: Facts, viewer: Viewer, home: Viewer, cover: UUID, _rest: UUID) -> str:
    """Ended by who is away, handed back by who stands in: what the row says, and the rest."""
    member, asked = in_the_house(facts, viewer, home), facts.find(Cover, cover)
    if member is None or asked is None or asked.organization != home or asked.ends <= 0:
        return ""
    was_declined = None if asked.declined is None else asked.declined == 0
    if _cover_to_arrange(facts, viewer, home, cover):
        return told("ended", True, asked.accepted is None, was_declined, 1)
    if asked.worker != member.id or asked.accepted is None:
        return ""
    if asked.starts > 0:
        return told("handed_back", False, True, True, 1)
    return told("handed_back", True, False, was_declined, "rest", asked.away, *[True] * 4, 2)


def _cover_to_arrange(facts: Facts, viewer: Viewer, home: Viewer, cover: UUID) -> Cover | None:
    member, asked = in_the_house(facts, viewer, home), facts.find(Cover, cover)
    if member is None or asked is None or asked.organization != home or asked.ends <= 0:
        return None
    return asked if asked.away in (member.id, *led(facts, viewer, home)) else None


def told(*parts: object) -> str:
    """The parts that are there, as the database writes them in one line."""
    plain = {True: "t", False: "f"}
    return " ".join(
        plain[part] if isinstance(part, bool) else str(part) for part in parts if part is not None
    )


def covers_of(facts: Facts, viewer: Viewer, home: Viewer, person: UUID) -> list[str]:
    """Who stands in, for whoever may read who walks with the person: from and to by name."""
    member = in_the_house(facts, viewer, home)
    if member is None or not may(facts, viewer, home, person, "relationships", "read"):
        return []
    if not list(agreements_of(facts, person, member.organization)):
        return []
    walking = {
        walk.worker
        for walk in facts.all(Walk)
        if (walk.person, walk.organization) == (person, member.organization) and holds(walk)
    }
    return sorted(
        f"{one.id} {_name(facts, one.away)} {_name(facts, one.worker)}"
        for one in facts.all(Cover)
        if one.away in walking
        and one.organization == member.organization
        and one.worker is not None
        and one.accepted is not None
        and one.ends > 0
        and not is_kept_out(facts, one.worker, person, home)
    )


def _name(facts: Facts, member: Viewer) -> str:
    found = facts.find(Member, member)
    return found.name if found else ""


def held_by(facts: Facts, viewer: Viewer, home: Viewer, cover: UUID) -> list[UUID]:
    """For whom a colleague stands in, for whoever is away or leads them."""
    asked = _cover_to_arrange(facts, viewer, home, cover)
    if asked is None or asked.accepted is None or home is None:
        return []
    member = in_the_house(facts, viewer, home)
    assert member is not None
    return sorted(
        person
        for person in {person for person, _ in walks_of(facts, asked.away, home)}
        if list(agreements_of(facts, person, home))
        and not (asked.worker and is_kept_out(facts, asked.worker, person, home))
    )


def people_by(facts: Facts, viewer: Viewer, home: Viewer, relationship: str) -> list[str]:
    """Whose name the viewer may read in one relationship, and the fact that says so."""
    return sorted(
        f"{sight.person} {sight.fact}"
        for sight in reach(facts, viewer, home)
        if (sight.relationship, sight.section, sight.action) == (relationship, "identity", "read")
    )


def open_emergency(
    facts: Facts, viewer: Viewer, home: Viewer, called: str, why: str, hours: int
) -> str:
    """Whose record opens; nothing for nobody, somebody hidden, several, or no reason."""
    member = in_the_house(facts, viewer, home)
    if member is None or member.role not in WORKERS:
        return ""
    found = [
        person.id
        for person in facts.all(Person)
        if person.organization == member.organization
        and is_called(person.name, called)
        and not is_kept_out(facts, member.id, person.id, home)
    ]
    if len(found) != 1 or len(why.strip(" ")) < 10:
        return ""
    return f"{found[0]} by {member.id} for {hours} h" if 1 <= hours <= 4 else "check"


def is_called(names: str, called: str) -> bool:
    """A first and a last name, next to each other among all the names of somebody."""
    return " " in called[1:-1] and f" {called} " in f" {names} "


def close_emergency(facts: Facts, viewer: Viewer, home: Viewer, access: UUID) -> bool:
    member, opened = in_the_house(facts, viewer, home), facts.find(Emergency, access)
    if member is None or opened is None:
        return False
    mine = (opened.worker, opened.organization) == (member.id, member.organization)
    return mine and opened.starts < 0 < opened.ends


def keep_out_known(
    facts: Facts, viewer: Viewer, home: Viewer, person: Viewer = None, worker: Viewer = None
) -> list[str]:
    """The new blocks, of one person or worker alone when they are given; one that was lifted is
    not made again.
    """
    there_already = {
        (block.person, block.member)
        for block in facts.all(Block)
        if block.organization == home and (block.is_known or block.ends is None)
    }
    known = {
        (somebody.id, one.worker)
        for one in facts.all(Known)
        for somebody in facts.all(Person)
        if home == one.organization == somebody.organization
        and is_known_as(somebody.name, one.called)
        and person in (None, somebody.id)
        and worker in (None, one.worker)
    }
    return sorted(f"{somebody} {member}" for somebody, member in known - there_already)


def is_known_as(names: str, called: str) -> bool:
    """Each word of a first and last name is one of somebody's names, in whatever order."""
    return " " in called[1:-1] and set(called.split(" ")) <= set(names.split(" "))


def knows(facts: Facts, viewer: Viewer, home: Viewer, worker: UUID, called: str) -> bool:
    """Asked by the worker themselves, or by who leads them."""
    member = in_the_house(facts, viewer, home)
    if member is None or worker not in (member.id, *led(facts, viewer, home)):
        return False
    return any(
        one.worker in places_of(facts, worker)
        and one.organization == home
        and is_known_as(called, one.called)
        for one in facts.all(Known)
    )


def agree_to_lift(facts: Facts, viewer: Viewer, home: Viewer, block: UUID) -> str:
    """Whose yes it was, who has said theirs by now, and whether the block ends."""
    member, found = in_the_house(facts, viewer, home), facts.find(Block, block)
    if member is None or found is None or found.organization != home:
        return ""
    mine = places_of(facts, member.id)
    if found.ends is not None or found.member in mine:
        return ""
    agreed, first, second = found.agreed is not None, found.first, found.second
    when = "before"
    if own_person(facts, viewer, home) == found.person:
        said, when, agreed = "participant", "before" if agreed else "now", True
    elif not may(facts, viewer, home, found.person, "blocks", "read"):
        return ""
    elif first is None or first in mine:
        said, first = "first", member.id
    else:
        said, second = "second", member.id
    is_lifted = agreed and first is not None and second is not None
    return told(said, when, agreed, first, second, is_lifted, 1)


def recipients_kept_out(facts: Facts, viewer: Viewer, home: Viewer, person: UUID) -> list[UUID]:
    """To whom nothing goes because they are kept out, for who reads the consents."""
    if not may(facts, viewer, home, person, "consents", "read"):
        return []
    return sorted(to.id for to in facts.all(Recipient) if gets_nothing(facts, to, person, home))


def consented_sections(
    facts: Facts, viewer: Viewer, home: Viewer, person: UUID, recipient: UUID
) -> list[str]:
    """Each section that may leave, and the consent signed last that says so."""
    to = facts.find(Recipient, recipient)
    their_own = to is not None and viewer is not None and to.member == viewer
    if not (their_own or may(facts, viewer, home, person, "consents", "read")):
        return []
    last: dict[str, UUID] = {}
    for consent, one, sections in live_consents(facts):
        if (consent.person, consent.organization, one.id) == (person, home, recipient):
            for section in sections:
                last[section] = max(consent.id, last.get(section, consent.id))
    return sorted(f"{section} {consent}" for section, consent in last.items())
