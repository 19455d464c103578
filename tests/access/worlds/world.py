"""A world: facts, and what is asked of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

from tests.access.oracle.facts import Account, Facts, House, Member, Person
from tests.access.oracle.openings import SECTIONS
from tests.access.oracle.relations import reach

ROLES = (
    "participant",
    "peer_specialist",
    "supervisor",
    "administrator",
    "partner",
    "supporter",
)
# When a fact holds: (starts, ends) in seconds from now.
SPANS: dict[str, tuple[int, int | None]] = {
    "not yet": (60, None),
    "from this moment": (0, None),
    "open": (-60, None),
    "until later": (-60, 60),
    "until this moment": (-60, 0),
    "over": (-60, -30),
}
Span = tuple[int, int | None]
OPEN: Span = SPANS["open"]
OVER: Span = SPANS["over"]
T = TypeVar("T")
_worlds = count(1)


@dataclass(frozen=True)
class Question:
    kind: str
    viewer: UUID | None
    home: UUID | None
    said: tuple[Any, ...] = ()


@dataclass
class World:
    """Every world has keys of its own, so that many stand in one database."""

    facts: Facts = field(default_factory=Facts)
    questions: list[Question] = field(default_factory=list)
    pairs: list[tuple[UUID, UUID, UUID]] = field(default_factory=list)
    number: int = field(default_factory=lambda: next(_worlds))
    made: int = 0

    def new_id(self) -> UUID:
        self.made += 1
        return UUID(int=(0xA << 124) + (self.number << 64) + self.made)

    def add(self, kind: type[T], /, **said: Any) -> T:
        make: Callable[..., T] = kind
        return self.facts.add(make(id=self.new_id(), **said))

    def house(self, zone: str = "America/New_York", **said: Any) -> UUID:
        return self.add(House, zone=zone, **said).id

    def member(
        self, home: UUID, role: str, span: Span = OPEN, *, is_active: bool = True, **said: Any
    ) -> UUID:
        if "account" not in said:
            said["account"] = self.add(Account, is_active=is_active).id
        name = "" if role == "participant" else f"Worker {self.made}"
        starts, ends = span
        said.setdefault("key", self.new_id())
        made = {"name": name, "starts": starts, "ends": ends, **said}
        return self.add(Member, organization=home, role=role, **made).id

    def another_place(self, member: UUID, home: UUID | None = None) -> UUID:
        """A second place of whoever has this one, in the same house; or one that looks like it."""
        known = self.facts.by_id[member]
        return self.member(home or known.organization, known.role, key=known.key)

    def person(self, home: UUID, member: UUID | None = None, **said: Any) -> UUID:
        made = {"name": f"person {self.made}", **said}
        return self.add(Person, organization=home, member=member, **made).id

    def ask(self, kind: str, viewer: UUID | None, home: UUID | None, *said: Any) -> None:
        question = Question(kind, viewer, home, said)
        if question not in self.questions[-1:]:
            self.questions.append(question)

    def look_at(self, viewer: UUID, home: UUID, *people: UUID) -> None:
        """Ask what the viewer may do with each of these people, and with everybody else."""
        self.pairs += [(viewer, home, person) for person in people]
        self.ask("reach", viewer, home)


def cells(world: World) -> tuple[int, int]:
    """How many cells were asked, viewer x person x section x action, and how many are a yes."""
    asked = set(world.pairs)
    yes = 0
    for viewer, home in {pair[:2] for pair in asked}:
        sights = reach(world.facts, viewer, home)
        allowed = {(sight.person, sight.section, sight.action) for sight in sights}
        yes += sum((viewer, home, person) in asked for person, _, _ in allowed)
    return len(asked) * len(SECTIONS) * 2, yes
