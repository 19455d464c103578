from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.access import commands, queries
from walkwith.access.forms import MemberForm
from walkwith.access.policies import check_may_name_privacy_contact
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def privacy_contacts(request: Request) -> HttpResponse:
    """Who is asked about privacy, and one more."""
    check_may_name_privacy_contact(request.actor)
    form = MemberForm(typed(request), members=queries.privacy_contacts_to_name())
    if form.is_valid():
        with refusals_in(form):
            commands.begin_privacy_contact(actor=request.actor, member_id=form.member_id())
            return done(request, reverse("access:privacy_contacts"), _("Done."))
    shown = {"form": form, "contacts": queries.privacy_contacts()}
    return page(request, "access/privacy_contacts.html", shown, status=status_of(form))


@require_POST
def end_privacy_contact(request: Request, contact_id: UUID) -> HttpResponse:
    commands.end_privacy_contact(actor=request.actor, contact_id=contact_id)
    return done(request, reverse("access:privacy_contacts"), _("Ended."))
