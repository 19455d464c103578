from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.brought_page import (
    after,
    brought_context,
    brought_words,
    item_context,
    next_after,
)
from walkwith.plans.forms import BringOverForm, ChangeItemForm
from walkwith.plans.pages import name_for
from walkwith.plans.policies import check_may_plan
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def bring_over(request: Request, participant_id: UUID) -> HttpResponse:
    """Paste or type what a clinic wrote; below, what became of each point."""
    check_may_plan(request.actor, participant_id=participant_id)
    found = queries.brought_of(participant_id)
    form = BringOverForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = form.cleaned_data | {"participant_id": participant_id}
            asked |= {"is_suggestion": not found.stands}
            made = commands.bring_over(actor=request.actor, **asked)
            return done(request, after(found, made), brought_words(made))
    shown = brought_context(request.actor, found) | {"form": form}
    return page(request, "plans/bring_over.html", shown, status=status_of(form))


@FORM
def brought_item(request: Request, brought_item_id: UUID) -> HttpResponse:
    """One point at a time: keep it, say it in my words, or leave it out."""
    found = queries.brought_item_to_sort(request.actor, brought_item_id)
    known = {"words": found.item.words or found.item.theirs, **initial_words(request)}
    name = name_for(request.actor, found.item.participant)
    form = ChangeItemForm(typed(request), name=name, initial=known)
    if form.is_valid():
        with refusals_in(form):
            item = commands.change_brought_item(
                actor=request.actor, brought_item_id=brought_item_id, **form.cleaned_data
            )
            return done(request, next_after(item), _("It is a goal, in your words."))
    shown = item_context(request.actor, found) | {"form": form}
    return page(request, "plans/brought_item.html", shown, status=status_of(form))


@require_POST
def keep_brought_item(request: Request, brought_item_id: UUID) -> HttpResponse:
    item = commands.keep_brought_item(actor=request.actor, brought_item_id=brought_item_id)
    return done(request, next_after(item), _("Kept. It is a goal now."))


@require_POST
def leave_out_brought_item(request: Request, brought_item_id: UUID) -> HttpResponse:
    item = commands.leave_out_brought_item(actor=request.actor, brought_item_id=brought_item_id)
    return done(request, next_after(item), _("Left out. That is fine."))


@require_POST
def undo_brought_item(request: Request, brought_item_id: UUID) -> HttpResponse:
    item = commands.undo_brought_item(actor=request.actor, brought_item_id=brought_item_id)
    said = _("It waits for you again.")
    return done(request, reverse("plans:bring_over", args=[item.participant_id]), said)
