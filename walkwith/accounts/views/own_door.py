"""What somebody sets about their own door: PIN, how long they stay, where they are signed in."""

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.accounts import commands, queries
from walkwith.accounts.adapter import Adapter
from walkwith.accounts.door_forms import ChoosePinForm, PinForm, StayForm
from walkwith.accounts.sessions import type_pin
from walkwith.foundation.errors import NotFound
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page
from walkwith.ui.views import safe_next

FORM = require_http_methods(["GET", "POST"])
MY_DOOR = "access:my_door"


@FORM
def enter_pin(request: Request) -> HttpResponse:
    """The PIN before notes and plan. Missed five times, the session ends."""
    if not _account(request).pin:
        return redirect(safe_next(request))
    form = PinForm(typed(request))
    if form.is_valid() and _fits(request, form):
        type_pin(request.session)
        return done(request, safe_next(request))
    if form.is_bound and queries.pin_is_shut(actor=request.actor):
        words = _("The PIN was missed too often, so we signed you out. Sign in to go on.")
        return _signed_out(request, words)
    shown = {"form": form, "next": safe_next(request)}
    return page(request, "accounts/enter_pin.html", shown, status=status_of(form))


def _fits(request: Request, form: PinForm) -> bool:
    with refusals_in(form):
        if commands.try_pin(actor=request.actor, digits=form.cleaned_data["digits"]):
            return True
        form.add_error("digits", _("That is not it. Look once more, then try again."))
    return False


@require_POST
def forgot_pin(request: Request) -> HttpResponse:
    """Who can sign in again may choose another one."""
    account = _account(request)
    words = _("Sign in once more. Then you choose a new PIN.")
    answer = _signed_out(request, words, to=reverse("accounts:choose_pin"))
    request.session["forgot_pin"] = str(account.pk)
    return answer


@FORM
def choose_pin(request: Request) -> HttpResponse:
    account = _account(request)
    form = ChoosePinForm(typed(request))
    if form.is_valid():
        with refusals_in(form):
            commands.choose_pin(actor=request.actor, digits=form.cleaned_data["digits"])
            request.session["may_choose_pin"] = False
            type_pin(request.session)
            return done(request, reverse(MY_DOOR), _("Your PIN is set."))
    shown = {"form": form, "has_pin": bool(account.pin)}
    return page(request, "accounts/choose_pin.html", shown, status=status_of(form))


@require_POST
def take_off_pin(request: Request) -> HttpResponse:
    _account(request)
    commands.take_off_pin(actor=request.actor)
    return done(request, reverse(MY_DOOR), _("No PIN is asked any more."))


@FORM
def choose_stay(request: Request) -> HttpResponse:
    """How long a session lasts, and what the tab of the browser says."""
    account = _account(request)
    form = StayForm(typed(request), initial={"stay": account.stay, "tab_name": account.tab_name})
    if form.is_valid():
        with refusals_in(form):
            commands.choose_stay(actor=request.actor, **form.cleaned_data)
            return done(request, reverse(MY_DOOR), _("Saved. It holds on every device."))
    return page(request, "accounts/choose_stay.html", {"form": form}, status=status_of(form))


@require_POST
def sign_out_everywhere(request: Request) -> HttpResponse:
    _account(request)
    commands.sign_out_everywhere(actor=request.actor)
    return _signed_out(request, _("You are signed out on every device."))


def _account(request: Request) -> Any:
    """A door of one's own is a participant's: for others nothing is there."""
    if request.actor.role != "participant":
        raise NotFound
    return queries.account_of(request.actor)


def _signed_out(request: Request, words: str, *, to: str = "") -> HttpResponse:
    Adapter().logout(request)
    address = reverse("account_login") + (f"?next={quote(to)}" if to else "")
    return done(request, address, words)
