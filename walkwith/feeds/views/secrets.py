from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.feeds import commands, queries
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_POST
def keep_secret(request: Request, service_id: UUID) -> HttpResponse:
    """Where this is must stay secret."""
    commands.keep_secret(actor=request.actor, service_id=service_id)
    words = _("Thank you. Nobody reads here any more where it is.")
    return done(request, reverse("directory:service", args=[service_id]), words)


@require_http_methods(["GET", "POST"])
def tell_place(request: Request, service_id: UUID) -> HttpResponse:
    """Where this is may be told: asked once more, then said."""
    if request.method == "GET":
        service = queries.secret_place(actor=request.actor, service_id=service_id)
        return page(request, "feeds/tell_place.html", {"service": service})
    is_told = commands.tell_place(actor=request.actor, service_id=service_id)
    words = _("The place may be told. Its address comes back when its list is read again.")
    if not is_told:
        words = _("Somebody else is at the same place, and theirs is secret. So it stays secret.")
    return done(request, reverse("directory:service", args=[service_id]), words)
