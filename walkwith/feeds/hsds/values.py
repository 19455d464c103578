"""Single values of HSDS as feeds really write them, made into what can be kept and shown.

Each reader takes what the feed gave and `doubt`, which gathers the codes of what was left out.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from walkwith.feeds import fields
from walkwith.feeds.refusals import Unusable

Coerce = Callable[[Any, list[str]], Any]
MAIL = re.compile(r"[^\s@<>\"',;:()]{1,64}@[^\s@<>\"',;:()]{1,180}\.[A-Za-z]{2,24}")
OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?")
CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
COUNTRIES = {
    **dict.fromkeys(("USA", "UNITED STATES", "UNITED STATES OF AMERICA", "U.S.", "U.S.A."), "US"),
    **dict.fromkeys(("UK", "UNITED KINGDOM", "ENGLAND", "SCOTLAND", "WALES", "GBR"), "GB"),
    **dict.fromkeys(("CANADA", "CAN"), "CA"),
    **dict.fromkeys(("MEXICO", "MÉXICO", "MEX"), "MX"),
}


def line(limit: int) -> Coerce:
    """Reads one line of text, at most so long, without marks of web pages."""

    def read(given: Any, doubt: list[str]) -> str:
        said = fields.words(given, doubt, limit=limit)
        if "<" in said:
            said = " ".join(fields.MARKS.sub(" ", said).split())
        return said

    return read


def text(given: Any, doubt: list[str]) -> str:
    """Several lines, without marks of web pages, even written as entities."""
    if isinstance(given, list):
        given = "\n".join(part for part in given if isinstance(part, str))
    said = fields.text(given, doubt)
    return fields.MARKS.sub("", said).strip() if "<" in said else said


def mail(given: Any, doubt: list[str]) -> str:
    said = fields.words(given, doubt, limit=300).removeprefix("mailto:")
    if said and (len(said) > 254 or not MAIL.fullmatch(said)):
        doubt.append("mail_left_out")
        return ""
    return said


def number(given: Any, doubt: list[str]) -> int | float | None:
    """A number as such or in digits; whole ones without a point."""
    if given in (None, "") or isinstance(given, (bool, dict, list)):
        return None
    said = str(given).strip().lstrip("$£€").replace(",", "")
    if not NUMBER.fullmatch(said):
        doubt.append("number_left_out")
        return None
    value = float(said)
    return int(value) if value.is_integer() else value


def extension(given: Any, doubt: list[str]) -> int | float | None:
    found = re.search(r"\d{1,8}", str(given)) if isinstance(given, (str, int, float)) else None
    return number(found[0], doubt) if found else None


def age(given: Any, doubt: list[str]) -> float | None:
    years = number(given, doubt)
    if years is None or not 0 <= years <= 130:
        return None
    return float(years)


def date(given: Any, doubt: list[str]) -> str:
    found = fields.date(given, doubt)
    return found.isoformat() if found else ""


def moment(given: Any, doubt: list[str]) -> dt.datetime | None:
    """A moment (RFC 3339); a day alone is its beginning, a clock without a zone is UTC."""
    said = fields.words(given, doubt, limit=60)
    if not said:
        return None
    found: dt.datetime | None
    try:
        found = dt.datetime.fromisoformat(said)
    except ValueError:
        day = fields.date(said, doubt)
        found = dt.datetime.combine(day, dt.time()) if day else None
    if found is None:
        return None
    kept = found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    if not 1900 < kept.year < 2200:
        doubt.append("date_left_out")
        return None
    return kept.astimezone(dt.UTC)


def moment_words(given: Any, doubt: list[str]) -> str:
    found = moment(given, doubt)
    return found.isoformat() if found else ""


def clock(given: Any, doubt: list[str]) -> str:
    """ "09:30", by the wall clock of the place, whatever offset the feed adds."""
    return _clock(OFFSET.sub("", given.strip()), doubt) if isinstance(given, str) else ""


def _clock(said: str, doubt: list[str]) -> str:
    found, is_left_out = _clock_time(said)
    if is_left_out:
        doubt.append("hours_left_out")
    return found


@lru_cache(maxsize=4_000)
def _clock_time(said: str) -> tuple[str, bool]:
    if said.startswith("24:00"):
        return "24:00", False
    try:
        found = fields.clock_time(said)
    except Unusable:
        return "", True
    return (f"{found:%H:%M}" if found else ""), False


def language_code(given: Any, doubt: list[str]) -> str:
    said = fields.words(given, doubt, limit=40)
    return said if CODE.fullmatch(said) else ""


def country(given: Any, doubt: list[str]) -> str:
    said = fields.words(given, doubt, limit=60).upper()
    return said if re.fullmatch(r"[A-Z]{2}", said) and said != "UK" else COUNTRIES.get(said, "")
