"""A PIN of one's own stands before every page but a few: a new page is behind it by itself."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from walkwith.accounts.commands import hold_words
from walkwith.accounts.held import page_of, words_of
from walkwith.accounts.sessions import hold_pin, pin_holds

# Addresses that ask for no PIN, and why.
OPEN_WITHOUT_PIN = {
    "account_logout": "whoever wants to leave, leaves",
    "account_set_password": "somebody let in by a card has no PIN yet",
    "accounts:enter_pin": "where it is typed",
    "accounts:forgot_pin": "signs out",
    "accounts:language": "tells nothing",
    "library:help": "crisis help is one tap away, always",
    "library:offline_help": "the same",
    "library:worker": "the same",
    "today:today": "shows nothing of plan or notes until it is typed",
    "ui:theme": "tells nothing",
}


class PinFirst:
    """Lead to the PIN when it was not typed here within the last minutes.

    `request.pin_waits` tells the first page to stay closed. Words that were about to be saved are
    held, as when a session ends, and come back with the page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.pin_waits = False  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        match = request.resolver_match
        if getattr(request, "actor", None) is None or match is None:
            return None
        if not getattr(request.user, "pin", "") or not getattr(view, "login_required", True):
            return None
        if pin_holds(request.session):
            hold_pin(request.session)
            return None
        request.pin_waits = True  # type: ignore[attr-defined]
        if match.view_name in OPEN_WITHOUT_PIN or _chooses_anew(request):
            return None
        return _to_the_pin(request)


def _chooses_anew(request: HttpRequest) -> bool:
    """Whoever forgot it and signed in again chooses another without it."""
    assert request.resolver_match
    may = bool(request.session.get("may_choose_pin"))
    return may and request.resolver_match.view_name == "accounts:choose_pin"


def _to_the_pin(request: HttpRequest) -> HttpResponse:
    there = page_of(request) if request.headers.get("HX-Request") else request.get_full_path()
    if request.method == "POST":
        there = page_of(request)
        account_id = request.actor.account_id  # type: ignore[attr-defined]
        words = words_of(request)
        if held := hold_words(account_id=account_id, path=request.path, page=there, words=words):
            request.session["held"] = held
    to = f"{reverse('accounts:enter_pin')}?next={quote(there)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": to})
    return redirect(to)
