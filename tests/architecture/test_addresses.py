"""Each address needs a sign-in unless it is listed, and one name runs from it to the view."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.source import fail_with

# Name of the address: why nobody needs to be signed in.
OPEN = {
    "account_card": "the door, with the card that was handed over; it opens once",
    "account_inactive": "says why the door stays closed; holds nothing",
    "account_login": "the door itself",
    "account_logout": "signing out twice must not ask to sign in",
    "account_reset_password": "says whom to ask for a new password; changes nothing",
    "accounts:demo": "one-tap sign-in of the demo, refused where real people are",
    "accounts:language": "the language of the sign-in page too",
    "directory:public_meeting": "a page for all, once the house switched it on: facts of a meeting",
    "directory:public_meetings": "a page for all, once the house switched it on: meetings",
    "directory:public_service": "a page for all, once the house switched it on: facts of a service",
    "directory:public_services": "a page for all, once the house switched it on: services",
    "feeds:entry": "our own feed, once the administrator shares it: facts of the directory",
    "feeds:hsds": "our own feed: what it is",
    "feeds:collection": "our own feed: a page of services or places",
    "feeds:meeting_guide": "our own feed: the meetings the house writes down itself",
    "feeds:openapi": "our own feed: its description for programs",
    "library:help": "crisis help is one tap away, for anybody",
    "library:offline_help": "the same, kept for when there is no signal",
    "library:worker": "the script that keeps it; holds nothing",
    "referrals:answer": "the partner's link: long, over after a while, shut with the consent",
    "mfa_authenticate": "the second half of the door",
    "mfa_login_webauthn": "the door, with a passkey",
    "ui:theme": "light or dark on the sign-in page too",
}
# How words begin that must not stand in the history of a browser.
TELLS = (
    *("recover", "sober", "sobriety", "peer", "relapse", "addict", "detox", "rehab", "drug"),
    *("alcohol", "overdose", "naloxone", "treat", "therap", "clinic", "counsel", "mental"),
    *("psych", "suicid", "crisis", "abuse", "violence", "court", "probation", "prison", "jail"),
)
# Name of the address: why its words differ from the name of the view.
NAMED_OTHERWISE = {
    "access:own_looks": "the looks of whoever is signed in; /<participant>/looks/ are another's",
    "accounts:edit_member": "the page of a member is the form that changes it",
    "accounts:rename_program": "the page of a program is the form that changes it",
    "contacts:log_with": "/log/ with somebody chosen",
    "contacts:notes": "what the package holds about a participant",
    "directory:front": "what the package holds: two doors",
    "directory:public_meeting": "short, for a card: /at/<the word of the house>/meetings/",
    "directory:public_meetings": "short, for a card: /at/<the word of the house>/meetings/",
    "directory:public_service": "short, for a card: /at/<the word of the house>/services/",
    "directory:public_services": "short, for a card: /at/<the word of the house>/",
    "feeds:index": "what the package holds: where meetings come from",
    "plans:plan": "what the package holds about a participant",
    "referrals:referrals": "what the package holds about a participant",
    "today:today": "the first page of all",
}


@dataclass(frozen=True)
class Address:
    """One address: its pattern as written, its full name, its view."""

    route: str
    name: str
    view: Any

    @property
    def is_open(self) -> bool:
        return not getattr(self.view, "login_required", True)


def all_addresses() -> list[Address]:
    return list(_below(get_resolver().url_patterns, "", ""))


def _below(patterns: Any, route: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(here, f"{space}{pattern.name}", pattern.callback)


def badly_named(address: Address) -> Iterator[str]:
    """`/plans/<uuid:participant_id>/add-step/` is `plans:add_step` is `plans.views.add_step`."""
    if address.name in NAMED_OTHERWISE or ":" not in address.name:
        return
    package, name = address.name.split(":")
    module, function = address.view.__module__, address.view.__name__
    said = f"/{address.route} ({address.name}, {module}.{function})"
    if not re.match(rf"walkwith\.{package}\.views\b", module):
        yield f"{said}: the view is of another package. Cure: move it to {package}.views."
    if function != name:
        yield f"{said}: the view has another name. Cure: call both {name}."
    if address.route.split("/")[0] != package:
        yield f"{said}: begins with another package. Cure: begin with {package}/."
    if name not in names_of(address.route):
        yield f"{said}: its words are others. Cure: end in {name.replace('_', '-')}/."


def names_of(route: str) -> set[str]:
    """What a view may be called by its address.

    `.../add-step/`: add_step. `.../steps/<uuid:step_id>/`: step. `.../steps/<id>/end/`: end_step.
    """
    parts = [part for part in route.split("/") if part]
    last, before = parts[-1], parts[-2:-1]
    nouns = {
        form.removesuffix(ending)
        for part in parts[:-1]
        for form in [re.sub(r"^<(?:\w+:)?(\w+?)(?:_id)?>$", r"\1", part).replace("-", "_")]
        for ending in ("", "s")
    }
    if match := re.fullmatch(r"<(?:\w+:)?(\w+?)(?:_id)?>", last):
        return {match.group(1), *(part.replace("-", "_") for part in before)}
    verb = last.replace("-", "_")
    return {verb, *(f"{verb}_{noun}" for noun in nouns)}


def wrongly_open(address: Address) -> Iterator[str]:
    if address.is_open and address.name not in OPEN:
        yield (
            f"/{address.route} ({address.name}) is open to everybody. Cure: take"
            " @login_not_required away, or add it with a reason to OPEN of this law."
        )
    if not address.is_open and address.name in OPEN:
        yield f"/{address.route} ({address.name}) is closed. Cure: take it out of OPEN."


def test_every_address_needs_a_sign_in() -> None:
    fail_with([fault for address in all_addresses() for fault in wrongly_open(address)])


def telling(address: Address) -> Iterator[str]:
    """An address stays in the history of a phone that somebody else may hold."""
    for word in re.findall(r"[a-z]+", re.sub(r"<[^>]+>", "", address.route)):
        if any(word.startswith(tell) for tell in TELLS):
            yield f"/{address.route}: “{word}” tells why somebody is here. Cure: another word."


def test_no_address_tells_why_somebody_is_here() -> None:
    fail_with([fault for address in all_addresses() for fault in telling(address)])


def test_the_listed_addresses_exist() -> None:
    names = {address.name for address in all_addresses()}
    assert {*OPEN, *NAMED_OTHERWISE} <= names


def test_one_name_from_the_address_to_the_view() -> None:
    fail_with([fault for address in all_addresses() for fault in badly_named(address)])


@pytest.mark.django_db
def test_nobody_is_sent_to_the_door() -> None:
    """Every closed address, asked for by nobody, leads to the sign-in page and to nothing else."""
    client, wrong = Client(), []
    for address in all_addresses():
        if address.is_open:
            continue
        path = filled(address)
        for response in (client.get(path), client.post(path)):
            if response.status_code != 302 or not response["Location"].startswith(
                reverse("account_login")
            ):
                wrong.append(f"/{path}: {response.status_code} for nobody")
    fail_with(wrong)


def filled(address: Address) -> str:
    """The address with something in each place, of the right kind."""
    kinds = {"uuid": "0198c0de-0000-7000-8000-000000000001", "int": "1", "slug": "a", "str": "a"}
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: kinds[m.group(1) or "str"], address.route)


def test_the_laws_can_fail() -> None:
    def add_step(request: Any) -> None: ...

    add_step.__module__ = "walkwith.plans.views"
    route = "plans/<uuid:participant_id>/add-step/"
    assert list(badly_named(Address(route, "plans:add_step", add_step))) == []
    assert len(list(badly_named(Address(route, "plans:new_step", add_step)))) == 2
    assert len(list(badly_named(Address("steps/add-step/", "plans:add_step", add_step)))) == 1
    assert len(list(badly_named(Address(route, "people:add_step", add_step)))) == 2
    assert len(list(telling(Address("plans/<uuid:peer_id>/sober-days/", "", add_step)))) == 1
    assert not list(telling(Address(route, "", add_step)))
    step = Address("plans/steps/<uuid:step_id>/", "plans:add_step", add_step)
    assert len(list(badly_named(step))) == 1
    assert names_of("plans/steps/<uuid:step_id>/") == {"step", "steps"}
    assert "end_step" in names_of("plans/steps/<uuid:step_id>/end/")
    add_step.login_required = False  # type: ignore[attr-defined]
    assert len(list(wrongly_open(Address(route, "plans:add_step", add_step)))) == 1
    closed = Address("sign-in/", "account_login", test_one_name_from_the_address_to_the_view)
    assert len(list(wrongly_open(closed))) == 1
