"""Sessions that end, words that come back, and the viewer of each request."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone, translation

from walkwith.accounts.commands import give_back_words, hold_words
from walkwith.accounts.devices import note_device
from walkwith.accounts.held import page_of, words_of
from walkwith.accounts.queries import enter, held_words, page_of_held_words
from walkwith.accounts.sessions import Ended, is_over, stay_of, touch
from walkwith.foundation.actor import acting_as
from walkwith.ui.answers import page

GetResponse = Callable[[HttpRequest], HttpResponse]
# A passkey is a way in of one's own, too.
OPEN_BEFORE_OWN_PASSWORD = ("account_set_password", "account_logout", "mfa_add_webauthn")
SAVED = (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)


class SessionEnds:
    """End a session that was idle or open too long; keep the words it was about to save."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.session.get("_auth_user_id")
        if account and is_over(request.session, stay_of(getattr(request.user, "stay", ""))):
            logout(request)
            request.session["ended"] = Ended(
                account=account, token=request.META.get("CSRF_COOKIE", "")
            )
        elif account:
            touch(request.session)
        return _whole_page_for_htmx(request, self.get_response(request))

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> None:
        """Runs after the check against forged requests, so only the person's own words are kept."""
        ended = request.session.get("ended")
        if ended and request.method == "POST" and getattr(view, "login_required", True):
            request.session["held"] = hold_words(
                account_id=UUID(ended["account"]),
                path=request.path,
                page=page_of(request),
                words=words_of(request),
            )


class EnterAsViewer:
    """One transaction a request, in which the database knows who is looking.

    A response of 500 or more undoes it. Nobody signed in: no viewer, no rows.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.session.get("_auth_user_id") or not request.user.is_authenticated:
            return self.get_response(request)
        try:
            with transaction.atomic():
                return self._as_viewer(request)
        except _Failed as failed:
            return failed.response

    def _as_viewer(self, request: HttpRequest) -> HttpResponse:
        actor = enter(account_id=UUID(str(request.user.pk)))
        request.actor = actor  # type: ignore[attr-defined]
        if actor is None:
            return self.get_response(request)
        with (
            acting_as(actor, entered=True),
            timezone.override(actor.zone),
            translation.override(actor.language),
        ):
            request.tab_name = request.user.get_tab_name_display()  # type: ignore[attr-defined,union-attr]
            note_device(request.session)
            response = self.get_response(request)
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise _Failed(response)
        response.headers["Content-Language"] = actor.language
        return response

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        """Stop those whose place has ended, and first those with somebody else's password."""
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        if getattr(request, "actor", None) is None:
            return page(request, "accounts/no_place.html", {}, status=HTTPStatus.FORBIDDEN)
        if request.user.password_is_temporary and request.path not in _open_before_own_password():
            return redirect(
                resolve_url("account_set_password") + f"?{REDIRECT_FIELD_NAME}={request.path}"
            )
        return None


class WordsComeBack:
    """Bring the words of an ended session to the page; once they are saved, let them go.

    It stands inside `EnterAsViewer`, so only their owner's words are found. A session without
    the mark `held` costs nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.held_words = {}  # type: ignore[attr-defined]
        if not request.session.get("held") or getattr(request, "actor", None) is None:
            return self.get_response(request)
        if request.method == "GET":
            request.held_words = held_words(path=request.path)  # type: ignore[attr-defined]
        held_before = request.session["held"]
        response = self.get_response(request)
        if request.method == "GET" and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return redirect(page_of_held_words(path=request.path) or "/")
        saved = request.method == "POST" and response.status_code in SAVED
        if saved and request.session.get("held") == held_before:
            request.session["held"] = give_back_words(path=request.path)
        return response


class _Failed(Exception):
    """Carries an answer of 500 or more out of the transaction, which is undone with its looks."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__(response.status_code)
        self.response = response


def _open_before_own_password() -> tuple[str, ...]:
    return tuple(reverse(name) for name in OPEN_BEFORE_OWN_PASSWORD)


def _whole_page_for_htmx(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A part of a page cannot hold the sign-in page: htmx is told to go there."""
    to_sign_in = (
        request.headers.get("HX-Request")
        and response.status_code == HTTPStatus.FOUND
        and urlsplit(response["Location"]).path == resolve_url(settings.LOGIN_URL)
    )
    if not to_sign_in:
        return response
    there = redirect_to_login(page_of(request))["Location"]
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": there})
