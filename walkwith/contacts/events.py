import datetime as dt
from dataclasses import dataclass
from typing import Self

from walkwith.contacts.models import ContactNote
from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Event):
    started_at: dt.datetime
    minutes: int
    way: str
    work: list[str]

    @classmethod
    def of(cls, note: ContactNote) -> Self:
        return cls(started_at=note.started_at, minutes=note.minutes, way=note.way, work=note.work)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCorrected(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBegun(Event):
    """Says only that somebody began to write; about whom and what is the author's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDiscarded(Event):
    """Says only that somebody threw a draft away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectWorkLogged(Event):
    started_at: dt.datetime
    minutes: int
    work: list[str]
