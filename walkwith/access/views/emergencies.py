from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.access import commands
from walkwith.access.forms.emergencies import EmergencyForm, ReviewForm
from walkwith.access.pages import emergencies as pages
from walkwith.access.policies import check_may_open_emergency
from walkwith.access.queries import emergencies as queries
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def open_emergency(request: Request) -> HttpResponse:
    """Open a record in an emergency, by a full name; who is told stands beside it."""
    check_may_open_emergency(request.actor)
    form = EmergencyForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            opened = commands.open_emergency(actor=request.actor, **form.cleaned_data)
            if opened:
                return done(request, _page_of(opened.participant_id))
            nobody = _("We found nobody by exactly this name. Call your supervisor.")
            form.add_error("full_name", nobody)
    shown = {"form": form, **pages.emergency_form_context(request.actor)}
    return page(request, "access/open_emergency.html", shown, status=status_of(form))


@require_POST
def close_emergency(request: Request, emergency_id: UUID) -> HttpResponse:
    commands.close_emergency(actor=request.actor, emergency_id=emergency_id)
    words = _("Closed. Somebody else looks into it within two working days.")
    return done(request, reverse("today:today"), words)


@require_GET
def emergencies(request: Request, participant_id: UUID) -> HttpResponse:
    """Every time a record was opened in an emergency, and what came of it."""
    shown = pages.emergencies_context(request.actor, participant_id)
    return page(request, "access/emergencies.html", shown)


@FORM
def review_emergency(request: Request, emergency_id: UUID) -> HttpResponse:
    """Somebody else looks into it: was it needed?"""
    form = ReviewForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = {"emergency_id": emergency_id, **form.said()}
            commands.review_emergency(actor=request.actor, **asked)
            return done(request, reverse("today:today"), _("Thank you. They can read it now."))
    emergency = queries.emergency_to_review(emergency_id)
    shown = pages.review_context(request.actor, emergency) | {"form": form}
    return page(request, "access/review_emergency.html", shown, status=status_of(form))


def _page_of(participant_id: UUID) -> str:
    return reverse("today:participant", args=[participant_id])
