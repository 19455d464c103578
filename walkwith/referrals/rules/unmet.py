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


def about(times: int) -> int | None:
    """A sum that many counts make, to the nearest ten: no single one can be told from it."""
    return None if is_few(times) else 10 * ((times + 5) // 10)
