from dataclasses import dataclass
from uuid import UUID

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAdded(Event):
    name: str
    fellowship: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAsked(Event):
    run_id: UUID
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBegan(Event):
    run_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsImported(Event):
    run_id: UUID
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportHeld(Event):
    run_id: UUID
    missing: int
    listed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRefused(Event):
    run_id: UUID
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldImportLeft(Event):
    run_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldImportWentOn(Event):
    run_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingsShared(Event):
    shares: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTakenFor(Event):
    list_format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsAsked(Event):
    run_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsNamed(Event):
    columns: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsAskedAgain(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKept(Event):
    every_hours: int
    licence: str
    may_be_shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTakenDown(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePutBack(Event):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMended(Event):
    row_id: UUID
    fixes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLeftOut(Event):
    row_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTakenUp(Event):
    row_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmDecided(Event):
    meeting_id: UUID
    is_weekly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmAskedAgain(Event):
    meeting_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKeptSecret(Event):
    """Without its name: that could say where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMayBeTold(Event):
    """Without its name: that could say where it was."""
