"""What a note can be. Pure: values in, codes out; no clock, no sentences."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

LONGEST_GOAL = 2000
LONGEST_TOGETHER = 8000
LONGEST_FELT = 4000
LONGEST_INDIRECT = 2000
MOST_STEPS = 3
CORRECTION_HOURS = 24
DRAFT_DAYS = 14
GRACE = dt.timedelta(minutes=15)  # a phone's clock that runs ahead
EARLIEST = dt.timedelta(days=3 * 366)

StartProblem = Literal["not_yet", "too_early"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWords:
    """What somebody says about a contact. Only when and how is needed, and one tick or word."""

    started_at: dt.datetime
    minutes: int
    way: str = "in_person"
    place: str = ""
    work: tuple[str, ...] = ()
    goal: str = ""
    together: str = ""
    felt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Who does what next, by which day. What was not `agreed` in the talk is only suggested."""

    words: str
    who: str = "together"
    day: dt.date | None = None
    agreed: bool = False


def says_nothing(note: NoteWords, *, steps: int) -> bool:
    """True when there is neither a tick nor a word nor a step in it."""
    return not (note.work or note.goal or note.together or note.felt or steps)


def problem_with_start(started_at: dt.datetime, *, now: dt.datetime) -> StartProblem | None:
    """Why a contact cannot have begun then: it lies ahead, or years back."""
    if started_at > now + GRACE:
        return "not_yet"
    if started_at < now - EARLIEST:
        return "too_early"
    return None


def may_still_correct(written_at: dt.datetime, *, now: dt.datetime) -> bool:
    """The author corrects their note for a day; from then on it stands as it is."""
    return now - written_at <= dt.timedelta(hours=CORRECTION_HOURS)


def planned_start(planned: dt.datetime, minutes: int, *, now: dt.datetime) -> dt.datetime:
    """When a planned contact began: as planned; told of before its time, so that it ends now."""
    if planned <= now:
        return planned
    started = now - dt.timedelta(minutes=minutes)
    return started.replace(minute=started.minute // 5 * 5, second=0, microsecond=0)


def likely_start(now: dt.datetime) -> tuple[dt.datetime, int]:
    """When a contact nobody planned has likely begun, to five minutes, and how long it was."""
    started = now - dt.timedelta(minutes=30)
    return started.replace(minute=started.minute // 5 * 5, second=0, microsecond=0), 30
