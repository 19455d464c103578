"""The registry of recipients, somebody's own people, and the sign-ins they get."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.access import commands, queries
from walkwith.access.forms import (
    AddRecipientForm,
    FindRecipientForm,
    InviteForm,
    SupporterForm,
    recipient_form,
)
from walkwith.access.policies import (
    check_may_keep_recipient,
    check_may_keep_recipients,
    check_may_sign_consent,
)
from walkwith.accounts.held import initial_words
from walkwith.accounts.pass_phrases import new_pass_phrase
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def recipients(request: Request) -> HttpResponse:
    """The agencies to which a consent may lead."""
    check_may_keep_recipients(request.actor)
    find = request.GET.get("find", "").replace("\0", "")
    shown = {
        "found": queries.recipients(find=find, number=request.GET.get("page")),
        "find": find,
        "find_form": FindRecipientForm(initial={"find": find}),
    }
    return page(request, "access/recipients.html", shown)


@FORM
def add_recipient(request: Request) -> HttpResponse:
    check_may_keep_recipients(request.actor)
    form = AddRecipientForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            added = commands.add_recipient(actor=request.actor, **form.cleaned_data)
            words = _("%(name)s is in the list now.") % {"name": added.name}
            return done(request, _page_of(added.pk), words)
    return page(request, "access/add_recipient.html", {"form": form}, status=status_of(form))


@FORM
def add_supporter(request: Request, participant_id: UUID) -> HttpResponse:
    """One of somebody's own people; from here on they can be chosen."""
    person = participant_with_id(participant_id, page="consents")
    check_may_sign_consent(request.actor, participant_id=participant_id)
    form = SupporterForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = {"participant_id": participant_id, **form.cleaned_data}
            added = commands.add_supporter(actor=request.actor, **asked)
            to = reverse("access:sign_consent", args=[participant_id]) + f"?to={added.pk}"
            return done(request, to, _("Added. Now choose what they may be told."))
    shown = {"person": person, "form": form, "is_own": person.membership_id == request.actor.id}
    return page(request, "access/add_supporter.html", shown, status=status_of(form))


@FORM
def recipient(request: Request, recipient_id: UUID) -> HttpResponse:
    """One of them: where they are, whether they sign in, and out of the list."""
    one = queries.recipient_with_id(recipient_id, page="consents")
    check_may_keep_recipient(request.actor, of_id=one.of_id)
    if act := request.POST.get("act"):
        return _change(request, recipient_id, one.of_id, act)
    form = recipient_form(one, typed(request), initial_words(request))
    if form.is_valid():
        changes = form.cleaned_data
        commands.edit_recipient(actor=request.actor, recipient_id=recipient_id, changes=changes)
        return done(request, _page_of(recipient_id), _("Saved."))
    shown = {"one": one, "form": form, "waits": queries.waits_for_second(one)}
    return page(request, "access/recipient.html", shown, status=status_of(form))


@FORM
def invite_recipient(request: Request, recipient_id: UUID) -> HttpResponse:
    """A sign-in of their own, handed over in person."""
    one = queries.recipient_with_id(recipient_id, page="consents")
    check_may_keep_recipient(request.actor, of_id=one.of_id)
    form = InviteForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = {"password": new_pass_phrase(form.cleaned_data["language"])}
            asked |= form.cleaned_data
            commands.invite_recipient(actor=request.actor, recipient_id=one.pk, **asked)
            return page(request, "access/invite_phrase.html", {"one": one, **asked})
    shown = {"one": one, "form": form}
    return page(request, "access/invite_recipient.html", shown, status=status_of(form))


def _change(request: Request, recipient_id: UUID, of_id: UUID | None, act: str) -> HttpResponse:
    asked: dict[str, Any] = {"actor": request.actor, "recipient_id": recipient_id}
    if act == "renew":
        return _renew(request, asked)
    if act == "confirm":
        commands.confirm_invitation(**asked)
        return done(request, _page_of(recipient_id), _("Thank you. They can sign in now."))
    if act == "close":
        commands.close_recipient(**asked)
        return done(request, _list_of(of_id), _("Out of the list. Nothing more leaves to them."))
    commands.end_invitation(**asked)
    return done(request, _page_of(recipient_id), _("They cannot sign in any more."))


def _renew(request: Request, asked: dict[str, Any]) -> HttpResponse:
    one = queries.recipient_with_id(asked["recipient_id"], page="consents")
    phrase = new_pass_phrase(request.actor.language)
    account = commands.renew_invitation(**asked, password=phrase)
    shown = {"one": one, "username": account.username, "password": phrase}
    return page(request, "access/invite_phrase.html", shown)


def _page_of(recipient_id: UUID) -> str:
    return reverse("access:recipient", args=[recipient_id])


def _list_of(of_id: UUID | None) -> str:
    if of_id is None:
        return reverse("access:recipients")
    return reverse("access:consents", args=[of_id])
