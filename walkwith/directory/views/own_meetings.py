from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.directory import commands
from walkwith.directory.calendars import weekly_entry
from walkwith.directory.commands.own_meetings import add_own_meeting, edit_own_meeting
from walkwith.directory.forms.own_meetings import OwnMeetingForm, known_about
from walkwith.directory.policies import check_may_verify
from walkwith.directory.queries.meetings import meeting_with_source
from walkwith.directory.queries.own_meetings import own_meeting
from walkwith.foundation import clock
from walkwith.foundation.errors import NotFound
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def add_meeting(request: Request) -> HttpResponse:
    """Write down a meeting that is in no list."""
    check_may_verify(request.actor)
    form = OwnMeetingForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            new = add_own_meeting(actor=request.actor, meeting=form.said())
            words = _("Written down. It can be found now.")
            return done(request, reverse("directory:meeting", args=[new.pk]), words)
    return page(request, "directory/own_meeting.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "POST"])
def edit_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Change a meeting that was written down here."""
    meeting = own_meeting(actor=request.actor, meeting_id=meeting_id)
    known = known_about(meeting) | initial_words(request)
    form = OwnMeetingForm(typed(request), initial=known)
    if form.is_valid():
        with refusals_in(form):
            edit_own_meeting(actor=request.actor, meeting_id=meeting_id, meeting=form.said())
            return done(request, reverse("directory:meeting", args=[meeting_id]), _("Saved."))
    shown = {"form": form, "meeting": meeting}
    return page(request, "directory/own_meeting.html", shown, status=status_of(form))


@require_GET
def calendar(request: Request, meeting_id: UUID) -> HttpResponse:
    """The meeting for a calendar, each week; its name only when that is asked for."""
    meeting = meeting_with_source(actor=request.actor, meeting_id=meeting_id)
    if meeting.day is None or meeting.starts is None:
        raise NotFound
    entry = weekly_entry(meeting, clock.now(), named=request.GET.get("as") == "named")
    response = HttpResponse(entry, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="weekly.ics"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def take_off_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Off the list of the house."""
    commands.take_off_meeting(actor=request.actor, meeting_id=meeting_id)
    to = reverse("directory:meeting", args=[meeting_id])
    return done(request, to, _("It is off the list. You can put it back."))


@require_POST
def put_on_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Back on the list of the house."""
    commands.put_on_meeting(actor=request.actor, meeting_id=meeting_id)
    to = reverse("directory:meeting", args=[meeting_id])
    return done(request, to, _("It is back on the list."))
