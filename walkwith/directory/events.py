from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChecked(Event):
    name: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAdded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEdited(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceChecked(Event):
    name: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacitySaid(Event):
    name: str
    available: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTakenBack(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificationAdded(Event):
    name: str
    certification: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificationEnded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryOpened(Event):
    """The public page was switched on under a word, or off without one."""

    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatesLookedFor(Event):
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateDecided(Event):
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAdded(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEdited(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyEdited(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOff(Event):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBackOn(Event):
    name: str
