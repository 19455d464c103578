from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.wellness_page import (
    address_of,
    card_context,
    line_context,
    line_form,
    wellness_context,
)
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def wellness(request: Request, participant_id: UUID) -> HttpResponse:
    """The wellness plan: all of it for the person, for others what is shown to them by name."""
    found = queries.wellness_of(request.actor, participant_id)
    return page(request, "plans/wellness.html", wellness_context(request.actor, found))


@FORM
def add_wellness_line(request: Request, participant_id: UUID, heading: str) -> HttpResponse:
    """A line under one heading."""
    person, stands = queries.wellness_to_write(request.actor, participant_id, heading)
    form = line_form(typed(request), heading, initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = form.said() | {"actor": request.actor, "participant_id": participant_id}
            commands.add_wellness_line(heading=heading, is_suggestion=not stands, **asked)
            words = _("It is in the plan.") if stands else _("Suggested. It waits for their yes.")
            return done(request, address_of(participant_id, heading), words)
    shown = line_context(request.actor, person, heading, form=form, stands=stands)
    return page(request, "plans/add_wellness_line.html", shown, status=status_of(form))


@FORM
def edit_wellness_line(request: Request, wellness_line_id: UUID) -> HttpResponse:
    """Better words; or up, down, or away."""
    line = queries.wellness_line_to_edit(request.actor, wellness_line_id)
    known = {"words": line.words, "phone": line.phone, **initial_words(request)}
    form = line_form(typed(request), line.heading, known)
    if form.is_valid():
        with refusals_in(form):
            asked = form.said() | {"actor": request.actor, "wellness_line_id": line.pk}
            commands.edit_wellness_line(**asked)
            return done(request, address_of(line.participant_id, line.heading), _("Saved."))
    shown = line_context(request.actor, line.participant, line.heading, form=form, line=line)
    return page(request, "plans/edit_wellness_line.html", shown, status=status_of(form))


@require_GET
def pocket_card(request: Request, participant_id: UUID) -> HttpResponse:
    """What stands on the card, and how to take it along."""
    found = queries.crisis_card(request.actor, participant_id)
    return page(request, "plans/pocket_card.html", card_context(request.actor, found))


@require_GET
def card(request: Request) -> HttpResponse:
    """The card by itself, as a phone keeps it: no name, nothing of the house, no form."""
    found = queries.own_card(request.actor)
    alone: dict[str, Any] = {"actor": None, "places": [], "leave": True, "is_offline": True}
    return page(request, "plans/card.html", card_context(request.actor, found) | alone)
