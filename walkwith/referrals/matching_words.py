"""What speaks for a match, what is weakest about it, and why something is not there: in words."""

import datetime as dt
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.directory.freshness import free_words
from walkwith.directory.places import Place
from walkwith.directory.words import (
    FEATURES,
    distance_words,
    fellowship_words,
    soon_words,
    time_words,
)
from walkwith.foundation.days import day_words
from walkwith.referrals.queries.options import Option
from walkwith.referrals.rules.choices import Choice, Wishes
from walkwith.referrals.rules.limits import SPOKEN
from walkwith.referrals.rules.matching import Match

# Why a limit leaves something out, to the person and to who walks with them.
LEFT_OUT: dict[str, Promise] = {
    "need": gettext_lazy("It is for something else than this."),
    "closed": gettext_lazy("It is closed, or does not meet now."),
    "hidden": gettext_lazy("Two people found its number dead. Somebody must check it first."),
    "unlisted": gettext_lazy("It is no longer in its list."),
    "avoided_place": gettext_lazy("It is at, or near, a place to stay away from."),
    "avoided_agency": gettext_lazy("It is run by people to stay away from."),
    "avoided_fellowship": gettext_lazy("It is of a fellowship to stay away from."),
    "tried": gettext_lazy("It was tried, and it did not help."),
    "fellowship": gettext_lazy("It is a fellowship, and the wish is to have none."),
    "faith": gettext_lazy("It is a faith community, and the wish is to have none."),
    "company": gettext_lazy("Nothing says that it is only for the people wished for."),
    "gender": gettext_lazy("It says who may come, and that does not fit."),
    "age": gettext_lazy("It says for which ages it is, and that does not fit."),
    "steps": gettext_lazy("It must be step-free, and nobody says that it is. Call and ask."),
    "children": gettext_lazy("Children must be welcome, and nobody says so. Call and ask."),
    "cost": gettext_lazy("It must be without cost, and nobody says that it is. Call and ask."),
    "language": gettext_lazy("It is in another language than the ones that must be."),
    "taken": gettext_lazy("Something else is in the week at that time."),
    "never": gettext_lazy("It is at a time of the week that never works."),
    "far": gettext_lazy("It is farther than the way there may be."),
}
# What a factor is about, where two sums are compared.
ABOUT: dict[str, Promise] = {
    "near": gettext_lazy("how far it is"),
    "soon": gettext_lazy("how soon it starts or opens"),
    "likes": gettext_lazy("a fellowship that is liked"),
    "language": gettext_lazy("the language"),
    "free_places": gettext_lazy("places free now"),
    "step_free": gettext_lazy("no steps on the way in"),
    "children": gettext_lazy("children are welcome"),
    "spirit": gettext_lazy("with faith or without"),
    "checked": gettext_lazy("somebody checked it lately"),
    "company": gettext_lazy("who comes there"),
    "no_cost": gettext_lazy("what it costs"),
    "fresh": gettext_lazy("how fresh its entry is"),
    "welcome": gettext_lazy("newcomers are welcome"),
}


def reasons_in_words(
    match: Match, wishes: Wishes, option: Option, place: Place | None, now: dt.datetime
) -> list[str]:
    """The strongest reasons, each true by itself."""
    said = (_reason(code, match.choice, wishes, option, place, now) for code in match.reasons)
    return [words for words in said if words]


def weakest_in_words(
    match: Match, wishes: Wishes, option: Option, place: Place | None, now: dt.datetime
) -> str:
    """The one thing to know first: what the listing asks, what is wrong with it, what it lacks."""
    choice = match.choice
    if caution := _caution(wishes, choice) or option.weakest:
        return caution
    for code in match.lacks:
        if words := _lack(code, choice, option, place, now):
            return words
    return option.freshness


def _reason(
    code: str,
    choice: Choice,
    wishes: Wishes,
    option: Option,
    place: Place | None,
    now: dt.datetime,
) -> str:
    plain: dict[str, Callable[[], str]] = {
        "near": lambda: _way(choice, place),
        "soon": lambda: _when(choice, now),
        "likes": lambda: fellowship_words(choice.fellowship),
        "language": lambda: _spoken(wishes, choice),
        "free_places": lambda: free_words(option.capacity) if option.capacity else "",
        "step_free": lambda: str(FEATURES["step_free"]),
        "children": lambda: _children(choice),
        "spirit": lambda: _spirit(wishes),
        "checked": lambda: _checked(choice),
        "company": lambda: str(FEATURES[wishes.company]),
        "no_cost": lambda: _("It costs nothing"),
        "fresh": lambda: _seen(choice),
        "welcome": lambda: str(FEATURES["newcomers"]),
    }
    return plain[code]()


def _way(choice: Choice, place: Place | None) -> str:
    if choice.is_online:
        return _("From home")
    if choice.kilometers is None:
        return ""
    return distance_words(choice.kilometers, in_miles=bool(place and place.state))


def _when(choice: Choice, now: dt.datetime) -> str:
    """What of its time speaks for it: open now, starting soon, or the day."""
    if choice.is_open:
        return _("Open now")
    if choice.starts_at is None:
        return _("Opens: %(when)s") % {"when": moment_words(choice, now)} if choice.opens_at else ""
    day = day_words(choice.starts_at.date(), now.astimezone(choice.starts_at.tzinfo).date())
    return soon_words(choice.starts_at, now) or day


def moment_words(choice: Choice, now: dt.datetime) -> str:
    """ "Tomorrow, 6:30 a.m.": when it starts, or opens; "" when nobody says."""
    moment = choice.starts_at or choice.opens_at
    if moment is None:
        return ""
    day = day_words(moment.date(), now.astimezone(moment.tzinfo).date())
    said = {"day": day, "time": time_words(moment.time().replace(second=0))}
    return _("%(day)s, %(time)s") % said


def _spoken(wishes: Wishes, choice: Choice) -> str:
    said = sorted(choice.features & SPOKEN & wishes.languages)
    return str(FEATURES[said[0]]) if said else str(FEATURES["english"])


def _children(choice: Choice) -> str:
    cares = "child_care" in choice.features
    return str(FEATURES["child_care" if cares else "children_welcome"])


def _spirit(wishes: Wishes) -> str:
    return _("Without faith") if wishes.spirit == "secular" else _("With faith")


def _checked(choice: Choice) -> str:
    return _("Checked today") if choice.checked_days == 0 else _("Checked lately")


def _seen(choice: Choice) -> str:
    return _("In its list this week") if choice.seen_days <= 7 else _("In its list this month")


def _caution(wishes: Wishes, choice: Choice) -> str:
    """What the listing asks of who comes, where nobody has said that it fits."""
    low, high = choice.minimum_age, choice.maximum_age
    if wishes.ages is None and (low or high):
        if low and high:
            return _("For ages %(low)d to %(high)d. Ask first.") % {"low": low, "high": high}
        if high:
            return _("Up to the age of %(high)d. Ask first.") % {"high": high}
        if low and low > 18:
            return _("From the age of %(low)d. Ask first.") % {"low": low}
    women, men = "women" in choice.features, "men" in choice.features
    if women != men and wishes.gender in ("", "other") and not wishes.company:
        return _("For women. Ask if it fits.") if women else _("For men. Ask if it fits.")
    return ""


def _lack(code: str, choice: Choice, option: Option, place: Place | None, now: dt.datetime) -> str:
    lacking: dict[str, Callable[[], str]] = {
        "near": lambda: _far(choice, place),
        "soon": lambda: _late(choice, now),
        "likes": lambda: _("It is not one of the fellowships that are liked."),
        "language": lambda: _("It is in another language."),
        "free_places": lambda: _("It was full when somebody last asked."),
        "step_free": lambda: _("Nobody says that it is step-free."),
        "children": lambda: _("Nobody says that children are welcome."),
        "spirit": lambda: _("It may be more, or less, about faith than you like."),
        "checked": lambda: option.freshness,
        "no_cost": lambda: _("It may cost something. Ask."),
        "fresh": lambda: option.freshness,
    }
    return lacking.get(code, str)()


def _far(choice: Choice, place: Place | None) -> str:
    if choice.kilometers is None:
        return _("Nobody says where it is. Call and ask.")
    return _("It is %(far)s away.") % {"far": _way(choice, place)}


def _late(choice: Choice, now: dt.datetime) -> str:
    if choice.starts_at is None and choice.opens_at is None:
        if choice.is_meeting:
            return _("By appointment: ask when you can come.")
        return _("Nobody says when it is open. Call first.")
    when = {"when": moment_words(choice, now).rstrip(".")}
    if choice.starts_at is None:
        return _("It is closed now. It opens: %(when)s.") % when
    return _("It is a while until then: %(when)s.") % when
