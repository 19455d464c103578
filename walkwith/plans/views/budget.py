from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.budget_page import address_of, amount_context, amount_form, budget_context
from walkwith.plans.forms import known_of_amount
from walkwith.plans.pages import line_context
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def budget(request: Request, participant_id: UUID) -> HttpResponse:
    """What comes in, what goes out and what is left."""
    found = queries.budget_of(participant_id)
    return page(request, "plans/budget.html", budget_context(request.actor, found))


@FORM
def add_amount(request: Request, participant_id: UUID) -> HttpResponse:
    """Money that comes in, or goes out unless the address says so."""
    person, stands = queries.budget_to_write(request.actor, participant_id)
    way = "in" if request.GET.get("way") == "in" else "out"
    form = amount_form(typed(request), request.actor, way, initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = form.said() | {"actor": request.actor, "participant_id": participant_id}
            commands.add_amount(way=way, is_suggestion=not stands, **asked)
            words = _("It is in the budget.") if stands else _("Suggested.")
            return done(request, address_of(participant_id), words)
    shown = amount_context(request.actor, person, way, form=form)
    return page(request, "plans/add_amount.html", shown, status=status_of(form))


@FORM
def edit_amount(request: Request, amount_id: UUID) -> HttpResponse:
    """How much, how often; or up, down, or away."""
    amount = queries.amount_to_edit(request.actor, amount_id)
    known = {**known_of_amount(amount), **initial_words(request)}
    form = amount_form(typed(request), request.actor, amount.way, known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_amount(actor=request.actor, amount_id=amount_id, **form.said())
            return done(request, address_of(amount.participant_id), _("Saved."))
    shown = line_context(request.actor, amount) | {"form": form}
    return page(request, "plans/edit_amount.html", shown, status=status_of(form))
