"""What the machine of the plan remembers of each line, and the wrongs it has to notice."""

from typing import Any

from walkwith.checkins.models import Milestone, OwnQuestion
from walkwith.plans.models import (
    Amount,
    Area,
    BroughtItem,
    Goal,
    Lesson,
    Line,
    Obstacle,
    Option,
    Routine,
    Step,
    Want,
    WellnessLine,
)

KINDS: dict[type[Line], dict[str, Any]] = {
    Amount: {"way": "in", "cents": 5, "rhythm": "now_and_then"},
    Area: {"kind": "own"},
    BroughtItem: {"theirs": "Attend group"},
    Goal: {},
    Lesson: {},
    Milestone: {},
    Obstacle: {},
    Option: {},
    OwnQuestion: {},
    Routine: {"days": [0]},
    Step: {"who": "together"},
    Want: {},
    WellnessLine: {"heading": "crisis"},
}


class Told:
    """A line as the machine remembers it: each state, and whether each was said yes to."""

    def __init__(self, kind: type[Line], by: str, words: str, *, waits: bool) -> None:
        self.kind, self.by = kind, by
        self.states = [(words, waits, False)]

    @property
    def now(self) -> tuple[str, bool, bool]:
        return self.states[-1]

    def becomes(self, words: str, waits: bool, away: bool) -> None:
        if (words, waits, away) != self.now:
            self.states.append((words, waits, away))


# Each a part of theirs.sql, and what stands there instead.
WRONGS = {
    "anybody is beside": ("JOIN viewer v ON v.id = s.worker_id", "JOIN viewer v ON true"),
    "a moment never ends": (" AND s.ends_at > statement_timestamp()", ""),
    "no ground is needed": ("RAISE EXCEPTION 'what is theirs", "RETURN 'own'; RAISE EXCEPTION '"),
    "a suggestion may stand": ("IF (after ->> 'is_suggestion')::boolean\n       AND", "IF"),
    "suggested in her name": (
        "AND (after ->> 'written_by_id')::uuid = current_viewer()\n       AND (before",
        "AND (before",
    ),
    "any line may wait again": ("(before ->> 'is_suggestion')::boolean\n            AND", ""),
    "a deed may change words": (
        "before - 'done_at' - 'changed_at' = after - 'done_at' - 'changed_at'",
        "true",
    ),
    "no version is kept": ("IF before IS NOT NULL AND before = after THEN", "IF true THEN"),
}
