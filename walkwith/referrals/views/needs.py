from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.referrals import commands, queries
from walkwith.referrals.forms import AvoidForm, NeedForm, SuitsForm, WhoOffersForm
from walkwith.referrals.needs_page import about_looking
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def needs(request: Request, participant_id: UUID) -> HttpResponse:
    """What somebody looks for, what suits them, and where they do not want to go."""
    return page(request, "referrals/needs.html", {"shown": queries.needs_of(participant_id)})


@FORM
def add_need(request: Request, participant_id: UUID) -> HttpResponse:
    """Something they look for; what fits comes next."""
    person = queries.somebody_looking(request.actor, participant_id)
    shown = about_looking(request.actor, person)
    name = "" if shown["is_own"] else shown["name"]
    form = NeedForm(typed(request), name=name, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            line = commands.add_need(
                actor=request.actor, participant_id=participant_id, **form.said()
            )
            return done(request, reverse("referrals:match", args=[participant_id, line.need]))
    shown["form"] = form
    return page(request, "referrals/needs_add.html", shown, status=status_of(form))


@require_POST
def meet_need(request: Request, need_id: UUID) -> HttpResponse:
    line = commands.meet_need(actor=request.actor, need_id=need_id)
    return done(request, _all(line.participant_id), _("Good. It is found."))


@require_POST
def reopen_need(request: Request, need_id: UUID) -> HttpResponse:
    line = commands.reopen_need(actor=request.actor, need_id=need_id)
    return done(request, _all(line.participant_id), _("We look for it again."))


@FORM
def suits(request: Request, participant_id: UUID) -> HttpResponse:
    """What suits them; every answer may be left out."""
    person, kept = queries.suits_of(request.actor, participant_id)
    form = SuitsForm(typed(request), kept=kept, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.say_preferences(
                actor=request.actor, participant_id=participant_id, said=form.said()
            )
            return done(request, _all(participant_id), _("Saved."))
    shown = about_looking(request.actor, person) | {"form": form}
    return page(request, "referrals/needs_suits.html", shown, status=status_of(form))


@FORM
def avoid(request: Request, participant_id: UUID) -> HttpResponse:
    """A place, an agency or a fellowship that is never shown to them."""
    person = queries.somebody_looking(request.actor, participant_id)
    form = AvoidForm(typed(request), initial={**_agency(request), **initial_words(request)})
    if form.is_valid():
        with refusals_in(form):
            line = commands.avoid_place(
                actor=request.actor, participant_id=participant_id, **form.said()
            )
            words = _("We leave it out from now on.")
            if not queries.leaves_something_out(request.actor, line):
                words = _("Kept. But we know no place called that. Say it again with a ZIP code.")
            return done(request, _all(participant_id), words)
    shown = about_looking(request.actor, person) | {"form": form}
    return page(request, "referrals/needs_avoid.html", shown, status=status_of(form))


@require_POST
def end_avoided(request: Request, avoided_id: UUID) -> HttpResponse:
    line = commands.end_avoided(actor=request.actor, avoided_id=avoided_id)
    return done(request, _all(line.participant_id), _("It can be shown again."))


def _agency(request: Request) -> dict[str, Any]:
    """The form begins with who offers a service, where one was found."""
    service_id = WhoOffersForm(request.GET).said
    if service_id is None:
        return {}
    agency = queries.agency_of(request.actor, service_id)
    return {"service": service_id, "kind": "agency", "words": agency.name}


def _all(participant_id: UUID) -> str:
    return reverse("referrals:needs", args=[participant_id])
