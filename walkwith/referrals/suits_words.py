"""What suits somebody, in a few words for each thing they said."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from walkwith.directory.words import DAYS, LANGUAGES, fellowship_words
from walkwith.foundation.days import listed
from walkwith.referrals.models import Preferences

WAYS: dict[str, Promise] = {
    "walk": gettext_lazy("On foot"),
    "bus": gettext_lazy("By bus"),
    "ride": gettext_lazy("With a ride"),
    "car": gettext_lazy("By car"),
}
PARTS: dict[str, Promise] = {
    "morning": pgettext_lazy("part of a week", "morning"),
    "afternoon": pgettext_lazy("part of a week", "afternoon"),
    "evening": pgettext_lazy("part of a week", "evening"),
}
WEEK = (1, 2, 3, 4, 5, 6, 0)
MUST = Preferences.Wishes.MUST


def parts_of_week() -> list[tuple[str, str]]:
    """ "1:morning" and "Monday, morning", of the whole week, Monday first."""
    return [
        (f"{day}:{part}", f"{DAYS[day]}, {words}") for day in WEEK for part, words in PARTS.items()
    ]


def suits_in_words(suits: Preferences | None) -> list[str]:
    return [] if suits is None else [words for words in _said(suits) if words]


def _said(suits: Preferences) -> Iterator[str]:
    yield from (str(WAYS[way]) for way in suits.ways if way in WAYS)
    yield _far(suits)
    yield _wish(suits.step_free, _("Step-free"), _("Step-free, if it can be"))
    yield _wish(suits.no_cost, _("Without cost"), _("Without cost, if it can be"))
    yield _wish(suits.children, _("Children come along"), _("Children may come along"))
    spoken = listed([str(LANGUAGES[one]) for one in suits.languages if one in LANGUAGES])
    yield _("Only in %(spoken)s") % {"spoken": spoken} if _must(suits) and spoken else spoken
    yield str(suits.get_company_display()) if suits.company else ""
    yield str(suits.get_spirit_display()) if suits.spirit else ""
    yield _("No fellowships") if suits.no_fellowship else ""
    yield from (fellowship_words(one) for one in suits.fellowships)
    if never := [words for part, words in parts_of_week() if part in suits.never]:
        yield _("Never: %(times)s") % {"times": "; ".join(never)}


def _must(suits: Preferences) -> bool:
    return suits.language_wish == MUST


def _wish(wish: str, must: str, like: str) -> str:
    return {"": "", MUST.value: must}.get(wish, like)


def _far(suits: Preferences) -> str:
    if suits.far is None:
        return ""
    if suits.far_in == Preferences.FarIn.MINUTES:
        words = ngettext("Up to %(n)d minute", "Up to %(n)d minutes", suits.far)
    elif suits.far_in == Preferences.FarIn.MILES:
        words = ngettext("Up to %(n)d mile", "Up to %(n)d miles", suits.far)
    else:
        words = _("Up to %(n)d km")
    return words % {"n": suits.far}
