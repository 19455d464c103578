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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatesChosen(Event):
    states: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLineWritten(Event):
    """Added, changed, checked, hidden, shown again, or given back to the pack."""

    line: str
    deed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptWritten(Event):
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTakenOff(Event):
    code: str
