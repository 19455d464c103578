from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation import clock
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.referrals import commands, queries, telling
from walkwith.referrals.forms import CancelForm, PlanForm, ReferForm, TellForm
from walkwith.referrals.policies import check_may_follow_up
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def refer(request: Request, participant_id: UUID, service_id: UUID) -> HttpResponse:
    """Bring somebody to a service of the directory."""
    place = queries.place_to_refer(
        actor=request.actor, participant_id=participant_id, service_id=service_id
    )
    return _refer(request, place)


@FORM
def refer_meeting(request: Request, participant_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Bring somebody to a meeting."""
    place = queries.place_to_refer(
        actor=request.actor, participant_id=participant_id, meeting_id=meeting_id
    )
    return _refer(request, place)


@FORM
def refer_elsewhere(request: Request, participant_id: UUID) -> HttpResponse:
    """Bring somebody to a place or a person of whom the directory knows nothing."""
    return _refer(
        request, queries.place_to_refer(actor=request.actor, participant_id=participant_id)
    )


def _refer(request: Request, place: queries.ReferralPlace) -> HttpResponse:
    initial = {"need": request.GET.get("need", ""), **initial_words(request)}
    form = ReferForm(typed(request), place=place, initial=initial)
    if form.is_valid():
        with refusals_in(form):
            key = form.cleaned_data["referral_id"]
            whose: dict[str, Any] = {"participant_id": place.person.pk, "referral_id": key}
            referral = commands.refer(actor=request.actor, asked=form.asked(), **whose)
            if referral.is_draft:
                return done(request, reverse("referrals:send_referral", args=[referral.pk]))
            return done(request, page_of(referral.pk), _("It is on the way. You can follow it."))
    shown = {"form": form, "place": place, "person": place.person, "is_own": place.is_own}
    return page(request, "referrals/refer.html", shown, status=status_of(form))


@require_GET
def referrals(request: Request, participant_id: UUID) -> HttpResponse:
    """Where somebody was brought to: what is open first."""
    found = queries.referrals_of(actor=request.actor, participant_id=participant_id)
    today, me = clock.today(request.actor.zone), request.actor.id
    shown = {
        "person": found.person,
        "name": found.person.preferred_name,
        "is_own": found.openings.is_own,
        "may_write": "referrals" in found.openings.may_write,
        "asked": found.asked,
        "open": [telling.told_referral(one, today, me=me) for one in found.open],
        "over": [telling.told_referral(one, today, me=me) for one in found.over],
    }
    return page(request, "referrals/referrals.html", shown)


@require_GET
def referral(request: Request, referral_id: UUID) -> HttpResponse:
    """One referral: its path, who said what when, what comes next."""
    found = queries.referral_page(actor=request.actor, referral_id=referral_id)
    shown = telling.referral_context(request.actor, found)
    return page(request, "referrals/referral.html", shown)


@require_GET
def follow_ups(request: Request) -> HttpResponse:
    """What the viewer follows, by its next day."""
    check_may_follow_up(request.actor)
    found = queries.follow_ups(actor=request.actor)
    shown = telling.follow_ups_context(request.actor, found)
    return page(request, "referrals/referral_follow_ups.html", shown)


@FORM
def tell_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """What happened, and what comes next."""
    found = queries.referral_to_change(actor=request.actor, referral_id=referral_id)
    known = {"next_action": found.next_action, "next_on": found.next_on}
    initial = known | initial_words(request)
    form = TellForm(typed(request), referral=found, actor=request.actor, initial=initial)
    if form.is_valid():
        with refusals_in(form):
            commands.tell_referral(
                actor=request.actor, referral_id=referral_id, **form.cleaned_data
            )
            return done(request, page_of(referral_id), _("Written down."))
    shown = {"form": form, "referral": found}
    return page(request, "referrals/referral_tell.html", shown, status=status_of(form))


@FORM
def plan_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """What comes next, and who follows it from now on: whoever says so."""
    found = queries.referral_to_change(actor=request.actor, referral_id=referral_id)
    known = {"next_action": found.next_action, "next_on": found.next_on}
    form = PlanForm(typed(request), initial=known | initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.plan_referral(
                actor=request.actor, referral_id=referral_id, **form.cleaned_data
            )
            return done(request, page_of(referral_id), _("Saved. You follow it from now on."))
    shown = {"form": form, "referral": found}
    return page(request, "referrals/referral_plan.html", shown, status=status_of(form))


@FORM
def cancel_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """ "I do not want this any more": asked once, then it is over."""
    found = queries.referral_to_change(actor=request.actor, referral_id=referral_id)
    form = CancelForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.cancel_referral(
                actor=request.actor, referral_id=referral_id, **form.cleaned_data
            )
            words = _("It is over. No link of it opens any more.")
            return done(request, page_of(referral_id), words)
    shown = {"form": form, "referral": found}
    return page(request, "referrals/referral_cancel.html", shown, status=status_of(form))


@require_POST
def take_back_referral(request: Request, referral_id: UUID) -> HttpResponse:
    commands.take_back_referral(actor=request.actor, referral_id=referral_id)
    return done(request, page_of(referral_id), _("Taken back. It stands where it was."))


def page_of(referral_id: UUID) -> str:
    return reverse("referrals:referral", args=[referral_id])
