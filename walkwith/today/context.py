"""The places of the navigation: at most five, by role."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.access.notices import SHORT, STRICT, notice_named
from walkwith.foundation.actor import Actor
from walkwith.people.looks import shows_a_record
from walkwith.ui.addresses import address

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can go from every page."""

    href: str
    words: Words
    icon: str
    is_here: bool = False
    is_main: bool = False


# For each role: the address by name, its words, its icon.
WORKER = (
    ("today:today", _("Today"), "sun"),
    ("today:people", _("People"), "people"),
    ("contacts:log", _("Log"), "plus"),
    ("directory:front", _("Find"), "pin"),
    ("schedule:week", _("Week"), "week"),
)
GUEST = (
    ("today:today", _("Today"), "sun"),
    ("directory:front", _("Find"), "pin"),
    ("library:help", _("Help"), "heart"),
)
PLACES: dict[str, tuple[tuple[str, Words, str], ...]] = {
    "peer_specialist": WORKER,
    "supervisor": WORKER,
    "participant": (
        ("today:today", _("Today"), "sun"),
        ("today:my_page", _("My page"), "heart"),
        ("directory:front", _("Find"), "pin"),
        ("schedule:week", _("Week"), "week"),
    ),
    "administrator": (
        ("today:today", _("Today"), "sun"),
        ("accounts:members", _("Members"), "people"),
        ("feeds:index", _("Feeds"), "download"),
        ("directory:front", _("Find"), "pin"),
    ),
    "partner": GUEST,
    "supporter": GUEST,
}
MAIN = "contacts:log"
ABOUT_SOMEBODY = ("today:people", "today:my_page")

# Which place a page belongs to: by its own name, else by its package.
HERE_BY_NAME = {
    "today:today": ("today:today",),
    "contacts:log": (MAIN,),
    "contacts:log_with": (MAIN,),
    "contacts:indirect": (MAIN,),
    "access:supervision": ("accounts:members",),
}
HERE_BY_PACKAGE = {
    "today": ABOUT_SOMEBODY,
    "people": ABOUT_SOMEBODY,
    "plans": ABOUT_SOMEBODY,
    "access": ABOUT_SOMEBODY,
    "contacts": ABOUT_SOMEBODY,
    "directory": ("directory:front",),
    "referrals": ("directory:front",),
    "schedule": ("schedule:week",),
    "accounts": ("accounts:members",),
    "feeds": ("feeds:index",),
    "library": ("library:help",),
}


def places(request: HttpRequest) -> dict[str, Any]:
    """The places of whoever is signed in; none for anybody else."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"places": []}
    here = set(_here(request))
    if actor.is_guest and not here.intersection(name for name, *_ in GUEST):
        here = {"today:today"}  # where their people stand
    is_told = actor.role == "partner" and shows_a_record()
    return {
        "goes_with": _goes_with(actor) if is_told else None,
        "places": [
            Place(
                href=address(name),
                words=words,
                icon=icon,
                is_here=name in here,
                is_main=name == MAIN,
            )
            for name, words, icon in PLACES[actor.role]
        ],
    }


def _goes_with(partner: Actor) -> dict[str, Words]:
    """The notice that goes with what a partner is shown (42 CFR 2.32): short, and whole."""
    return {
        "plainly": _("Do not pass this on. The law forbids it."),
        "short": notice_named(SHORT, partner.language).words,
        "summary": _("The whole notice"),
        "words": notice_named(STRICT, partner.language).words,
    }


def _here(request: HttpRequest) -> tuple[str, ...]:
    match = request.resolver_match
    if match is None:
        return ()
    return HERE_BY_NAME.get(match.view_name) or HERE_BY_PACKAGE.get(match.app_name, ())
