"""What was answered, drawn: a line for each question, and all answers of a day as dots.

No number is called much or little, and no colour says so. What a picture shows stands in words
under it, too.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from walkwith.checkins.models import MirrorEntry
from walkwith.checkins.rules import LEAST, MOST, across, up

WIDTH, LEFT, RIGHT = 600, 24, 576
LINE_HEIGHT, DOTS_HEIGHT = 130, 230
TOP, FOOT = 16, 38


@dataclass(frozen=True, slots=True)
class Frame:
    """The days a picture goes from and to, and how high it is."""

    first: dt.date
    last: dt.date
    height: int

    def at(self, day: dt.date) -> str:
        return f"{across(day, self.first, self.last, left=LEFT, right=RIGHT):.1f}"

    def high(self, answer: float) -> str:
        return f"{up(answer, top=TOP, bottom=self.height - FOOT):.1f}"


def line_drawn(entries: Sequence[MirrorEntry], key: str, words: str) -> str:
    """The answers to one question over time. `words` say the same, for who hears it."""
    frame = _frame(entries, LINE_HEIGHT)
    points = [
        (frame.at(one.day), frame.high(one.answers[key])) for one in entries if key in one.answers
    ]
    way = format_html(
        '<polyline class="way" points="{}"/>', " ".join(f"{x},{y}" for x, y in points)
    )
    dots = format_html_join("", '<circle class="dot" cx="{}" cy="{}" r="7"/>', points)
    return _picture(frame, words, format_html("{}{}", way, dots), _said(frame, entries))


def dots_drawn(entries: Sequence[MirrorEntry], words: str) -> str:
    """Every answer of every day: the more of a number on a day, the larger its dot."""
    frame = _frame(entries, DOTS_HEIGHT)
    by_day: dict[dt.date, Counter[int]] = {}
    for one in entries:
        by_day.setdefault(one.day, Counter()).update(one.answers.values())
    dots = [
        (frame.at(day), frame.high(answer), f"{4 + 3 * times**0.5:.1f}")
        for day, answers in by_day.items()
        for answer, times in answers.items()
    ]
    inside = format_html_join("", '<circle class="dot" cx="{}" cy="{}" r="{}"/>', dots)
    return _picture(frame, words, inside, _said(frame, entries))


def answers_in_words(told: Mapping[str, int]) -> str:
    """ "March 3: 4, June 1: 5"."""
    return ", ".join(f"{day}: {answer}" for day, answer in told.items())


def _frame(entries: Sequence[MirrorEntry], height: int) -> Frame:
    days = [one.day for one in entries]
    return Frame(min(days), max(days), height)


def _said(frame: Frame, entries: Sequence[MirrorEntry]) -> str:
    """Where they wrote a note."""
    marks = [(frame.at(one.day), frame.height - 8) for one in entries if one.words]
    return format_html_join("", '<circle class="said" cx="{}" cy="{}" r="6"/>', marks)


def _picture(frame: Frame, words: str, inside: str, said: str) -> str:
    rules = format_html_join(
        "",
        '<line class="rule" x1="4" x2="596" y1="{}" y2="{}"/>',
        [(frame.high(answer), frame.high(answer)) for answer in (LEAST, MOST)],
    )
    return format_html(
        '<svg class="drawn" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH,
        frame.height,
        words,
        rules,
        inside,
        said,
    )
