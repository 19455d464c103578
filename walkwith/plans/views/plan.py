from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation import clock
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import StepForm, WantForm, known_of
from walkwith.plans.pages import name_for, person_context, plan_context
from walkwith.plans.telling import added_words
from walkwith.ui.answers import done, page
from walkwith.ui.views import safe_next

FORM = require_http_methods(["GET", "POST"])


@require_GET
def plan(request: Request, participant_id: UUID) -> HttpResponse:
    """The small plan: what matters, what comes next, what is done."""
    found = queries.plan_of(participant_id)
    return page(request, "plans/plan.html", plan_context(request.actor, found))


@FORM
def want(request: Request, participant_id: UUID) -> HttpResponse:
    """What matters to the person now."""
    person = queries.participant_to_plan_with(request.actor, participant_id)
    wanted = queries.current_want(participant_id)
    known = {"words": wanted.words if wanted else "", **initial_words(request)}
    form = WantForm(typed(request), name=name_for(request.actor, person), initial=known)
    if form.is_valid():
        with refusals_in(form):
            words = form.cleaned_data["words"]
            commands.set_want(actor=request.actor, participant_id=participant_id, words=words)
            return done(request, _plan_page(participant_id), _("Saved."))
    shown = person_context(request.actor, person) | {"form": form}
    return page(request, "plans/want.html", shown, status=status_of(form))


@FORM
def add_step(request: Request, participant_id: UUID) -> HttpResponse:
    """A small next step."""
    person = queries.participant_to_plan_with(request.actor, participant_id)
    form = _step_form(request, name_for(request.actor, person), initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            stands = queries.stands_at_once(participant_id)
            asked = {"is_suggestion": not stands, **form.said()}
            step = commands.add_step(actor=request.actor, participant_id=participant_id, **asked)
            return done(request, _plan_page(participant_id), added_words(step))
    shown = person_context(request.actor, person) | {"form": form}
    return page(request, "plans/add_step.html", shown, status=status_of(form))


@FORM
def edit_step(request: Request, step_id: UUID) -> HttpResponse:
    """Better words, another day, somebody else."""
    step = queries.step_to_edit(request.actor, step_id)
    known = {**known_of(step), **initial_words(request)}
    form = _step_form(request, name_for(request.actor, step.participant), known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_step(actor=request.actor, step_id=step_id, **form.said())
            return done(request, _plan_page(step.participant_id), _("Saved."))
    shown = person_context(request.actor, step.participant) | {"form": form, "step": step}
    return page(request, "plans/edit_step.html", shown, status=status_of(form))


@require_POST
def finish_step(request: Request, step_id: UUID) -> HttpResponse:
    return _changed(request, step_id, commands.finish_step, _("Done. Well done."))


@require_POST
def reopen_step(request: Request, step_id: UUID) -> HttpResponse:
    return _changed(request, step_id, commands.reopen_step, _("The step is open again."))


@require_POST
def let_go_step(request: Request, step_id: UUID) -> HttpResponse:
    return _changed(request, step_id, commands.let_go_step, _("Let go. That is fine."))


@require_POST
def accept_step(request: Request, step_id: UUID) -> HttpResponse:
    return _changed(request, step_id, commands.accept_suggestion, _("It is a step now."))


@require_POST
def decline_step(request: Request, step_id: UUID) -> HttpResponse:
    return _changed(request, step_id, commands.decline_suggestion, _("Not now. That is fine."))


def _changed(
    request: Request, step_id: UUID, change: Callable[..., Any], words: str
) -> HttpResponse:
    """Change a step and go back to where the button was: the plan, or the page it names."""
    step = change(actor=request.actor, step_id=step_id)
    to = safe_next(request) if "next" in request.POST else _plan_page(step.participant_id)
    return done(request, to, words)


def _step_form(request: Request, name: str, initial: Mapping[str, Any]) -> StepForm:
    today = clock.today(request.actor.zone)
    return StepForm(typed(request), today=today, name=name, initial=initial)


def _plan_page(participant_id: UUID) -> str:
    return reverse("plans:plan", args=[participant_id])
