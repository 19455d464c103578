"""Two times as people write them, "9-5" or "9:30am to noon", made into minutes of a day.

What nobody would mean, and what could be meant two ways, raises `ValueError`.
"""

import re
from dataclasses import dataclass

CLOCK = re.compile(r"(\d{1,2}?)(?::?(\d{2}))?\s*(?:([ap])\.?\s?(?:m\.?)?|h)?")
HOUR, DAY = 60, 24 * 60
# Whoever writes a longer day than this has written "am" for "pm", or the other way round.
LONGEST = 18 * HOUR
EARLIEST = 5 * HOUR
MORNING = range(EARLIEST, 12 * HOUR)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it was written: `half` is "a", "p" or "" where nobody says."""

    hour: int
    minute: int
    half: str

    @property
    def is_of_24(self) -> bool:
        return self.hour == 0 or self.hour > 12

    def minutes(self, half: str) -> int:
        """Since midnight, with the half it is read in."""
        if self.is_of_24 or not half:
            return self.hour * 60 + self.minute
        return (self.hour % 12 + (12 if half == "p" else 0)) * 60 + self.minute


def says_its_half(said: str) -> bool:
    clock = clock_of(said)
    return bool(clock.half) or clock.is_of_24


def clock_of(said: str) -> Clock:
    found = CLOCK.fullmatch(said.strip())
    if not found:
        raise ValueError
    clock = Clock(int(found[1]), int(found[2] or 0), found[3] or "")
    is_beyond = clock.hour * HOUR + clock.minute > DAY or clock.minute > 59
    if is_beyond or (clock.half and clock.is_of_24):
        raise ValueError
    return clock


def span_of(opens: Clock, closes: Clock, after: int) -> tuple[int, int]:
    """From when until when; a half said once holds for both, as people mean it. `after` is when the
    span before it ended. Raises `ValueError` for what nobody would mean.
    """
    begins, ends = opens.half, closes.half
    if opens.is_of_24 or closes.is_of_24:
        pass  # a clock of 24 hours
    elif not begins and not ends:
        begins, ends = _daytime(opens, closes, after)
    elif not begins:
        if ends == "a" and closes.hour == 12 and opens.minutes("a") in MORNING:
            raise ValueError  # "8 a 12 a.m." is noon to who writes it
        begins = _beside(ends, opens, closes)
    elif not ends:
        ends = _beside(begins, opens, closes)
    start, end = opens.minutes(begins), closes.minutes(ends) or DAY
    if start == 0 and (end == DAY - 1 or closes.hour == 24):
        return start, DAY  # as lists write a whole day
    is_early = start < EARLIEST and end > start
    if start in (end, DAY) or (end - start) % DAY > LONGEST or (is_early and end > 12 * HOUR):
        raise ValueError
    return start, end


def _beside(half: str, opens: Clock, closes: Clock) -> str:
    """The half of the other time: the same when the day goes on in it, else the other."""
    other = "a" if half == "p" else "p"
    return half if opens.minutes(half) < closes.minutes(half) else other


def _daytime(opens: Clock, closes: Clock, after: int) -> tuple[str, str]:
    """ "9-5", "10-2", "8-12", and "1-4" behind them: a usual working day. "7-9" or "8-7" could be
    by day or by night: `ValueError`.
    """
    if 7 <= opens.hour <= 11 and (closes.hour == 12 or closes.hour <= 6):
        return "a", "p"
    is_afternoon = opens.minutes("p") < closes.minutes("p")
    if is_afternoon and (opens.hour == 12 or 0 < after <= opens.minutes("p")):
        return "p", "p"
    raise ValueError
