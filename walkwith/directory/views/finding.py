from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.directory import commands, pages, queries
from walkwith.directory.forms import MOST_USED, FindServicesForm, PublicForm
from walkwith.directory.needs import NEEDS
from walkwith.directory.policies import check_may_open_directory, may_open_directory
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def front(request: Request) -> HttpResponse:
    """Two doors: help of all kinds, and recovery meetings."""
    shown = {
        "form": FindServicesForm(),
        "needs": [NEEDS[code] for code in MOST_USED],
        "may_open": may_open_directory(request.actor),
    }
    return page(request, "directory/front.html", shown)


@require_GET
def find(request: Request) -> HttpResponse:
    """Recovery meetings near a place, or online."""
    shown = pages.meetings_context(request.actor, request.GET)
    return page(request, "directory/find.html", shown, part="found", status=_status(shown))


@require_GET
def find_services(request: Request) -> HttpResponse:
    """Services near a place, or by phone."""
    shown = pages.services_context(request.actor, request.GET)
    return page(request, "directory/find_services.html", shown, part="found", status=_status(shown))


@require_GET
def print_meetings(request: Request) -> HttpResponse:
    """The meetings found, for paper: as anybody may read it, without who checked them."""
    shown = pages.meetings_context(request.actor, request.GET, is_public=True)
    return page(request, "directory/print_meetings.html", shown | {"places": []})


@require_GET
def print_services(request: Request) -> HttpResponse:
    """The services found, for paper: as anybody may read it, without who checked them."""
    shown = pages.services_context(request.actor, request.GET, is_public=True)
    return page(request, "directory/print_services.html", shown | {"places": []})


@require_GET
def hand_over_service(request: Request, service_id: UUID) -> HttpResponse:
    """A card of one service, and a plain text to send."""
    handed = queries.service_to_hand_over(actor=request.actor, service_id=service_id)
    shown = pages.hand_over_context(handed, request.GET)
    shown["back"] = reverse("directory:service", args=[service_id])
    return page(request, "directory/hand_over.html", shown)


@require_GET
def hand_over_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """A card of one meeting, and a plain text to send."""
    handed = queries.meeting_to_hand_over(actor=request.actor, meeting_id=meeting_id)
    shown = pages.hand_over_context(handed, request.GET)
    shown["back"] = reverse("directory:meeting", args=[meeting_id])
    return page(request, "directory/hand_over.html", shown)


@FORM
def open_directory(request: Request) -> HttpResponse:
    """Switch the public page on or off."""
    check_may_open_directory(request.actor)
    house = queries.own_house(actor=request.actor)
    form = PublicForm(typed(request), initial=PublicForm.known(house))
    if form.is_valid():
        with refusals_in(form):
            commands.open_directory(actor=request.actor, **form.cleaned_data)
            words = _("The page is open.") if form.cleaned_data["public_at"] else _("It is off.")
            return done(request, reverse("directory:open_directory"), words)
    shown = {"form": form, "house": house}
    return page(request, "directory/open_directory.html", shown, status=status_of(form))


def _status(shown: dict[str, object]) -> int:
    return status_of(shown["form"])  # type: ignore[arg-type]
