"""Fields of a Meeting Guide row as feeds really write them, made into what we can use.

Each reader takes what the feed gave and `doubt`, a list that gathers the codes of what had to be
guessed or left out. What cannot be used at all raises `Unusable`.
"""

import datetime as dt
import html
import re
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from walkwith.feeds.refusals import Unusable

FURTHEST_NORTH = 72.0  # nobody meets beyond it; the other way round, most of America would
LONGEST_TEXT = 4000
CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li)\b[^>]*>|\r\n?", re.IGNORECASE)
MARKS = re.compile(r"</?[a-zA-Z][^>]*>")
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(?P<half>[ap])?\.?(?:m\.?)?",
    re.IGNORECASE,
)
NAMED_TIMES = {"noon": dt.time(12), "mediodía": dt.time(12), "midnight": dt.time(0)}
DAY_NAMES = {
    name: number
    for names in (
        "sunday monday tuesday wednesday thursday friday saturday",
        "sundays mondays tuesdays wednesdays thursdays fridays saturdays",
        "sun mon tue wed thu fri sat",
        "su m tues weds thur f sa",
        "su mo tu we thurs fr sa",
        "domingo lunes martes miércoles jueves viernes sábado",
        "domingos lunes martes miercoles jueves viernes sabados",
        "dom lun mar mié jue vie sáb",
        "dom lun mar mie jue vie sab",
        "domingos lunes martes miércoles jueves viernes sábados",
        "domingo lunes martes miercoles jueves viernes sabado",
    )
    for number, name in enumerate(names.split())
}
EVERY_DAY = {
    *("daily", "every day", "everyday", "all days", "7 days a week", "seven days a week"),
    *("diario", "todos los días", "todos los dias", "cada día", "cada dia"),
}
BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\by\b)\s*", re.IGNORECASE)
# What stands around a clock: the date before it, whose clock it is behind it.
AROUND_THE_CLOCK = re.compile(
    r"^\d{4}-\d{2}-\d{2}[t ]|\s*(?:\b[ecmp][sd]?t|\butc|\bgmt|(?<=\d)z|(?<=:\d\d)[+-]\d{2}:?\d{2})$"
)
ZIP = re.compile(r"\b[A-Z]{2}\.?,?\s+([0-9]{5})(?:-[0-9]{4})?\b")
CANADIAN = re.compile(r"\b([ABCEGHJ-NPR-TVXY]\d[A-Z])\s?(\d[A-Z]\d)\b")
DATE_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%Y/%m/%d", "%m-%d-%Y")


def words(given: Any, doubt: list[str], *, limit: int) -> str:
    """One line of text without control or direction marks; "" for nothing."""
    if not given and given != 0:
        return ""
    if type(given) is str and given.isascii() and given.isprintable() and "&" not in given:
        said = " ".join(given.split())
        return said if len(said) <= limit else _shortened(said, limit, doubt)
    if isinstance(given, (list, tuple)):
        given = ", ".join(str(part) for part in given if isinstance(part, (str, int, float)))
    if given is None or isinstance(given, (bool, dict)):
        return ""
    said = " ".join(CONTROLS.sub("", html.unescape(str(given))).split())
    return said if len(said) <= limit else _shortened(said, limit, doubt)


def _shortened(said: str, limit: int, doubt: list[str]) -> str:
    doubt.append("shortened")
    return said[: limit - 1] + "…"


def text(given: Any, doubt: list[str]) -> str:
    """Text of several lines. Marks of web pages go, their words stay."""
    if not given and given != 0:
        return ""
    if given is None or isinstance(given, (bool, dict, list)):
        return ""
    said = str(given)[: 8 * LONGEST_TEXT]
    said = html.unescape(MARKS.sub("", BREAKS.sub("\n", said)))
    said = re.sub(r"\n{3,}", "\n\n", CONTROLS.sub("", said)).strip()
    return said if len(said) <= LONGEST_TEXT else _shortened(said, LONGEST_TEXT, doubt)


def days(given: Any, doubt: list[str]) -> list[int]:
    """Days of the week, Sunday = 0; none for a meeting by appointment."""
    if given is None or given == "":
        return []
    if isinstance(given, str):
        if " ".join(given.lower().split()) in EVERY_DAY:
            return list(range(7))
        given = [part for part in BETWEEN.split(given) if part.strip()] or given
    if isinstance(given, list):
        found = [_day(one, doubt) for one in given]
        return list(dict.fromkeys(found))
    return [_day(given, doubt)]


def _day(given: Any, doubt: list[str]) -> int:
    if isinstance(given, str):
        given = DAY_NAMES.get(given.strip().lower().rstrip("."), given.strip())
    if isinstance(given, (bool, dict, list)) or given is None:
        raise Unusable("bad_day", given)
    try:
        number = float(given)
    except (ValueError, OverflowError):
        raise Unusable("bad_day", given) from None
    if number == 7:
        doubt.append("seven_is_sunday")
        return 0
    if number not in range(7):
        raise Unusable("bad_day", given)
    return int(number)


def clock_time(given: Any) -> dt.time | None:
    """A time of day; None for nothing. Raises `Unusable` for what is no time."""
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    if isinstance(given, (bool, dict, list, float)):
        raise Unusable("bad_time", given)
    return _clock_time(str(given).strip().lower())


@lru_cache(maxsize=2_000)
def _clock_time(said: str) -> dt.time:
    if said in NAMED_TIMES:
        return NAMED_TIMES[said]
    said = AROUND_THE_CLOCK.sub("", said)
    if re.fullmatch(r"\d{3,4}", said):
        said = f"{said[:-2]}:{said[-2:]}"
    found = CLOCK.fullmatch(said)
    if not found or not (found["minute"] or found["half"]):
        raise Unusable("bad_time", said)
    return _time(int(found["hour"]), int(found["minute"] or 0), found["half"], said)


def _time(hour: int, minute: int, half: str | None, given: Any) -> dt.time:
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute == 0:
        hour = 0
    if hour > 23 or minute > 59:
        raise Unusable("bad_time", given)
    return dt.time(hour, minute)


def end_time(given: Any, starts: dt.time | None, doubt: list[str]) -> dt.time | None:
    """When it ends; before the start means after midnight. None when nobody knows."""
    try:
        ends = clock_time(given)
    except Unusable:
        doubt.append("end_left_out")
        return None
    return None if ends == starts else ends


def zone_name(given: Any, doubt: list[str]) -> str:
    """An IANA zone as the feed names it, else ""."""
    named = words(given, doubt, limit=60)
    if not named:
        return ""
    known = _zones().get(named.lower(), "")
    if not known:
        doubt.append("unknown_zone")
    return known


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones() if "/" in name or name == "UTC"}


def position(
    latitude: Any, longitude: Any, doubt: list[str]
) -> tuple[float, float] | tuple[None, None]:
    """Degrees north and east, or nothing when they cannot be true."""
    if latitude in (None, "") and longitude in (None, ""):
        return None, None
    north, east = _degrees(latitude), _degrees(longitude)
    if north is not None and east is not None and abs(north) > FURTHEST_NORTH >= abs(east) > 5:
        doubt.append("position_turned")
        north, east = east, north
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        doubt.append("position_left_out")
        return None, None
    if (north, east) == (0, 0):
        doubt.append("position_left_out")
        return None, None
    return north, east


def _degrees(given: Any) -> float | None:
    if isinstance(given, (bool, dict, list)) or given is None:
        return None
    try:
        degrees = float(str(given).strip().replace(",", "."))
    except ValueError:
        return None
    return degrees if degrees == degrees and abs(degrees) < 1e6 else None


def types(given: Any, doubt: list[str]) -> list[str]:
    """The codes of a row, each once, unknown ones too."""
    if isinstance(given, str):
        given = given.split(",")
    if not isinstance(given, list):
        return []
    told = (_named(one) if isinstance(one, dict) else one for one in given)
    codes = (words(one, doubt, limit=20) for one in told if isinstance(one, (str, int)))
    return list(dict.fromkeys(code for code in codes if code))


def _named(told: dict[str, Any]) -> Any:
    """The code of an object that stands for one, else its name."""
    return told.get("code") or told.get("key") or told.get("name")


def web_address(given: Any, doubt: list[str]) -> str:
    """An address that is safe to link to: http or https, nothing else."""
    said = words(given, doubt, limit=100_000)
    if not said:
        return ""
    if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", said):
        said = f"https://{said}"
    if len(said) > 1000 or " " in said or not re.match(r"https?://[^/\s]", said, re.IGNORECASE):
        doubt.append("link_left_out")
        return ""
    return said


def date(given: Any, doubt: list[str]) -> dt.date | None:
    """A date at the beginning of what was given; the United States write the month first."""
    said = words(given, doubt, limit=60)
    if not said:
        return None
    found = _date(said.replace("T", " ").split(" ")[0])
    if found is None:
        doubt.append("date_left_out")
    return found


@lru_cache(maxsize=2_000)
def _date(said: str) -> dt.date | None:
    for form in DATE_FORMS:
        try:
            return dt.datetime.strptime(said, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None


def postal_code(given: Any, address: str) -> str:
    """The postal code given, else the one a United States or Canadian address ends with."""
    said = words(given, [], limit=12)
    if said:
        return said
    if found := ZIP.findall(address):
        return str(found[-1])
    if canadian := CANADIAN.search(address):
        return f"{canadian[1]} {canadian[2]}"
    return ""
