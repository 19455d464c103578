"""When somebody can stand in, and what a stand-in may see. Pure: values in, codes out."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from walkwith.people.sections import Section

LONGEST_COVER = dt.timedelta(days=14)
FURTHEST = dt.timedelta(days=366)

CoverProblem = Literal["past", "backwards", "too_long", "too_far"]


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment, inclusive, to a moment, exclusive; in UTC, so that hours can be counted."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts_at", self.starts_at.astimezone(dt.UTC))
        object.__setattr__(self, "ends_at", self.ends_at.astimezone(dt.UTC))


def problem_with_cover(span: Span, *, zone: str, now: dt.datetime) -> CoverProblem | None:
    """Why nobody can stand in for this time. Fourteen days are counted by the wall clock."""
    starts_at = max(span.starts_at, now)
    if span.ends_at <= now:
        return "past"
    if span.ends_at <= starts_at:
        return "backwards"
    if starts_at > now + FURTHEST:
        return "too_far"
    if _by_the_wall(span.ends_at, zone) - _by_the_wall(starts_at, zone) > LONGEST_COVER:
        return "too_long"
    return None


def as_it_can_be(span: Span, *, now: dt.datetime) -> Span:
    """What has passed is left out; where clocks go back, fourteen days end an hour early."""
    starts_at = max(span.starts_at, now)
    return Span(starts_at, min(span.ends_at, starts_at + LONGEST_COVER))


def clash(span: Span, others: Iterable[Span]) -> Span | None:
    """The first of the others that shares a moment with `span`."""
    return next(
        (
            other
            for other in others
            if max(span.starts_at, other.starts_at) < min(span.ends_at, other.ends_at)
        ),
        None,
    )


def days_of(span: Span, zone: str) -> int:
    """On how many days of the calendar somebody stands in; a last morning is not one more."""
    first = _by_the_wall(span.starts_at, zone)
    last = _by_the_wall(span.ends_at, zone)
    days = (last.date() - first.date()).days
    return max(days + (1 if last.time() > dt.time(12) else 0), 1)


def sections_agreed(ticked: Collection[str], minimum: Sequence[Section]) -> list[Section]:
    """What a stand-in may see: whoever may see anything knows the name. Nothing is an answer."""
    if not set(ticked) & set(minimum):
        return []
    return [section for section in minimum if section == "identity" or section in ticked]


def _by_the_wall(moment: dt.datetime, zone: str) -> dt.datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
