from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpMadeOurs(Event):
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLineAdded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLineEdited(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLineChecked(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLineRemoved(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCardWritten(Event):
    digest: str
