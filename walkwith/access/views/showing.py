from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.access import commands
from walkwith.access.pages import showing as pages
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page
from walkwith.ui.views import safe_next


@require_http_methods(["GET", "POST"])
def show(request: Request, participant_id: UUID, part: str) -> HttpResponse:
    """Show one part of what is theirs to somebody by name, until a day."""
    context = pages.show_context(request.actor, participant_id, part)
    form = pages.show_form(request.actor, typed(request), context, initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            said = form.said(request.actor.zone)
            about = said | {"actor": request.actor, "participant_id": participant_id}
            commands.show_part(part=part, **about)
            return done(request, _next(request, participant_id), _("They can see it now."))
    shown = context | {"form": form, "next": _asked_next(request)}
    return page(request, "access/show.html", shown, status=status_of(form))


@require_GET
def shown(request: Request, participant_id: UUID) -> HttpResponse:
    """Everything that is shown to somebody by name now."""
    return page(request, "access/shown.html", pages.shown_context(request.actor, participant_id))


@require_POST
def take_back_share(request: Request, share_id: UUID) -> HttpResponse:
    """It is closed to them again, at once."""
    share = commands.take_back_part(actor=request.actor, share_id=share_id)
    return done(request, _next(request, share.participant_id), _("It is yours alone again."))


def _next(request: Request, participant_id: UUID) -> str:
    """Back to the page it was done from; else to all that is shown."""
    return _asked_next(request) or reverse("access:shown", args=[participant_id])


def _asked_next(request: Request) -> str:
    is_asked = "next" in request.POST or "next" in request.GET
    return safe_next(request) if is_asked else ""
