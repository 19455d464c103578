"""Answers from 1 to 6, and where they stand in a picture. Pure.

Nothing here says what is much or little: there is no cut-off, and no total but a plain sum.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

LONGEST_MILESTONE = 200
LONGEST_CELEBRATION = 300
LONGEST_QUESTION = 200
LONGEST_NAME = 80
LONGEST_NOTE = 300
MOST_QUESTIONS = 20
LEAST, MOST = 1, 6


def kept_answers(answers: Mapping[str, Any], keys: Iterable[str]) -> dict[str, int]:
    """The answers to these questions that are on the scale; what was passed over is left out."""
    return {
        key: answers[key]
        for key in keys
        if isinstance(answers.get(key), int) and LEAST <= answers[key] <= MOST
    }


def plain_sum(answers: Mapping[str, int], keys: Iterable[str]) -> int | None:
    """All answers added up; None where one was passed over, for that sum would say nothing."""
    wanted = list(keys)
    if not wanted or any(key not in answers for key in wanted):
        return None
    return sum(answers[key] for key in wanted)


def lines_of(text: str) -> list[str]:
    """Questions typed one on each line, each said once."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def across(day: dt.date, first: dt.date, last: dt.date, *, left: float, right: float) -> float:
    """How far along a day stands between two others; alone, in the middle."""
    if last <= first:
        return (left + right) / 2
    return left + (right - left) * (day - first).days / (last - first).days


def up(answer: float, *, top: float, bottom: float) -> float:
    """How high an answer stands."""
    return bottom - (bottom - top) * (answer - LEAST) / (MOST - LEAST)
