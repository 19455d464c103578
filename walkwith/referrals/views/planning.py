from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.referrals import commands, queries
from walkwith.referrals.forms import ServiceStepForm
from walkwith.referrals.telling import step_words
from walkwith.referrals.views.referring import page_of
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def put_in_plan(request: Request, referral_id: UUID) -> HttpResponse:
    """A step of the plan; what a worker puts there waits for a yes."""
    found = queries.referral_to_change(actor=request.actor, referral_id=referral_id)
    said = {"words": step_words(found), "day": found.next_on} | initial_words(request)
    form = ServiceStepForm(typed(request), name=found.to_name, initial=said)
    if form.is_valid():
        with refusals_in(form):
            commands.put_in_plan(actor=request.actor, referral_id=referral_id, **form.said())
            return done(request, page_of(referral_id), _("It is on the page now."))
    is_own = found.participant.membership_id == request.actor.id
    shown = {"form": form, "referral": found, "person": found.participant, "is_own": is_own}
    return page(request, "referrals/referral_step.html", shown, status=status_of(form))
