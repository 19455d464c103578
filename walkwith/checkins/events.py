from dataclasses import dataclass

from walkwith.foundation.history import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneCelebrated(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReopened(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseQuestionsOffered(Event):
    name: str
    words: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseQuestionsRenamed(Event):
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseQuestionsEnded(Event):
    name: str
