from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.directory import commands, queries
from walkwith.directory.forms import CorrectMeetingForm, CorrectServiceForm, tapped
from walkwith.directory.policies import check_may_verify
from walkwith.directory.queries.agencies import ServiceFacts
from walkwith.directory.secret_places import may_tell_place
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_GET
def check_next(request: Request) -> HttpResponse:
    """What to check next: one listing at a time."""
    check_may_verify(request.actor)
    skip = request.GET.get("skip", "")
    queue = queries.what_to_check(
        actor=request.actor, skip=int(skip[:4]) if skip.isdecimal() else 0
    )
    undo = queries.last_check_of(actor=request.actor, within=commands.UNDO_FOR)
    places = {"skip_here": str(queue.at), "skip_next": str(queue.at + 1)}
    shown = {"queue": queue, "undo": undo, "on": "next", **places}
    return page(request, "directory/check_next.html", shown)


@require_POST
def verify_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """What one tap says about a meeting."""
    finding = tapped(request.POST)
    commands.verify_meeting(actor=request.actor, meeting_id=meeting_id, finding=finding)
    return _thanks(request, reverse("directory:meeting", args=[meeting_id]))


@require_POST
def verify_service(request: Request, service_id: UUID) -> HttpResponse:
    """What one tap says about a service."""
    finding = tapped(request.POST)
    commands.verify_service(actor=request.actor, service_id=service_id, finding=finding)
    return _thanks(request, reverse("directory:service", args=[service_id]))


@require_http_methods(["GET", "POST"])
def correct_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Something about a meeting is wrong: what, and what is right."""
    check_may_verify(request.actor)
    meeting = queries.meeting_with_source(actor=request.actor, meeting_id=meeting_id)
    form = CorrectMeetingForm(typed(request), initial=queries.meeting_as_told(meeting))
    to = reverse("directory:meeting", args=[meeting_id])
    if form.is_valid():
        with refusals_in(form):
            finding = form.finding()
            commands.verify_meeting(actor=request.actor, meeting_id=meeting_id, finding=finding)
            return _thanks(request, to)
    shown = {"form": form, "name": meeting.name, "back": to}
    return page(request, "directory/correct.html", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
def correct_service(request: Request, service_id: UUID) -> HttpResponse:
    """Something about a service is wrong: what, and what is right."""
    check_may_verify(request.actor)
    facts = queries.service_facts(actor=request.actor, service_id=service_id)
    form = _form_about(request, facts)
    to = reverse("directory:service", args=[service_id])
    if form.is_valid():
        with refusals_in(form):
            finding = form.finding()
            commands.verify_service(actor=request.actor, service_id=service_id, finding=finding)
            return _thanks(request, to)
    may_tell = facts.is_secret and may_tell_place(request.actor, facts.service)
    shown = {"form": form, "name": facts.service.name, "back": to, "facts": facts}
    shown["may_tell"] = may_tell
    return page(request, "directory/correct_service.html", shown, status=status_of(form))


def _form_about(request: Request, facts: ServiceFacts) -> CorrectServiceForm:
    return CorrectServiceForm(
        typed(request),
        known=facts.schedules,
        phones=[one.kept for one in facts.phones],
        initial=queries.service_as_told(facts),
    )


@require_POST
def take_back_check(request: Request, check_id: UUID) -> HttpResponse:
    """Undo what one said a moment ago."""
    listing = commands.take_back_check(actor=request.actor, check_id=check_id)
    to = reverse(f"directory:{listing.kind}", args=[listing.pk])
    return done(request, _where_to(request, to), _("Taken back. It stands as it did."))


@require_POST
def ask_check_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Somebody who is not to say it themselves asks for a check."""
    commands.ask_for_check(actor=request.actor, listing_id=meeting_id)
    return _heard(request, reverse("directory:meeting", args=[meeting_id]))


@require_POST
def ask_check_service(request: Request, service_id: UUID) -> HttpResponse:
    """Somebody who is not to say it themselves asks for a check."""
    commands.ask_for_check(actor=request.actor, listing_id=service_id)
    return _heard(request, reverse("directory:service", args=[service_id]))


def _thanks(request: Request, to: str) -> HttpResponse:
    return done(request, _where_to(request, to), _("Thank you. Everybody sees now what you found."))


def _where_to(request: Request, to: str) -> str:
    """Back to the listing, or on to the next one of the queue, which stands right there."""
    said = {**request.GET.dict(), **request.POST.dict()}
    if said.get("on") != "next":
        return to
    skip = str(said.get("skip", ""))[:4]
    return f"{reverse('directory:check_next')}?skip={skip if skip.isdecimal() else 0}#next"


def _heard(request: Request, to: str) -> HttpResponse:
    return done(request, to, _("Thank you. Somebody will check it. Your name is not kept."))
