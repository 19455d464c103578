"""What can be written down, and what a step can be. Pure: codes, never sentences."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from walkwith.people import rules

LONGEST_STEP = 300
LONGEST_WANT = 1000
LONGEST_GOAL = 300
LONGEST_AREA = 80
LONGEST_HELPER = 80
LONGEST_OBSTACLE = 300
LONGEST_OPTION = 300
LONGEST_LESSON = 300
LONGEST_TOLD = 1000  # pros, cons, what was learned, a look back, an honest word, an answer
LONGEST_ASKED = 300
LONGEST_SOURCE = 120
LONGEST_BROUGHT = 500
LONGEST_PASTE = 20_000
MOST_BROUGHT = 40
FURTHEST_DAYS = 3 * 366

Problem = Literal["empty", "too_long", "unreadable"]
DayProblem = Literal["too_far", "too_early"]


def tidy(words: str) -> str:
    """The words without what nobody typed, but NUL, which `problem_with` refuses in words."""
    return rules.tidy(words, keeping="\x00")


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


def moved(order: Sequence[UUID], one: UUID, *, up: bool) -> list[UUID]:
    """The order after one of them goes a place up or down; at the end it stays."""
    if one not in order:
        return list(order)
    at = order.index(one)
    to = max(at - 1, 0) if up else min(at + 1, len(order) - 1)
    rest = [other for other in order if other != one]
    return [*rest[:to], one, *rest[to:]]


# What stands before a point of a list: a sign, a box, or a number; and what parts two on one line.
MARK = re.compile(
    r"\s*(?:[-–—*•◦▪‣·●○■□☐☑✓✔]+|\[[ xX]?\]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.)])(?:\s+|$)"
)
LABEL = re.compile(r"\s*(?:goal|objective|action|meta|objetivo)s?\s*#?\s*[\d.]*\s*[:.)]\s*", re.I)
POINT = re.compile(r"\s+(?=[•◦▪‣●○■□☐☑✓✔]\s)")
SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def items_of(text: str, *, longest: int = LONGEST_BROUGHT) -> list[str]:
    """The points of a pasted plan, one per line, bullet or number, without their marks.

    A line that goes on with the one before (it has no mark and begins small, and the one before has
    no end) is put to it. What is longer than `longest` letters is parted, at a sentence where
    there is one. The same point said twice is one.
    """
    points: list[str] = []
    goes_on = False
    for line in (part for row in tidy(text).splitlines() for part in POINT.split(row)):
        words = _without_mark(line)
        begins_small = line.strip()[:1].islower() and words == " ".join(line.split())
        if not any(sign.isalnum() for sign in words):
            goes_on = False
        elif goes_on and begins_small and points[-1][-1] not in ".!?:":
            points[-1] += f" {words}"
        else:
            points.append(words)
            goes_on = True
    return [part for point in dict.fromkeys(points) for part in _parted(point, longest)]


def _without_mark(line: str) -> str:
    words = line
    for mark in (MARK, LABEL, MARK):
        words = mark.sub("", words, count=1) if mark.match(words) else words
    return " ".join(words.split())


def _parted(point: str, longest: int) -> list[str]:
    if len(point) <= longest:
        return [point]
    kept, *sentences = SENTENCE.split(point)
    parts = [kept]
    for sentence in sentences:
        if len(parts[-1]) + len(sentence) < longest:
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return [part[at : at + longest] for part in parts for at in range(0, len(part), longest)]
