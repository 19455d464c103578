"""What the log of looks says after a look, and whether the look is refused."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from tests.access.oracle.facts import Facts, House, Looked
from tests.access.oracle.relations import nearest_reason


@dataclass(frozen=True)
class Look:
    """Sections of one person's record, shown or written; an id for each section."""

    participant: UUID
    sections: tuple[str, ...]
    ids: tuple[UUID, ...]
    how: str = "opened"
    page: str = "participant"


def looks(facts: Facts, viewer: UUID | None, home: UUID | None, *messages: tuple[Look, ...]) -> str:
    """The new lines of the log, after one message or more; `refused` when one is not allowed."""
    house, lines = facts.find(House, home), list[str]()
    when = "f as told" if house and house.is_demo else "t today"
    before = [look for look in facts.all(Looked) if look.organization == home]
    listed: set[tuple[UUID, UUID | None, tuple[str, ...], str]] = {
        (look.person, look.viewer, look.sections, look.why)
        for look in before
        if (look.how, look.days) == ("listed", 0)
    }
    for message in messages:
        found = _reasons(facts, viewer, home, message)
        if found is None:
            return "refused"
        for key, (look, why, fact, sections) in sorted(found.items()):
            same = (look.participant, viewer, sections, why)
            if look.how == "listed" and same in listed:
                continue
            if look.how == "listed":
                listed.add(same)
            lines.append(
                f"{len(lines) + 1} {key} {look.participant} {viewer} {','.join(sections)}"
                f" {look.how} {look.page} {why} {fact} {when} sealed"
            )
    if lines:
        lines.append(f"up to {len(lines)} t after {len(before)} t")
    return "\n".join(lines)


Reasoned = tuple[Look, str, UUID, tuple[str, ...]]


def _reasons(
    facts: Facts, viewer: UUID | None, home: UUID | None, message: tuple[Look, ...]
) -> dict[UUID, Reasoned] | None:
    """For each reason its sections, under the first of their ids; None when one has no reason."""
    found: dict[tuple[Look, str, UUID], list[tuple[UUID, str]]] = defaultdict(list)
    for look in message:
        action = "write" if look.how == "wrote" else "read"
        for section, key in zip(look.sections, look.ids, strict=True):
            reason = nearest_reason(facts, viewer, home, look.participant, section, action)
            if reason is None:
                return None
            if reason[0] != "own_record":
                found[look, *reason].append((key, section))
    return {
        min(parts)[0]: (look, why, fact, tuple(sorted(section for _, section in parts)))
        for (look, why, fact), parts in found.items()
    }
