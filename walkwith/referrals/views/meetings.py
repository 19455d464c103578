from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.directory.forms import FindForm
from walkwith.directory.queries import meetings_near
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.referrals import commands, queries
from walkwith.referrals.forms import SuggestForm, TogetherForm
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def find(request: Request, participant_id: UUID) -> HttpResponse:
    """Meetings for one person, near them, without telling anybody."""
    form = FindForm(request.GET)
    seeker = queries.seeker(actor=request.actor, participant_id=participant_id)
    place, town = queries.place_for(actor=request.actor, seeking=seeker, near=form.near_said)
    found = meetings_near(actor=request.actor, wish=form.wish(place, town))
    shown = {"form": form, "found": found, "seeker": seeker, "more": form.more()}
    shown |= {"town": town}
    shown["actions"] = "referrals/result_actions.html" if seeker.may_suggest else ""
    return page(request, "referrals/find.html", shown, part="found", status=status_of(form))


@FORM
def suggest(request: Request, participant_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Offer a meeting; it waits for their yes."""
    asked = _asked(request, participant_id, meeting_id)
    offer = queries.offer(**asked)
    form = SuggestForm(typed(request), offer=offer, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            (commands.choose_meeting if offer.is_own else commands.suggest_meeting)(
                **asked, **form.cleaned_data
            )
            return done(request, _page_of(participant_id), _("It is on the page now."))
    shown = {"form": form, "offer": offer}
    return page(request, "referrals/suggest.html", shown, status=status_of(form))


@FORM
def go_together(request: Request, participant_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Arrange to go to a meeting together, with a plan B."""
    asked = _asked(request, participant_id, meeting_id)
    offer = queries.offer_together(**asked)
    form = TogetherForm(typed(request), offer=offer, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.go_together(**asked, words=offer.words, arranged=form.arranged())
            return done(request, _page_of(participant_id), _("You go together. It is in the week."))
    shown = {"form": form, "offer": offer}
    return page(request, "referrals/go_together.html", shown, status=status_of(form))


def _asked(request: Request, participant_id: UUID, meeting_id: UUID) -> dict[str, Any]:
    return {"actor": request.actor, "participant_id": participant_id, "meeting_id": meeting_id}


def _page_of(participant_id: UUID) -> str:
    return reverse("today:participant", args=[participant_id])
