from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantAdded(Event):
    preferred_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantEdited(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetailsEdited(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthsEdited(Event):
    before: list[str]
    after: list[str]
