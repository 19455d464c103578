from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation import clock
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import GoalForm, known_of_goal
from walkwith.plans.obstacle_page import goal_context
from walkwith.plans.pages import line_context, name_for
from walkwith.plans.views.writing import back, plan_form, plan_page, written
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def goal(request: Request, goal_id: UUID) -> HttpResponse:
    """One goal: its steps, options, what is in the way, what was tried."""
    found = queries.goal_with(goal_id)
    return page(request, "plans/goal_page.html", goal_context(request.actor, found))


@FORM
def add_goal(request: Request, participant_id: UUID) -> HttpResponse:
    """Something on the way that one can reach and see."""
    shown, told = plan_form(request, participant_id)
    form = _goal_form(request, shown["participant"], {"want_id": request.GET.get("want", "")})
    if form.is_valid():
        with refusals_in(form):
            return written(request, commands.add_goal(**told, **form.said()), shown["name"])
    return page(request, "plans/add_goal.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_goal(request: Request, goal_id: UUID) -> HttpResponse:
    """Better words, another day, or for something else they want."""
    goal = queries.goal_to_edit(request.actor, goal_id)
    form = _goal_form(request, goal.participant, known_of_goal(goal))
    if form.is_valid():
        with refusals_in(form):
            commands.edit_goal(actor=request.actor, goal_id=goal_id, **form.said())
            return done(request, plan_page(goal.participant_id), _("Saved."))
    shown = line_context(request.actor, goal) | {"form": form}
    return page(request, "plans/edit_goal.html", shown, status=status_of(form))


@require_POST
def finish_goal(request: Request, goal_id: UUID) -> HttpResponse:
    goal = commands.finish_goal(actor=request.actor, goal_id=goal_id)
    return back(request, goal, _("You got there. Take a moment to be glad."))


@require_POST
def reopen_goal(request: Request, goal_id: UUID) -> HttpResponse:
    goal = commands.reopen_goal(actor=request.actor, goal_id=goal_id)
    return back(request, goal, _("The goal is open again."))


def _goal_form(request: Request, person: Any, known: dict[str, Any]) -> GoalForm:
    return GoalForm(
        typed(request),
        today=clock.today(request.actor.zone),
        wants=queries.wants_of_areas(person.pk),
        name=name_for(request.actor, person),
        initial={**known, **initial_words(request)},
    )
