from dataclasses import dataclass
from uuid import UUID

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Event):
    worker_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentEnded(Event):
    worker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionBegan(Event):
    supervisor_id: UUID
    worker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionEnded(Event):
    supervisor_id: UUID
    worker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDoorRenewed(Event):
    membership_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDoorClosed(Event):
    membership_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDoorOpened(Event):
    """The person can sign in. `talked_about_safety` says that somebody talked it over with them."""

    membership_id: UUID
    talked_about_safety: bool
