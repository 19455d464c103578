"""Who is kept out of whose record, and to whom nothing of it goes."""

from uuid import UUID

from tests.access.oracle.facts import Block, Facts, Member, Recipient, holds


def is_kept_out(facts: Facts, member: UUID | None, person: UUID, home: UUID | None) -> bool:
    """A block of the house holds in every place that whoever it names has in theirs."""
    return any(member in places_of(facts, block.member) for block in _blocks(facts, person, home))


def gets_nothing(facts: Facts, to: Recipient, person: UUID, home: UUID | None) -> bool:
    """Is the sign-in of a recipient kept out, or one that they had?"""
    if to.organization != home:
        return False
    named = [facts.find(Member, block.member) for block in _blocks(facts, person, home)]
    before = any(one is not None and one.key == to.id for one in named)
    return before or is_kept_out(facts, to.member, person, home)


def places_of(facts: Facts, member: UUID | None) -> set[UUID]:
    """Every place of the one who has this one, in the same house."""
    one = facts.find(Member, member)
    if one is None:
        return set()
    return {
        other.id
        for other in facts.all(Member)
        if (other.organization, other.key) == (one.organization, one.key)
    }


def _blocks(facts: Facts, person: UUID, home: UUID | None) -> list[Block]:
    return [
        block
        for block in facts.all(Block)
        if (block.person, block.organization) == (person, home) and holds(block)
    ]
