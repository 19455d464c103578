import datetime as dt
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from walkwith.foundation.history import Event
from walkwith.plans.models import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWritten(Event):
    kind: str
    words: str
    is_suggestion: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChanged(Event):
    kind: str
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLetGo(Event):
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTakenUpAgain(Event):
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WantSet(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFinished(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReopened(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionChosen(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionPutBack(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleIsBehind(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleReopened(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackAnswered(Event):
    """Their answer stands beside the honest word, from now on or in other words than before."""

    words: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtItemSorted(Event):
    """What became of a line of a clinic's plan: "kept", "changed", "left_out", or "waiting"."""

    theirs: str
    words: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack(Event):
    """A line is as it was before: what came between stays in its versions."""

    kind: str
    words: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAdded(Event):
    words: str
    day: dt.date | None
    who: str
    is_suggestion: bool
    meeting_id: UUID | None

    @classmethod
    def of(cls, step: Step) -> Self:
        return cls(
            words=step.words,
            day=step.day,
            who=step.who,
            is_suggestion=step.is_suggestion,
            meeting_id=step.meeting_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEdited(Event):
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReopened(Event):
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionAccepted(Event):
    """`suggested` is what it said before, when they took it up in other words."""

    words: str
    suggested: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionDeclined(Event):
    words: str
