from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.directory import commands, queries
from walkwith.directory.forms import CertifyForm, CountForm
from walkwith.directory.policies import check_may_verify, may_verify
from walkwith.directory.secret_places import may_tell_place
from walkwith.directory.uses import count_use
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_GET
def service(request: Request, service_id: UUID) -> HttpResponse:
    """All that is known about one service, and how fresh it is."""
    facts = queries.service_facts(actor=request.actor, service_id=service_id)
    count_use(request.actor, service_id)
    shown = {
        "facts": facts,
        "twins": queries.twins_of_service(actor=request.actor, service_id=service_id),
        "may_verify": may_verify(request.actor),
        "may_tell": facts.is_secret and may_tell_place(request.actor, facts.service),
        "undo": queries.check_to_take_back(
            actor=request.actor, check=facts.check, within=commands.UNDO_FOR
        ),
    }
    return page(request, "directory/service.html", shown)


@require_GET
def agency(request: Request, agency_id: UUID) -> HttpResponse:
    """Who offers it, and all that they do."""
    facts = queries.agency_facts(actor=request.actor, agency_id=agency_id)
    shown = {"facts": facts, "may_verify": may_verify(request.actor)}
    return page(request, "directory/agency.html", shown)


@require_http_methods(["GET", "POST"])
def count_free(request: Request, service_id: UUID) -> HttpResponse:
    """How many are free now: two numbers."""
    check_may_verify(request.actor)
    facts = queries.service_facts(actor=request.actor, service_id=service_id)
    form = CountForm(typed(request), initial=queries.last_count(facts))
    unit = "beds" if facts.has_beds else "places"
    if form.is_valid():
        with refusals_in(form):
            commands.say_capacity(
                actor=request.actor, service_id=service_id, unit=unit, **form.cleaned_data
            )
            return _counted(request, service_id)
    shown = {"form": form, "facts": facts}
    return page(request, "directory/count_free.html", shown, status=status_of(form))


@require_POST
def step_free(request: Request, service_id: UUID) -> HttpResponse:
    """One more is free, or one less."""
    step = -1 if request.POST.get("step") == "-1" else 1
    commands.step_capacity(actor=request.actor, service_id=service_id, step=step)
    return _counted(request, service_id)


@require_http_methods(["GET", "POST"])
def certify_service(request: Request, service_id: UUID) -> HttpResponse:
    """Who vouches for it, and until when."""
    check_may_verify(request.actor)
    facts = queries.service_facts(actor=request.actor, service_id=service_id)
    form = CertifyForm(typed(request))
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            commands.add_certification(actor=request.actor, service_id=service_id, **said)
            return done(request, _page_of(service_id), _("It stands here now."))
    shown = {"form": form, "name": facts.service.name, "back": _page_of(service_id)}
    return page(request, "directory/certify.html", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
def certify_agency(request: Request, agency_id: UUID) -> HttpResponse:
    """Who vouches for who offers it, and until when."""
    check_may_verify(request.actor)
    facts = queries.agency_facts(actor=request.actor, agency_id=agency_id)
    form, back = CertifyForm(typed(request)), reverse("directory:agency", args=[agency_id])
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            commands.add_certification(actor=request.actor, agency_id=agency_id, **said)
            return done(request, back, _("It stands here now."))
    shown = {"form": form, "name": facts.agency.name, "back": back}
    return page(request, "directory/certify.html", shown, status=status_of(form))


@require_POST
def end_certification(request: Request, certification_id: UUID) -> HttpResponse:
    """Nobody vouches for it any more."""
    ended = commands.end_certification(actor=request.actor, certification_id=certification_id)
    to = reverse("directory:agency", args=[ended.agency_id]) if ended.agency_id else ""
    to = _page_of(ended.service_id) if ended.service_id else to
    return done(request, to, _("It has ended. The page says so."))


def _counted(request: Request, service_id: UUID) -> HttpResponse:
    return done(request, _page_of(service_id), _("Thank you. Everybody sees what is free now."))


def _page_of(service_id: UUID) -> str:
    return reverse("directory:service", args=[service_id])
