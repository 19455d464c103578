"""What can be written down, and what a step can be. Pure: codes, never sentences."""

import datetime as dt
import unicodedata
from typing import Literal

LONGEST_STEP = 300
LONGEST_WANT = 1000
FURTHEST_DAYS = 3 * 366

Problem = Literal["empty", "too_long", "unreadable"]
DayProblem = Literal["too_far", "too_early"]

# Marks that turn the reading direction of what follows (UAX #9): no words, but a disguise.
TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(words: str) -> str:
    """The words without what nobody typed: control and direction marks, outer space.

    NUL stays, so that `problem_with` can refuse it with a sentence.
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if _is_kept(letter)).strip()


def problem_with(words: str, *, longest: int, needed: bool = True) -> Problem | None:
    """Why these (tidied) words cannot be kept, or None. `longest` is in characters."""
    if "\x00" in words:
        return "unreadable"
    if needed and not words:
        return "empty"
    if len(words) > longest:
        return "too_long"
    return None


def problem_with_day(day: dt.date | None, *, today: dt.date) -> DayProblem | None:
    """Why a step cannot be for this day: a slip of the keys, more than three years away."""
    if day is None:
        return None
    if (day - today).days > FURTHEST_DAYS:
        return "too_far"
    if (today - day).days > FURTHEST_DAYS:
        return "too_early"
    return None


def _is_kept(letter: str) -> bool:
    if letter in "\n\t\x00":
        return True
    return letter not in TURNS_DIRECTION and unicodedata.category(letter) not in {"Cc", "Cs"}
