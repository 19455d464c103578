from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFounded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramAdded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAdded(Event):
    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipEnded(Event):
    name: str
