from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from walkwith.directory import commands, queries
from walkwith.directory.forms import FindForm
from walkwith.directory.policies import may_verify
from walkwith.foundation.forms import status_of
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_GET
def find(request: Request) -> HttpResponse:
    """Recovery meetings near a place, or online."""
    form = FindForm(request.GET)
    place, town = queries.wished_place(actor=request.actor, near=form.near_said)
    found = queries.meetings_near(actor=request.actor, wish=form.wish(place, town))
    shown = {"form": form, "found": found, "place": place, "town": town, "more": form.more()}
    return page(request, "directory/find.html", shown, part="found", status=status_of(form))


@require_GET
def meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """All that is known about one meeting, and how fresh it is."""
    facts = queries.meeting_facts(actor=request.actor, meeting_id=meeting_id)
    shown = {"facts": facts, "may_verify": may_verify(request.actor)}
    return page(request, "directory/meeting.html", shown)


@require_POST
def verify_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """ "I checked this today"."""
    commands.verify_meeting(actor=request.actor, meeting_id=meeting_id)
    to = reverse("directory:meeting", args=[meeting_id])
    return done(request, to, _("Thank you. Everybody sees now that you checked it."))


@require_GET
def first_meeting(request: Request) -> HttpResponse:
    """What to expect at a first meeting."""
    return page(request, "directory/first_meeting.html", {})
