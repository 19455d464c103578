from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.access.forms import FindRecipientForm
from walkwith.access.qr import picture_of
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.referrals import commands, queries
from walkwith.referrals.forms import SendForm
from walkwith.referrals.handing import link_context, link_of
from walkwith.referrals.views.referring import page_of
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def send_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """First whom it goes to; then all that they would learn, and the yes that lets it leave."""
    find, to = request.GET.get("find", ""), request.GET.get("to", "")
    sending = queries.sending(actor=request.actor, referral_id=referral_id, find=find, to=to)
    form = SendForm(typed(request), offered=sending.offered, initial={"recipient": sending.first})
    found = FindRecipientForm(initial={"find": find})
    shown = {"form": form, "sending": sending, "find": find, "find_form": found}
    if form.is_valid():
        with refusals_in(form):
            if request.POST.get("act") == "send":
                return _sent(request, referral_id, form)
            going = queries.leaving(actor=request.actor, sending=sending, **form.cleaned_data)
            return page(request, "referrals/referral_leaves.html", shown | {"leaving": going})
    return page(request, "referrals/referral_send.html", shown, status=status_of(form))


def _sent(request: Request, referral_id: UUID, form: SendForm) -> HttpResponse:
    """The link is in this answer and nowhere else, so it is no redirect."""
    said = form.cleaned_data
    sent = commands.send_referral(
        actor=request.actor,
        referral_id=referral_id,
        recipient_id=UUID(said["recipient"]),
        sections=said["sections"],
        days=said["days"],
    )
    return page(
        request,
        "referrals/referral_sent.html",
        {**link_context(sent, request.actor.zone), "picture": picture_of(link_of(sent))},
    )


@require_POST
def shut_link(request: Request, link_id: UUID) -> HttpResponse:
    link = commands.shut_link(actor=request.actor, link_id=link_id)
    return done(request, page_of(link.referral_id), _("Shut. The link opens for nobody now."))
