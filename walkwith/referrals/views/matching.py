from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.referrals import commands, queries
from walkwith.referrals.forms import NameForm, NearForm, ServiceStepForm
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def match(request: Request, participant_id: UUID, need: str) -> HttpResponse:
    """Three that fit, with reasons; ten when asked. What nothing fits is counted, of nobody."""
    form = NearForm(request.GET)
    asked = form.asked()
    shown = queries.match_page(request.actor, participant_id, need, **asked)
    if not shown.found and shown.may_write and not asked["near"]:
        whose: dict[str, Any] = {"participant_id": participant_id, "need": need}
        commands.count_unmet(actor=request.actor, **whose, of_line_alone=True)
    context = {"form": form, "shown": shown, **_links(asked["near"])}
    return page(request, "referrals/match.html", context, status=status_of(form))


@require_POST
def none_fits(request: Request, participant_id: UUID, need: str) -> HttpResponse:
    """ "None of these fits": one more in a count that holds nobody."""
    commands.count_unmet(actor=request.actor, participant_id=participant_id, need=need)
    to = reverse("referrals:needs", args=[participant_id])
    return done(request, to, _("Thank you. We count what is missing, without any name."))


@require_GET
def why_not(request: Request, participant_id: UUID, need: str) -> HttpResponse:
    """The one somebody expected, found by its name."""
    form = NameForm(request.GET)
    shown = queries.named_page(request.actor, participant_id, need, form.said, near=form.near_said)
    context = {"form": form, "shown": shown, "there": _there(form.near_said)}
    return page(request, "referrals/match_why_not.html", context, status=status_of(form))


@require_GET
def why(request: Request, participant_id: UUID, need: str, listing_id: UUID) -> HttpResponse:
    """Why one meeting or service is not in the short list, in sentences."""
    near = NearForm(request.GET).asked()["near"]
    shown = queries.why_page(request.actor, participant_id, need, listing_id, near=near)
    context = {"shown": shown, **_links(near)}
    return page(request, "referrals/match_why.html", context)


def _links(near: str) -> dict[str, str]:
    return {"there": _there(near), "all_there": _there(near, everything=True)}


def _there(near: str, *, everything: bool = False) -> str:
    """The end of an address that keeps the town they look in, and whether they want to see more."""
    said = {"most": queries.MATCHES_MOST} if everything else {}
    asked = urlencode(said | ({"near": near} if near else {}))
    return f"?{asked}" if asked else ""


@FORM
def suggest_service(request: Request, participant_id: UUID, service_id: UUID) -> HttpResponse:
    """A service put in the plan; what a worker puts there waits for a yes."""
    person, service = queries.service_to_suggest(request.actor, participant_id, service_id)
    form = ServiceStepForm(typed(request), name=service.name, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked: dict[str, Any] = {"participant_id": participant_id, "service_id": service_id}
            commands.suggest_service(actor=request.actor, **asked, **form.said())
            to = reverse("today:participant", args=[participant_id])
            return done(request, to, _("It is on the page now."))
    is_own = person.membership_id == request.actor.id
    shown = {"form": form, "person": person, "service": service, "is_own": is_own}
    return page(request, "referrals/match_suggest.html", shown, status=status_of(form))
