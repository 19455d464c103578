"""Sessions that end, and the viewer of each request."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from walkwith.accounts.commands import hold_words
from walkwith.accounts.queries import enter
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.ui.answers import page

GetResponse = Callable[[HttpRequest], HttpResponse]
TOUCH_EVERY = dt.timedelta(minutes=1)


class SessionEnds:
    """End a session that was idle or open too long; keep the words it was about to save."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.session.get("_auth_user_id")
        if account and _is_over(request):
            logout(request)
            request.session["ended"] = True
            request.ended_account = UUID(account)  # type: ignore[attr-defined]
        elif account:
            _touch(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Runs after the check against forged requests, so only the person's own words are kept."""
        account = getattr(request, "ended_account", None)
        if account and request.method == "POST":
            hold_words(
                account_id=account,
                path=request.path,
                words={key: request.POST.getlist(key) for key in request.POST},
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
        with transaction.atomic():
            actor = enter(account_id=request.user.pk)
            request.actor = actor  # type: ignore[attr-defined]
            if actor is None:
                return self.get_response(request)
            with (
                acting_as(actor, entered=True),
                timezone.override(actor.zone),
                translation.override(actor.language),
            ):
                response = self.get_response(request)
                if response.status_code >= 500:
                    transaction.set_rollback(True)
            return response

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        """Somebody whose place has ended can sign out, and is told so."""
        entered = getattr(request, "actor", True)
        if entered is None and getattr(view, "login_required", True):
            return page(request, "accounts/no_place.html", {}, status=403)
        return None


def _is_over(request: HttpRequest) -> bool:
    now = clock.now()
    seen = dt.datetime.fromisoformat(request.session.get("seen_at", now.isoformat()))
    began = dt.datetime.fromisoformat(request.session.get("began_at", now.isoformat()))
    idle = now - seen > dt.timedelta(minutes=settings.IDLE_MINUTES)
    return idle or now - began > dt.timedelta(hours=settings.ABSOLUTE_HOURS)


def _touch(request: HttpRequest) -> None:
    """Note that the session is in use: at most once a minute, so reading a page writes nothing."""
    now = clock.now()
    request.session.setdefault("began_at", now.isoformat())
    seen = request.session.get("seen_at")
    if seen is None or now - dt.datetime.fromisoformat(seen) > TOUCH_EVERY:
        request.session["seen_at"] = now.isoformat()
