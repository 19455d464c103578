import datetime as dt
from dataclasses import dataclass
from typing import Any
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Event):
    how: str
    to_name: str
    need: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMoved(Event):
    state: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPlanned(Event):
    next_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPutInPlan(Event):
    step_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralSent(Event):
    recipient_id: UUID
    disclosure_id: UUID
    sections: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLinkShut(Event):
    link_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidIfItHelped(Event):
    answer: str
    asked_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSuggested(Event):
    service_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdded(Event):
    need: str
    for_whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMet(Event):
    need: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedReopened(Event):
    need: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesSaid(Event):
    """`before` is what was said until now: {field: value} of each one that changed."""

    before: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAvoided(Event):
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNoLongerAvoided(Event):
    kind: str
    words: str
