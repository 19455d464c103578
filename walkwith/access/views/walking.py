from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.access import commands, queries
from walkwith.access.forms import AssignForm, SupervisionForm, WelcomeForm
from walkwith.access.policies import (
    check_may_supervise,
    check_may_walk_along,
    check_may_welcome,
)
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def welcome(request: Request) -> HttpResponse:
    """Add somebody new."""
    check_may_welcome(request.actor)
    workers = queries.workers_to_welcome(request.actor)
    form = WelcomeForm(typed(request), initial=initial_words(request), workers=workers)
    if form.is_valid():
        with refusals_in(form):
            person = commands.welcome_participant(
                actor=request.actor, worker_id=form.worker_id(), details=form.details()
            )
            words = _("%(name)s is here. The rest can wait.") % {"name": person.preferred_name}
            return done(request, page_of(person.pk), words)
    return page(request, "access/welcome.html", {"form": form}, status=status_of(form))


@FORM
def assign(request: Request, participant_id: UUID) -> HttpResponse:
    """Let one more worker walk with somebody."""
    check_may_walk_along(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="assign")
    workers = queries.workers_to_assign(participant_id)
    form = AssignForm(typed(request), initial=initial_words(request), workers=workers)
    if form.is_valid():
        with refusals_in(form):
            commands.assign(actor=request.actor, participant_id=participant_id, **form.choice())
            return done(request, page_of(participant_id), _("Done. They walk together now."))
    shown = {"person": person, "form": form}
    return page(request, "access/assign.html", shown, status=status_of(form))


@FORM
def end_assignment(request: Request, assignment_id: UUID) -> HttpResponse:
    """Ask once, then end it."""
    if request.method == "POST":
        commands.end_assignment(actor=request.actor, assignment_id=assignment_id)
        return done(request, reverse("today:people"), _("They no longer walk together."))
    assignment = queries.assignment_with_id(assignment_id, page="assign")
    check_may_walk_along(request.actor, participant_id=assignment.participant_id)
    return page(request, "access/end_assignment.html", {"assignment": assignment})


@FORM
def supervision(request: Request) -> HttpResponse:
    """Who leads whom, and one more."""
    check_may_supervise(request.actor)
    form = SupervisionForm(typed(request), workers=queries.workers_to_lead())
    if form.is_valid():
        with refusals_in(form):
            commands.begin_supervision(actor=request.actor, **form.choice())
            return done(request, reverse("access:supervision"), _("Done."))
    shown = {"form": form, "supervisions": queries.supervisions_now()}
    return page(request, "access/supervision.html", shown, status=status_of(form))


@require_POST
def end_supervision(request: Request, supervision_id: UUID) -> HttpResponse:
    commands.end_supervision(actor=request.actor, supervision_id=supervision_id)
    return done(request, reverse("access:supervision"), _("Ended. You can begin it again below."))


def page_of(participant_id: UUID) -> str:
    return reverse("today:participant", args=[participant_id])
