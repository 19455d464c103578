import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentAdded(Event):
    worker_id: UUID
    starts_at: dt.datetime
    minutes: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentChanged(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentCalledOff(Event):
    starts_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMissed(Event):
    starts_at: dt.datetime
    in_the_way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentKept(Event):
    starts_at: dt.datetime
