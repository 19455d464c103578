from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.checkins import commands, queries
from walkwith.checkins.forms import WinForm, known_of_milestone
from walkwith.checkins.pages import milestone_form, milestones_context, written_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans.pages import line_context, name_for, person_context
from walkwith.plans.queries import participant_to_plan_with
from walkwith.ui.answers import done, page
from walkwith.ui.views import safe_next

FORM = require_http_methods(["GET", "POST"])


@require_GET
def milestones(request: Request, participant_id: UUID) -> HttpResponse:
    """What they want to mark, what they marked, and the small wins."""
    found = queries.milestones_of(participant_id)
    shown = milestones_context(request.actor, found)
    name = name_for(request.actor, found.participant)
    shown["form"] = WinForm(None, name=name, initial=initial_words(request))
    return page(request, "checkins/milestones.html", shown)


@FORM
def add_milestone(request: Request, participant_id: UUID) -> HttpResponse:
    """Something to mark, with a day or without."""
    person = participant_to_plan_with(request.actor, participant_id)
    shown = person_context(request.actor, person)
    form = milestone_form(request.actor, person, typed(request), initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            said = form.said() | {"is_suggestion": not shown["stands"]}
            line = commands.add_milestone(
                actor=request.actor, participant_id=participant_id, **said
            )
            return _back(request, participant_id, written_words(line, person))
    shown["form"] = form
    return page(request, "checkins/add_milestone.html", shown, status=status_of(form))


@FORM
def say_win(request: Request, participant_id: UUID) -> HttpResponse:
    """A small win of today, in a moment."""
    person = participant_to_plan_with(request.actor, participant_id)
    shown = person_context(request.actor, person)
    name = name_for(request.actor, person)
    form = WinForm(typed(request), name=name, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data | {"is_suggestion": not shown["stands"]}
            line = commands.say_win(actor=request.actor, participant_id=participant_id, **said)
            glad = written_words(line, person, _("Well done. That counts."))
            return _back(request, participant_id, glad)
    return page(request, "checkins/say_win.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_milestone(request: Request, milestone_id: UUID) -> HttpResponse:
    """Other words, another day or none. Nobody asks why."""
    line = queries.milestone_to_change(request.actor, milestone_id)
    known = {**known_of_milestone(line), **initial_words(request)}
    form = milestone_form(request.actor, line.participant, typed(request), known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_milestone(actor=request.actor, milestone_id=milestone_id, **form.said())
            return done(request, _all(line.participant_id), _("Saved."))
    shown = line_context(request.actor, line) | {"form": form}
    return page(request, "checkins/edit_milestone.html", shown, status=status_of(form))


@require_POST
def celebrate_milestone(request: Request, milestone_id: UUID) -> HttpResponse:
    line = commands.celebrate_milestone(actor=request.actor, milestone_id=milestone_id)
    return _back(request, line.participant_id, _("You are there. Be glad, your way."))


@require_POST
def reopen_milestone(request: Request, milestone_id: UUID) -> HttpResponse:
    line = commands.reopen_milestone(actor=request.actor, milestone_id=milestone_id)
    return _back(request, line.participant_id, _("It is still to come. That is fine."))


def _all(participant_id: UUID) -> str:
    return reverse("checkins:milestones", args=[participant_id])


def _back(request: Request, participant_id: UUID, words: str) -> HttpResponse:
    to = safe_next(request) if "next" in request.POST else _all(participant_id)
    return done(request, to, words)
