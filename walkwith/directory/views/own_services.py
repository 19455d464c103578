from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.directory import commands
from walkwith.directory.forms.reached import OwnAgencyForm, agency_known
from walkwith.directory.queries import listing_history
from walkwith.directory.queries.own_services import own_agency
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def edit_agency(request: Request, agency_id: UUID) -> HttpResponse:
    """Change who offers services, as it was written down here."""
    agency = own_agency(actor=request.actor, agency_id=agency_id)
    form = OwnAgencyForm(typed(request), initial=agency_known(agency) | initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            facts = form.facts(agency)
            commands.edit_agency(actor=request.actor, agency_id=agency_id, agency=facts)
            return done(request, reverse("directory:agency", args=[agency_id]), _("Saved."))
    shown = {"form": form, "agency": agency}
    return page(request, "directory/own_agency.html", shown, status=status_of(form))


@require_POST
def take_off_service(request: Request, service_id: UUID) -> HttpResponse:
    """Off the list of the house."""
    commands.take_off_service(actor=request.actor, service_id=service_id)
    return done(request, _page_of(service_id), _("It is off the list. You can put it back."))


@require_POST
def put_on_service(request: Request, service_id: UUID) -> HttpResponse:
    """Back on the list of the house."""
    commands.put_on_service(actor=request.actor, service_id=service_id)
    return done(request, _page_of(service_id), _("It is back on the list."))


@require_GET
def look_back_service(request: Request, service_id: UUID) -> HttpResponse:
    """Who wrote, changed and checked it."""
    told = listing_history.service_history(actor=request.actor, service_id=service_id)
    shown = {"told": told, "back": _page_of(service_id)}
    return page(request, "directory/history.html", shown)


@require_GET
def look_back_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Who wrote, changed and checked it."""
    told = listing_history.meeting_history(actor=request.actor, meeting_id=meeting_id)
    shown = {"told": told, "back": reverse("directory:meeting", args=[meeting_id])}
    return page(request, "directory/history.html", shown)


def _page_of(service_id: UUID) -> str:
    return reverse("directory:service", args=[service_id])
