from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.directory.forms.own_services import OwnServiceForm, known_about
from walkwith.directory.policies import check_may_verify
from walkwith.directory.queries.own_services import agency_named, own_service
from walkwith.feeds import commands
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def add_service(request: Request) -> HttpResponse:
    """Write down a place that helps and is in no list."""
    check_may_verify(request.actor)
    known = {"agency": agency_named(actor=request.actor, agency_id=request.GET.get("of", ""))}
    form = OwnServiceForm(typed(request), initial=known | initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            new = commands.add_own_service(
                actor=request.actor,
                agency=form.agency_facts(),
                **form.facts(),
            )
            return done(request, _page_of(new.pk), _("Written down. It can be found now."))
    return page(request, "directory/own_service.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "POST"])
def edit_service(request: Request, service_id: UUID) -> HttpResponse:
    """Change a place that was written down here."""
    service, site = own_service(actor=request.actor, service_id=service_id)
    known = known_about(service, site) | initial_words(request)
    form = OwnServiceForm(typed(request), initial=known)
    if form.is_valid():
        with refusals_in(form):
            facts = form.facts(service, site)
            commands.edit_service(actor=request.actor, service_id=service_id, **facts)
            return done(request, _page_of(service_id), _("Saved."))
    shown = {"form": form, "service": service}
    return page(request, "directory/own_service.html", shown, status=status_of(form))


def _page_of(service_id: UUID) -> str:
    return reverse("directory:service", args=[service_id])
