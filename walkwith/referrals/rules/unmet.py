"""How what is missing in town is counted: by area and week, and told only where many said it."""

import datetime as dt

from walkwith.referrals.rules.weights import FEW

AREA_DIGITS = 3


def area_of(zip_code: str) -> str:
    """The first three digits of a ZIP code; "" for what is none."""
    digits = zip_code.strip()[:AREA_DIGITS]
    return digits if len(digits) == AREA_DIGITS and digits.isascii() and digits.isdigit() else ""


def monday_of(day: dt.date) -> dt.date:
    """The week a day is in, as ISO 8601 counts: by its Monday."""
    return day - dt.timedelta(days=day.weekday())


def is_few(times: int) -> bool:
    """Too few to be told in numbers: it could be somebody one knows."""
    return times < FEW


def about(told: int, small: int) -> int | None:
    """A sum to the nearest ten, of counts that are `told` one by one and those too `small` for it.

    The small ones go in as a sum that is rounded by itself, from nothing for a few. So whoever
    takes away what is told learns of no small count what it is, nor how many there are.
    """
    if is_few(told) and is_few(small):
        return None
    return _to_ten(told + (0 if is_few(small) else _to_ten(small)))


def _to_ten(times: int) -> int:
    return 10 * ((times + 5) // 10)
