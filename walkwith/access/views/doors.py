from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.access import commands
from walkwith.access.forms import ConfirmCardForm, OpenDoorForm, SafetyTalkForm
from walkwith.access.policies import check_may_confirm_card, check_may_open_door
from walkwith.access.qr import picture_of
from walkwith.access.queries.doors import cards_of, talk_that_counts
from walkwith.access.views.walking import page_of
from walkwith.accounts.adapter import Adapter
from walkwith.accounts.held import initial_words
from walkwith.accounts.queries import account_of, devices_of, second_step_of
from walkwith.foundation.errors import NotFound
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.library.queries import report_card
from walkwith.people.queries import participant_of_member, participant_with_id
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def safety_talk(request: Request, participant_id: UUID) -> HttpResponse:
    """Talk about a shared phone before somebody signs in themselves, and write it down."""
    check_may_open_door(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="door")
    form = SafetyTalkForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = {"participant_id": participant_id, **form.cleaned_data}
            talk = commands.talk_about_safety(actor=request.actor, **asked)
            to = reverse("access:open_door", args=[participant_id])
            return done(request, to if talk.wants_door else page_of(participant_id), _("Saved."))
    talk_before = talk_that_counts(participant_id, page="door")
    shown = {"person": person, "form": form, "talk": talk_before, "report": report_card()}
    return page(request, "access/safety_talk.html", shown, status=status_of(form))


@FORM
def open_door(request: Request, participant_id: UUID) -> HttpResponse:
    """Let somebody sign in to their own record: a card to hand over, made anew, or closed."""
    check_may_open_door(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="door")
    if act := request.POST.get("act"):
        return _change_door(request, participant_id, act)
    form = OpenDoorForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        asked: dict[str, Any] = {"actor": request.actor, "participant_id": participant_id}
        with refusals_in(form):
            commands.open_own_door(**asked, **form.cleaned_data)
            return _card(request, participant_id)
    shown = {"person": person, "form": form, **_known(participant_id)}
    return page(request, "access/open_door.html", shown, status=status_of(form))


def _known(participant_id: UUID) -> dict[str, Any]:
    cards = cards_of(participant_id, page="door")
    return {
        "talk": talk_that_counts(participant_id, page="door"),
        "cards": cards,
        "last": cards[0] if cards else None,
    }


def _change_door(request: Request, participant_id: UUID, act: str) -> HttpResponse:
    if act != "close":
        return _card(request, participant_id)
    commands.close_own_door(actor=request.actor, participant_id=participant_id)
    return done(request, page_of(participant_id), _("Closed. You can open it again any day."))


def _card(request: Request, participant_id: UUID) -> HttpResponse:
    """The card is in this answer and nowhere else, so it is no redirect."""
    card = commands.make_door_card(actor=request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="door")
    path = reverse("account_card", args=[card.words])
    shown = {
        "person": person,
        "card": card,
        "picture": picture_of(settings.SITE_ADDRESS + path),
        "address": settings.SITE_ADDRESS + reverse("account_login"),
    }
    return page(request, "access/door_card.html", shown)


@FORM
def confirm_card(request: Request) -> HttpResponse:
    """Somebody has a new card, and a second person who works here has them before them."""
    check_may_confirm_card(request.actor)
    form = ConfirmCardForm(typed(request))
    if form.is_valid():
        with refusals_in(form):
            username = form.cleaned_data["username"]
            commands.confirm_card(actor=request.actor, username=username)
            return done(request, request.path, _("Thank you. The card opens from now on."))
    return page(request, "access/confirm_card.html", {"form": form}, status=status_of(form))


@require_GET
def my_door(request: Request) -> HttpResponse:
    """How somebody comes in to their own record, and all they can change about it."""
    person = _own(request)
    shown = {
        "person": person,
        "account": account_of(request.actor),
        "ways": second_step_of(account_id=request.actor.account_id),
        "devices": devices_of(actor=request.actor),
        "this_device": request.session.get("device"),
        **_known(person.pk),
    }
    return page(request, "access/my_door.html", shown)


@FORM
def close_my_door(request: Request) -> HttpResponse:
    """The person closes their own door; whoever walks with them can open it again."""
    person = _own(request)
    if request.method == "POST":
        commands.close_own_door(actor=request.actor, participant_id=person.pk)
        Adapter().logout(request)
        return done(request, reverse("account_login"), _("Closed. Nobody signs in here as you."))
    return page(request, "access/close_my_door.html", {"person": person})


def _own(request: Request) -> Any:
    if request.actor.role != "participant":
        raise NotFound
    return participant_of_member(request.actor.id, page="door")
