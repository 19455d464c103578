from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import LookBackForm, known_of_obstacle
from walkwith.plans.obstacle_page import (
    known_of_look_back,
    obstacle_context,
    obstacle_form,
    obstacles_context,
    step_form,
)
from walkwith.plans.pages import line_context, name_for, person_context
from walkwith.plans.policies import check_may_plan, check_may_write_line
from walkwith.plans.views.writing import kept_words
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def obstacles(request: Request, participant_id: UUID) -> HttpResponse:
    """What is in the way, and what is behind them."""
    found = queries.obstacles_of(participant_id)
    return page(request, "plans/obstacles.html", obstacles_context(request.actor, found))


@require_GET
def obstacle(request: Request, obstacle_id: UUID) -> HttpResponse:
    """One obstacle: options side by side, a choice, steps, what was tried."""
    found = queries.obstacle_with(obstacle_id)
    return page(request, "plans/obstacle.html", obstacle_context(request.actor, found))


@FORM
def add_obstacle(request: Request, participant_id: UUID) -> HttpResponse:
    """Say what is in the way."""
    person = queries.participant_to_plan_with(request.actor, participant_id)
    shown = person_context(request.actor, person)
    known = {"goal_id": request.GET.get("goal", ""), **initial_words(request)}
    form = obstacle_form(typed(request), request.actor, person, known)
    if form.is_valid():
        with refusals_in(form):
            asked = form.said() | {"actor": request.actor, "participant_id": participant_id}
            line = commands.add_obstacle(is_suggestion=not shown["stands"], **asked)
            return done(request, _address(line.pk), kept_words(line, person.preferred_name))
    return page(request, "plans/add_obstacle.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_obstacle(request: Request, obstacle_id: UUID) -> HttpResponse:
    """Better words, or another day to try by."""
    line = queries.obstacle_to_change(request.actor, obstacle_id)
    known = {**known_of_obstacle(line), **initial_words(request)}
    form = obstacle_form(typed(request), request.actor, line.participant, known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_obstacle(actor=request.actor, obstacle_id=obstacle_id, **form.said())
            return done(request, _address(obstacle_id), _("Saved."))
    shown = line_context(request.actor, line) | {"form": form}
    return page(request, "plans/edit_obstacle.html", shown, status=status_of(form))


@FORM
def look_back(request: Request, obstacle_id: UUID) -> HttpResponse:
    """How was it? What did you learn?"""
    found = queries.obstacle_with(obstacle_id)
    check_may_write_line(request.actor, participant_id=found.participant.pk)
    known = {**known_of_look_back(found), **initial_words(request)}
    name = name_for(request.actor, found.participant)
    form = LookBackForm(typed(request), name=name, initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.look_back(actor=request.actor, obstacle_id=obstacle_id, **form.cleaned_data)
            return done(request, _address(obstacle_id), _("Kept. What you learn stays with you."))
    shown = obstacle_context(request.actor, found) | {"form": form}
    return page(request, "plans/look_back.html", shown, status=status_of(form))


@FORM
def take_step(request: Request, obstacle_id: UUID) -> HttpResponse:
    """A small step around it; the option they chose gives the words."""
    found = queries.obstacle_with(obstacle_id)
    check_may_plan(request.actor, participant_id=found.participant.pk)
    form = step_form(typed(request), request.actor, found, initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = form.said() | {"goal_id": found.obstacle.goal_id, "obstacle_id": obstacle_id}
            asked |= {"participant_id": found.participant.pk, "is_suggestion": not found.stands}
            line = commands.add_step(actor=request.actor, page="obstacles", **asked)
            return done(
                request, _address(obstacle_id), kept_words(line, found.participant.preferred_name)
            )
    shown = obstacle_context(request.actor, found) | {"form": form}
    return page(request, "plans/take_step.html", shown, status=status_of(form))


@require_POST
def finish_obstacle(request: Request, obstacle_id: UUID) -> HttpResponse:
    line = commands.finish_obstacle(actor=request.actor, obstacle_id=obstacle_id)
    return done(request, _address(line.pk), _("It is behind you. Take a moment to look back."))


@require_POST
def reopen_obstacle(request: Request, obstacle_id: UUID) -> HttpResponse:
    line = commands.reopen_obstacle(actor=request.actor, obstacle_id=obstacle_id)
    return done(request, _address(line.pk), _("It is open again. That happens."))


def _address(obstacle_id: UUID) -> str:
    return reverse("plans:obstacle", args=[obstacle_id])
