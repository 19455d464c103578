import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSuggested(Event):
    meeting_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChosen(Event):
    meeting_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingTogether(Event):
    meeting_id: UUID
    starts_at: dt.datetime
    plan_b: str
