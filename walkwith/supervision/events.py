import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Event):
    """Everything of theirs ended; the numbers are those the administrator was told before."""

    people: int
    drafts: int
    covers: int
    emergencies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHandedOn(Event):
    """A draft is no part of anybody's record yet: the history does not say about whom it is."""

    to_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualLooksTalkedOver(Event):
    """A supervisor has asked about the looks of a week; `week` is its Monday."""

    week: dt.date
