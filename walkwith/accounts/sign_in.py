"""The views of the sign-in library, each made to answer like a page of this house."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as account_views
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as codes_views
from allauth.mfa.totp import views as totp_views
from allauth.mfa.webauthn import views as webauthn_views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder as Encoder
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from walkwith.accounts import commands
from walkwith.accounts.adapter import Adapter
from walkwith.accounts.demo_cards import DEMO_CARDS
from walkwith.accounts.queries import demo_cards
from walkwith.ui.answers import done, page

View = Callable[..., HttpResponse]
TOO_OFTEN = {"too_many_login_attempts", "rate_limited"}
SPENT = _(
    "This card does not open. It opens once, within seven days, and a new one takes its place."
    " Ask for another when you meet."
)
CLEARED = '"cache", "storage"'


def ours(view: View) -> View:
    """A refused form answers 422, a tired one 429; nothing of these pages stays in the browser."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            _complete(response, is_sent=request.method == "POST")
        response["Cache-Control"] = "no-store"
        return response

    return answer


def _complete(response: TemplateResponse, *, is_sent: bool) -> None:
    context = response.context_data = response.context_data or {}
    context["options"] = json.dumps(context.get("js_data"), cls=Encoder)
    if is_sent:
        response.status_code = _status_of(response)


def _status_of(response: TemplateResponse) -> int:
    form = (response.context_data or {}).get("form")
    errors = form.errors.as_data().values() if form is not None else []
    codes = {error.code for field in errors for error in field}
    return HTTPStatus.TOO_MANY_REQUESTS if codes & TOO_OFTEN else HTTPStatus.UNPROCESSABLE_ENTITY


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; in a demo, the cards of the cast as well."""
    response = ours(account_views.login)(request)
    if isinstance(response, TemplateResponse) and response.context_data is not None:
        there = demo_cards()
        response.context_data["cards"] = [card for card in DEMO_CARDS if card.key in there]
    return response


@login_not_required
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    response = ours(webauthn_views.login_webauthn)(request)
    back = response.headers.get("Location") == reverse("account_login")
    if request.method == "POST" and back and not request.user.is_authenticated:
        words = gettext("We do not know that passkey. Sign in with your password.")
        return done(request, reverse("account_login"), words)
    return response


@login_not_required
def card(request: HttpRequest, words: str) -> HttpResponse:
    """The way in that was handed over in person. To look at it uses nothing up: the button does."""
    if request.method != "POST":
        return page(request, "account/card.html", {"leave": True})
    if request.user.is_authenticated:
        Adapter().logout(request)
    try:
        account = Adapter().authenticate(request, card=words, username=words)
    except ValidationError as tired:
        shown = {"leave": True, "words": tired.message}
        return page(request, "account/card.html", shown, status=HTTPStatus.TOO_MANY_REQUESTS)
    if account is None:
        shown = {"leave": True, "words": SPENT}
        return page(request, "account/card.html", shown, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    response: HttpResponse = perform_password_login(request, {}, Login(user=account))
    return response


@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and clear the browser.

    `"cookies"` is not in Clear-Site-Data: it would reach every site under the same domain, and
    sign people out elsewhere. Our own cookies that tell of a session are removed by name.
    """
    response = ours(account_views.logout)(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = CLEARED
        response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite=settings.CSRF_COOKIE_SAMESITE)
    return response


def add_passkey(request: HttpRequest) -> HttpResponse:
    """Let in by a card, somebody may take a passkey in place of a pass phrase."""
    response = ours(webauthn_views.add_webauthn)(request)
    if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
        commands.keep_passkey(actor=request.actor)  # type: ignore[attr-defined]
    return response


second_step = ours(mfa_views.authenticate)
closed = ours(account_views.account_inactive)
confirm_with_password = ours(account_views.reauthenticate)
confirm_with_code = ours(mfa_views.reauthenticate)
confirm_with_passkey = ours(webauthn_views.reauthenticate_webauthn)
change_password = ours(account_views.password_change)
ways = ours(mfa_views.index)
switch_on_app = ours(totp_views.activate_totp)
switch_off_app = ours(totp_views.deactivate_totp)
recovery_codes = ours(codes_views.view_recovery_codes)
make_recovery_codes = ours(codes_views.generate_recovery_codes)
passkeys = ours(webauthn_views.list_webauthn)
name_passkey = ours(webauthn_views.edit_webauthn)
remove_passkey = ours(webauthn_views.remove_webauthn)
