"""The facts of a world. Times are seconds from now; `ends` None means: no end in sight."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID


@dataclass(frozen=True)
class House:
    """An organization."""

    id: UUID
    zone: str = "America/New_York"
    keeps_counseling: bool = False
    is_demo: bool = False


@dataclass(frozen=True)
class Program:
    id: UUID
    organization: UUID
    name: str = ""


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
    key: UUID  # the same in each place of one person, or one agency
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
    program: UUID | None = None


@dataclass(frozen=True)
class Walk:
    """A worker walks with a participant: an assignment."""

    id: UUID
    organization: UUID
    person: UUID
    worker: UUID
    starts: int = -60
    ends: int | None = None
    kind: str = "primary"


@dataclass(frozen=True)
class Lead:
    """A supervisor leads a worker: a supervision."""

    id: UUID
    organization: UUID
    leader: UUID
    worker: UUID
    starts: int = -60
    ends: int | None = None


@dataclass(frozen=True)
class Cover:
    """A colleague stands in for a worker, once they said yes."""

    id: UUID
    organization: UUID
    away: UUID
    worker: UUID | None
    starts: int = -60
    ends: int = 3600
    accepted: int | None = -30
    declined: int | None = None


@dataclass(frozen=True)
class Agreement:
    """What somebody lets a stand-in see."""

    id: UUID
    organization: UUID
    person: UUID
    sections: tuple[str, ...]
    starts: int = -60
    ends: int | None = None


@dataclass(frozen=True)
class Recipient:
    id: UUID
    organization: UUID
    of: UUID | None = None
    member: UUID | None = None
    closed: int | None = None
    name: str = "Somebody"


@dataclass(frozen=True)
class Consent:
    id: UUID
    organization: UUID
    person: UUID
    sections: tuple[str, ...]
    kind: str = "specific"
    program: UUID | None = None
    purpose: str = "help with housing"
    wording: str = "digest"
    how: str = "phone"
    signed: int = -60
    name: str = "Somebody"
    scan: str = ""
    witness: UUID | None = None
    taken_by: UUID | None = None
    signer: str = "self"
    must_sign: str = "self"
    guardian: str = ""
    until: str = "date"
    starts: int = -60
    ends: int | None = 3600
    revoked: int | None = None


@dataclass(frozen=True)
class Named:
    """One of those a consent names."""

    id: UUID
    organization: UUID
    person: UUID
    consent: UUID
    recipient: UUID
    revoked: int | None = None


@dataclass(frozen=True)
class Restriction:
    id: UUID
    organization: UUID
    person: UUID
    sections: tuple[str, ...]
    recipient: UUID | None = None
    starts: int = -60
    ends: int | None = None


@dataclass(frozen=True)
class Emergency:
    id: UUID
    organization: UUID
    person: UUID
    worker: UUID
    starts: int = -60
    ends: int = 3600
    reviewed: int | None = None


@dataclass(frozen=True)
class Privacy:
    """A member of the house whom participants turn to about their record."""

    id: UUID
    organization: UUID
    member: UUID
    starts: int = -60
    ends: int | None = None


@dataclass(frozen=True)
class Request:
    id: UUID
    organization: UUID
    person: UUID
    about: UUID | None = None
    answered: int | None = None


@dataclass(frozen=True)
class Block:
    """A member of the house who is kept out of somebody's record."""

    id: UUID
    organization: UUID
    person: UUID
    member: UUID
    starts: int = -60
    ends: int | None = None
    is_known: bool = False
    agreed: int | None = None
    first: UUID | None = None
    second: UUID | None = None


@dataclass(frozen=True)
class Known:
    """Somebody a worker knows in private life."""

    id: UUID
    organization: UUID
    worker: UUID
    called: str


@dataclass(frozen=True)
class Looked:
    """A look that is in the log already, `days` after today."""

    id: UUID
    organization: UUID
    person: UUID
    viewer: UUID
    sections: tuple[str, ...]
    why: str
    how: str = "listed"
    days: int = 0


T = TypeVar("T")
Fact = Any


@dataclass
class Facts:
    by_kind: dict[type, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[UUID, Fact] = field(default_factory=dict)

    def add(self, fact: T) -> T:
        self.by_kind[type(fact)].append(fact)
        self.by_id[fact.id] = fact  # type: ignore[attr-defined]
        return fact

    def all(self, kind: type[T]) -> list[T]:
        return self.by_kind[kind]

    def find(self, kind: type[T], key: UUID | None) -> T | None:
        found = self.by_id.get(key) if key else None
        return found if isinstance(found, kind) else None


@dataclass(frozen=True)
class Sight:
    """One thing allowed, and the relationship and fact that allow it."""

    person: UUID
    section: str
    action: str
    relationship: str
    fact: UUID


def holds(fact: Fact) -> bool:
    """A fact holds from its first moment, and no longer at its last."""
    return fact.starts <= 0 and not_over(fact.ends)


def not_over(moment: int | None) -> bool:
    return moment is None or moment > 0
