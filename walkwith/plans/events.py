import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WantSet(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAdded(Event):
    words: str
    day: dt.date | None
    who: str
    is_suggestion: bool
    meeting_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEdited(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReopened(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLetGo(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionAccepted(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionDeclined(Event):
    words: str
