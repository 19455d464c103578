"""By when a request about a record is answered, and what it needs."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

Kind = Literal["copy", "correction", "restriction", "concern", "lift_block"]
Problem = Literal["no_words", "no_sections", "no_reply"]

# A copy: 45 CFR 164.524(b)(2). A correction: 45 CFR 164.526(b)(2). The others: our own promise.
DAYS: dict[Kind, int] = {
    "copy": 30,
    "correction": 60,
    "restriction": 30,
    "concern": 30,
    "lift_block": 30,
}


def due_on(kind: Kind, today: dt.date) -> dt.date:
    return today + dt.timedelta(days=DAYS[kind])


def reason_not_to_ask(kind: Kind, *, words: str, sections: Sequence[str]) -> Problem | None:
    """What is missing: a correction says what is wrong, a restriction what is kept back."""
    if kind == "correction" and not words:
        return "no_words"
    if kind == "restriction" and not sections:
        return "no_sections"
    return None


def reason_not_to_answer(
    kind: Kind, *, is_declined: bool, words: str, sections: Sequence[str]
) -> Problem | None:
    """A no needs a reason that the person can read (45 CFR 164.524(d), 164.526(d))."""
    if not words and (is_declined or kind in ("correction", "concern")):
        return "no_reply"
    if kind == "restriction" and not is_declined and not sections:
        return "no_sections"
    return None
