from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.access.policies import check_may_write_theirs
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.referrals import commands, queries
from walkwith.referrals.forms import HelpedForm
from walkwith.referrals.telling import LOOK_ON
from walkwith.referrals.views.referring import page_of
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def helped(request: Request, referral_id: UUID) -> HttpResponse:
    """Did it help? A no leads on to what else there is."""
    found = queries.referral_to_change(actor=request.actor, referral_id=referral_id)
    person = found.participant
    check_may_write_theirs(request.actor, participant_id=person.pk, section="referrals")
    form = HelpedForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            said = commands.say_if_it_helped(
                actor=request.actor, referral_id=referral_id, **form.cleaned_data
            )
            return _thanked(request, found, said.answer)
    shown = {"form": form, "referral": found, "is_own": person.membership_id == request.actor.id}
    return page(request, "referrals/helped.html", shown, status=status_of(form))


def _thanked(request: Request, referral: Any, answer: str) -> HttpResponse:
    if answer not in LOOK_ON:
        return done(request, page_of(referral.pk), _("Thank you for saying it."))
    words = _("Thank you for saying it. Here is what else there is.")
    return done(request, next_options(referral.participant_id, referral.need), words)


def next_options(participant_id: UUID, need: str) -> str:
    """What else there is for the same need."""
    if need:
        return reverse("referrals:match", args=[participant_id, need])
    return reverse("referrals:find", args=[participant_id])
