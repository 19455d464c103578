"""The limits nothing passes: what leaves a meeting or a service out, whatever else speaks for it.

Each limit is a question by its code. Where a listing does not say, a wish that "must be" leaves it
out; rules of the listing itself (age, who may come) leave it out only where both sides speak.
"""

import datetime as dt
from collections.abc import Callable

from walkwith.referrals.rules.choices import Choice, Wishes, is_avoided, part_of
from walkwith.referrals.rules.weights import TWELVE_STEPS

MUST = "must"
SPOKEN = frozenset(
    {"english", "spanish", "french", "portuguese", "polish", "russian", "korean", "punjabi", "asl"}
)


def limits_broken(wishes: Wishes, choice: Choice) -> list[str]:
    """The codes of all that leave it out, in the order of `LIMITS`; none when it may be shown."""
    return [code for code, breaks in LIMITS.items() if breaks(wishes, choice)]


def _other_need(wishes: Wishes, choice: Choice) -> bool:
    return wishes.need not in choice.needs


def _avoids(kind: str) -> Callable[[Wishes, Choice], bool]:
    def breaks(wishes: Wishes, choice: Choice) -> bool:
        return any(one.kind == kind and is_avoided(choice, one) for one in wishes.avoided)

    return breaks


def _gone(why: str) -> Callable[[Wishes, Choice], bool]:
    return lambda wishes, choice: choice.gone == why


def _fellowship(wishes: Wishes, choice: Choice) -> bool:
    return wishes.no_fellowship and bool(choice.fellowship)


def _faith(wishes: Wishes, choice: Choice) -> bool:
    """A community of faith is for nobody who wants none. Twelve steps are weighed, not left out."""
    return wishes.spirit == "secular" and "faith" in choice.needs and not choice.is_meeting


def _company(wishes: Wishes, choice: Choice) -> bool:
    return bool(wishes.company) and wishes.company not in choice.features


def _gender(wishes: Wishes, choice: Choice) -> bool:
    only_women = "women" in choice.features and "men" not in choice.features
    only_men = "men" in choice.features and "women" not in choice.features
    return (only_women and wishes.gender == "man") or (only_men and wishes.gender == "woman")


def _age(wishes: Wishes, choice: Choice) -> bool:
    """Out for sure: neither of the two ages somebody can have fits."""
    if wishes.ages is None:
        return False
    younger, older = wishes.ages
    too_young = choice.minimum_age is not None and older < choice.minimum_age
    too_old = choice.maximum_age is not None and younger > choice.maximum_age
    return too_young or too_old


def _steps(wishes: Wishes, choice: Choice) -> bool:
    is_there = "step_free" in choice.features or choice.is_online
    return wishes.step_free == MUST and not is_there


def _children(wishes: Wishes, choice: Choice) -> bool:
    is_there = choice.features & {"children_welcome", "child_care"} or choice.is_online
    return wishes.children == MUST and not is_there


def _cost(wishes: Wishes, choice: Choice) -> bool:
    """A meeting never asks for money; a service that does not say may."""
    return wishes.no_cost == MUST and not choice.is_meeting and not choice.costs_nothing


def _language(wishes: Wishes, choice: Choice) -> bool:
    return wishes.language == MUST and bool(wishes.languages) and not speaks(wishes, choice)


def _taken(wishes: Wishes, choice: Choice) -> bool:
    if choice.starts_at is None:
        return False
    ends_at = choice.starts_at + dt.timedelta(minutes=choice.minutes)
    return any(begins < ends_at and choice.starts_at < ends for begins, ends in wishes.busy)


def _never(wishes: Wishes, choice: Choice) -> bool:
    return choice.starts_at is not None and part_of(choice.starts_at) in wishes.never


def _far(wishes: Wishes, choice: Choice) -> bool:
    if wishes.reach is None or choice.kilometers is None or choice.is_online:
        return False
    return choice.kilometers > wishes.reach


def speaks(wishes: Wishes, choice: Choice) -> bool:
    """Held in a language of theirs. One that names no language is held in English."""
    said = choice.features & SPOKEN or frozenset({"english"})
    return bool(said & wishes.languages)


def is_twelve_steps(choice: Choice) -> bool:
    return choice.fellowship in TWELVE_STEPS


LIMITS: dict[str, Callable[[Wishes, Choice], bool]] = {
    "need": _other_need,
    "closed": _gone("closed"),
    "hidden": _gone("hidden"),
    "unlisted": _gone("unlisted"),
    "avoided_place": _avoids("place"),
    "avoided_agency": _avoids("agency"),
    "avoided_fellowship": _avoids("fellowship"),
    "tried": lambda wishes, choice: choice.id in wishes.tried,
    "fellowship": _fellowship,
    "faith": _faith,
    "company": _company,
    "gender": _gender,
    "age": _age,
    "steps": _steps,
    "children": _children,
    "cost": _cost,
    "language": _language,
    "taken": _taken,
    "never": _never,
    "far": _far,
}
