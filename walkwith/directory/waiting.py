"""What is checked next: what people use most and nobody has checked for longest. Of listings."""

from dataclasses import dataclass

LONGEST_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides how soon it is looked at. `days` since a person checked it; None is never."""

    is_hidden: bool = False
    is_doubted: bool = False
    asked: int = 0
    uses: int = 0
    days: int | None = None
    days_trusted: int
    is_count_old: bool = False


def waits(one: Standing) -> bool:
    """Is there anything to check at all?"""
    is_old = one.days is None or one.days > one.days_trusted
    return one.is_hidden or one.is_doubted or bool(one.asked) or one.is_count_old or is_old


def place_in_line(one: Standing) -> tuple[bool, bool, int]:
    """The greatest is first: what nobody can find now, what somebody doubts, then use times age."""
    days = LONGEST_DAYS if one.days is None else min(one.days, LONGEST_DAYS)
    days = max(days, one.days_trusted if one.is_count_old else 0)
    return one.is_hidden, one.is_doubted or bool(one.asked), (one.uses + 1) * (days + 1)
