"""Opening hours as people write them: "Mon-Fri 9am-5pm, Sat 10-2", "lunes a viernes de 9 a 17 h".

Only what is understood to its last word becomes hours; the rest stays the words it was, so that
nobody is sent to a closed door by a guess.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from walkwith.directory.hours import DAYS
from walkwith.feeds.fields import DAY_NAMES
from walkwith.feeds.said_clocks import DAY, clock_of, says_its_half, span_of
from walkwith.feeds.said_types import plain

EVERY = tuple(range(7))
DAY_WORDS: dict[str, tuple[int, ...]] = {
    **{plain(name): (number,) for name, number in DAY_NAMES.items()},
    **dict.fromkeys(("t", "tu"), (2,)),
    **dict.fromkeys(("w", "x"), (3,)),
    **dict.fromkeys(("th", "r", "j"), (4,)),
    "l": (1,),
    "v": (5,),
    **dict.fromkeys(("daily", "everyday", "every day", "7 days a week", "diario"), EVERY),
    **dict.fromkeys(("todos los dias", "a diario", "cada dia"), EVERY),
    **dict.fromkeys(("weekdays", "weekday", "entre semana"), (1, 2, 3, 4, 5)),
    **dict.fromkeys(("weekends", "weekend", "fines de semana", "fin de semana"), (0, 6)),
    "mwf": (1, 3, 5),
    **dict.fromkeys(("tth", "tuth", "tr"), (2, 4)),
    **dict.fromkeys(("mtwthf", "mtwrf", "mtuwthf"), (1, 2, 3, 4, 5)),
    **dict.fromkeys(("mtwth", "mtwr"), (1, 2, 3, 4)),
}
del DAY_WORDS["mar"]  # martes, and March
# "M" alone is Monday only where its neighbors are English: in Spanish it is martes, or miércoles.
ONE_LETTER, BESIDE_IT = "m", frozenset({"t", "tu", "w", "th", "r", "f"})
CLOSED = ("closed", "cerrado", "cerrada", "cerrados", "no", "n")
NAMED = {"noon": "12:00pm", "midday": "12:00pm", "mediodia": "12:00pm", "midnight": "12:00am"}
# What says nothing: "Hours: open from ... to ...", "de 9 a 17 h", the comma between two spans.
FILLING = (
    *("hours", "open", "from", "hrs", "hr", "h", "and", "on", "at", "de", "los", "las", "la", "el"),
    *("horas", "horario", "abierto", "abierta", "y", "desde"),
)
# Without what says nothing, "24 hours" in one word however it is written.
ALWAYS = frozenset(
    {
        *("24 7", "7 24", "24 7 365", "24hours", "24hours a day", "24hours daily", "always"),
        *("24hours 7 days", "24hours 7 days a week", "24hours a day 7 days a week"),
        *("24hours a day seven days a week", "24hours 365 days", "siempre", "24hours 7 dias"),
        *("24hours al dia", "24hours del dia", "24hours 7 dias semana"),
    }
)
TO = ("to", "through", "thru", "until", "till", "a", "al", "hasta")
WHOLE = r"24\s?(?:hours?|hrs?|horas?|h)(?![a-z])"
TIME = r"\d{1,2}(?::?\d{2})?(?:\s*[ap]\.?\s?m\b\.?|[ap]\b|\s?h\b)?"
TOKEN = re.compile(
    rf"(?P<day>{'|'.join(sorted(map(re.escape, DAY_WORDS), key=len, reverse=True))})(?![a-z0-9])\.?"
    rf"|(?P<closed>{'|'.join(CLOSED)})(?![a-z])"
    rf"|(?P<named>{'|'.join(NAMED)})(?![a-z])"
    rf"|(?P<whole>{WHOLE})"
    rf"|(?P<time>{TIME})(?![a-z0-9:])"
    rf"|(?P<to>-|(?:{'|'.join(TO)})(?![a-z]))"
    rf"|(?P<filling>[,;:&/|()\n.]|(?:{'|'.join(FILLING)})(?![a-z]))"
)
MOST = 400


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    said: str


Spans = tuple[tuple[int, int], ...]
Week = tuple[tuple[int, Spans], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Days, or (`days` is None) the hours of some days; no hours when it is closed."""

    days: tuple[int, ...] | None = None
    spans: Spans = ()


def schedules_of(*cells: str, by_night: bool = False) -> list[dict[str, Any]]:
    """HSDS schedules of what the cells of a row say together, understood all or none: a week half
    understood would tell of closed doors. Else each is kept in its words; also where two cells say
    different hours of one day.
    """
    told = [cell for cell in cells if cell]
    week = _together(week_of(cell, by_night=by_night) for cell in told)
    if not any(week.values()):
        return [{"description": cell} for cell in told]
    days_of: dict[tuple[int, int], list[int]] = {}
    for day, spans in week.items():
        for span in spans:
            days_of.setdefault(span, []).append(day)
    return [
        {
            "freq": "WEEKLY",
            "byday": ",".join(DAYS[day] for day in sorted(days)),
            "opens_at": _clock_words(opens),
            "closes_at": _clock_words(closes),
        }
        for (opens, closes), days in sorted(days_of.items())
    ]


def _together(weeks: Iterable[Week | None]) -> dict[int, Spans]:
    """What all of them say of each day; nothing when one is not understood, or two disagree."""
    found: dict[int, Spans] = {}
    for week in weeks:
        if week is None or any(found.setdefault(day, spans) != spans for day, spans in week):
            return {}
    return found


def hours_of(said: str, *, by_night: bool = False) -> tuple[tuple[int, int, int], ...] | None:
    """(day, opens, closes) in minutes since midnight, Sunday = 0; None when not understood.

    Nothing at all, as in "Closed", is not understood either: the words say it better.
    """
    week = week_of(said, by_night=by_night) or ()
    return tuple((day, *span) for day, spans in week for span in spans) or None


@lru_cache(maxsize=4_000)
def week_of(said: str, *, by_night: bool = False) -> Week | None:
    """The hours of each day it tells of, none of one that is closed; None when not understood.

    "10-6" is a working day, but not of a place that opens `by_night`.
    """
    if len(said) > MOST:
        return None
    if _is_always(said):
        return tuple((day, ((0, DAY),)) for day in EVERY)
    tokens = _tokens(said)
    days = {token.said for token in tokens if token.kind == "day"}
    if not tokens or (ONE_LETTER in days and not BESIDE_IT & days):
        return None
    try:
        found = tuple(_in_order(tokens))
    except ValueError:
        return None
    if by_night and not all(says_its_half(token.said) for token in tokens if token.kind == "time"):
        return None
    return found


def _is_always(said: str) -> bool:
    words = re.sub(rf"\b{WHOLE}", "24hours", plain(said)).split()
    return " ".join(word for word in words if word not in FILLING) in ALWAYS


def _tokens(said: str) -> list[Token]:
    """What was said, piece by piece; none when a piece of it is unknown."""
    text = _plain_hours(said)
    found, at = [], 0
    while at < len(text):
        if text[at] in " \t":
            at += 1
            continue
        token = TOKEN.match(text, at)
        if token is None:
            return []
        kind = str(token.lastgroup)
        if kind == "named":
            found.append(Token("time", NAMED[token[0]]))
        elif kind == "whole" and found and found[-1].kind == "to":
            found.append(Token("time", "24:00"))  # "de 8 a 24 horas"
        elif kind != "filling":
            found.append(Token(kind, token[0].rstrip(". ")))
        at = token.end()
    return found


def _plain_hours(said: str) -> str:
    """Small letters without accents, one kind of dash, "12 noon" as noon."""
    bare = "".join(plain(sign) or sign for sign in said.lower())
    bare = re.sub("[‐-―−~]", "-", bare)
    return re.sub(r"\b12(?::00)?\s*(noon|midnight)\b", r"\1", bare)


def _in_order(tokens: list[Token]) -> Iterator[tuple[int, Spans]]:
    """Days and their hours, or hours and their days, two by two. Raises `ValueError`."""
    groups = list(_groups(tokens))
    days_first = groups[0].days is not None
    pairs = list(zip(groups[::2], groups[1::2], strict=True))
    taken: set[int] = set()
    for number, (first, second) in enumerate(pairs, start=1):
        if (first.days is None) == (second.days is None):
            raise ValueError
        # "Mon-Fri 9-5, closed Sat": only at the end may the order turn.
        is_closed = first.days is None and not first.spans
        if is_closed and number < len(pairs):
            raise ValueError
        if (first.days is not None) != days_first and not is_closed:
            raise ValueError
        days = first.days or second.days or ()
        if taken.intersection(days):
            raise ValueError  # a day told of twice
        taken.update(days)
        yield from ((day, first.spans or second.spans) for day in days)


def _groups(tokens: list[Token]) -> Iterator[Group]:
    """Days, hours, or "closed", in turn."""
    at = 0
    while at < len(tokens):
        of = tokens[at].kind
        end = at + 1
        while end < len(tokens) and of != "closed" and tokens[end].kind in (of, "to"):
            end += 1
        part = tokens[at:end]
        yield Group(days=_days(part)) if of == "day" else Group(spans=_spans(part))
        at = end


def _days(tokens: list[Token]) -> tuple[int, ...]:
    found: list[int] = []
    at = 0
    while at < len(tokens):
        first = DAY_WORDS[tokens[at].said] if tokens[at].kind == "day" else ()
        if not first:
            raise ValueError
        if at + 2 < len(tokens) and tokens[at + 1].kind == "to":
            last = DAY_WORDS.get(tokens[at + 2].said, ())
            if len(first) != 1 or len(last) != 1:
                raise ValueError
            found += [(first[0] + step) % 7 for step in range((last[0] - first[0]) % 7 + 1)]
            at += 3
        else:
            found += first
            at += 1
    if len(set(found)) < len(found):
        raise ValueError
    return tuple(found)


def _spans(tokens: list[Token]) -> Spans:
    if tokens[0].kind == "closed":
        return ()
    if [token.kind for token in tokens] == ["whole"]:
        return ((0, DAY),)
    spans: list[tuple[int, int]] = []
    for at in range(0, len(tokens), 3):
        opens, to, closes = (tokens[at : at + 3] + [Token("", "")] * 3)[:3]
        if (opens.kind, to.kind, closes.kind) != ("time", "to", "time"):
            raise ValueError
        after = spans[-1][1] if spans else 0
        spans.append(span_of(clock_of(opens.said), clock_of(closes.said), after))
    if any(not begins < ends <= later for (begins, ends), (later, _) in pairwise(spans)):
        raise ValueError  # what comes out of order was meant otherwise
    return tuple(spans)


def _clock_words(minute: int) -> str:
    return "23:59" if minute == DAY else f"{dt.time(*divmod(minute, 60)):%H:%M}"
