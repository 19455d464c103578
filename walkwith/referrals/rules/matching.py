"""The sum that sorts what no limit leaves out: named factors, whole numbers, no chance."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from walkwith.referrals.rules.choices import Choice, Wishes
from walkwith.referrals.rules.limits import is_twelve_steps, limits_broken, speaks
from walkwith.referrals.rules.weights import (
    FROM_HOME,
    FULL,
    HALF,
    HALF_KM,
    HALF_MINUTES,
    UNKNOWN,
    WEIGHTS,
)

REASONS = 3
SEEN = ((7, FULL), (30, 700), (90, UNKNOWN))


@dataclass(frozen=True, slots=True)
class Match:
    """One that may be shown: the share of each factor that counts, and the sum.

    A share above the half speaks for it, one below speaks against it; the half itself says nothing.
    """

    choice: Choice
    shares: dict[str, int]

    @property
    def total(self) -> int:
        return sum(WEIGHTS[code] * share for code, share in self.shares.items())

    @property
    def reasons(self) -> list[str]:
        """The codes of what speaks for it most, strongest first."""
        speaking = [code for code, share in self.shares.items() if share > HALF]
        return sorted(speaking, key=lambda code: (-WEIGHTS[code] * self.shares[code], code))[
            :REASONS
        ]

    @property
    def lacks(self) -> list[str]:
        """The codes of what it costs it most, weakest first."""
        lost = {code: WEIGHTS[code] * (FULL - share) for code, share in self.shares.items()}
        lacking = [code for code, share in self.shares.items() if share < HALF]
        return sorted(lacking, key=lambda code: (-lost[code], code))


def matches(wishes: Wishes, choices: Iterable[Choice], now: dt.datetime) -> list[Match]:
    """All that may be shown, best first; the same whatever order they come in."""
    shown = [weighed(wishes, one, now) for one in choices if not limits_broken(wishes, one)]
    return sorted(shown, key=in_order)


def in_order(match: Match) -> tuple[int, str, str]:
    """What matches are sorted by: the sum, then the name, then the id."""
    return -match.total, match.choice.name.casefold(), str(match.choice.id)


def weighed(wishes: Wishes, choice: Choice, now: dt.datetime) -> Match:
    counted = {code: share(wishes, choice, now) for code, share in FACTORS.items()}
    return Match(choice, {code: share for code, share in counted.items() if share is not None})


def _near(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if choice.is_online:
        return FROM_HOME
    if choice.kilometers is None:
        return UNKNOWN
    return int(FULL * HALF_KM / (HALF_KM + choice.kilometers))


def _soon(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if choice.is_open:
        return FULL
    begins = choice.starts_at or choice.opens_at
    if begins is None:
        return UNKNOWN
    minutes = max(0, int((begins - now) / dt.timedelta(minutes=1)))
    return FULL * HALF_MINUTES // (HALF_MINUTES + minutes)


def _likes(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if not wishes.fellowships:
        return None
    return FULL if choice.fellowship in wishes.fellowships else 0


def _language(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if not wishes.languages:
        return None
    return FULL if speaks(wishes, choice) else 0


def _spirit(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if not wishes.spirit:
        return None
    if "secular" in choice.features or choice.fellowship in ("SMART", "SMART-FF"):
        return FULL if wishes.spirit == "secular" else 0
    if "faith" in choice.needs or is_twelve_steps(choice):
        return FULL if wishes.spirit == "spiritual" else 0
    return HALF


def _has(wish: str, features: frozenset[str], wanted: set[str]) -> int | None:
    if not wish:
        return None
    return FULL if features & wanted else 0


def _step_free(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if choice.is_online and wishes.step_free:
        return UNKNOWN
    return _has(wishes.step_free, choice.features, {"step_free"})


def _children(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if choice.is_online and wishes.children:
        return UNKNOWN
    return _has(wishes.children, choice.features, {"children_welcome", "child_care"})


def _company(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    return _has(wishes.company, choice.features, {wishes.company})


def _free_places(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if choice.free is None:
        return HALF
    return FULL if choice.free else 0


def _no_cost(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    if choice.costs_nothing is None:
        return UNKNOWN if wishes.no_cost and not choice.is_meeting else HALF
    return FULL if choice.costs_nothing else 0


def _checked(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    days = choice.checked_days
    if days is None or days > choice.trusted_days:
        return 0
    return FULL - HALF * days // choice.trusted_days


def _fresh(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    return next((share for days, share in SEEN if choice.seen_days <= days), 0)


def _welcome(wishes: Wishes, choice: Choice, now: dt.datetime) -> int | None:
    return FULL if "newcomers" in choice.features else HALF


FACTORS: dict[str, Callable[[Wishes, Choice, dt.datetime], int | None]] = {
    "near": _near,
    "soon": _soon,
    "likes": _likes,
    "language": _language,
    "free_places": _free_places,
    "step_free": _step_free,
    "children": _children,
    "spirit": _spirit,
    "checked": _checked,
    "company": _company,
    "no_cost": _no_cost,
    "fresh": _fresh,
    "welcome": _welcome,
}
