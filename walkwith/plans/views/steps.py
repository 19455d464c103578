from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation import clock
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import StepForm, known_of_step
from walkwith.plans.pages import line_context, name_for
from walkwith.plans.views.writing import back, plan_form, plan_page, written
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def add_step(request: Request, participant_id: UUID) -> HttpResponse:
    """A small next step."""
    shown, told = plan_form(request, participant_id)
    form = _step_form(request, shown["participant"], {"goal_id": request.GET.get("goal", "")})
    if form.is_valid():
        with refusals_in(form):
            return written(request, commands.add_step(**told, **form.said()), shown["name"])
    return page(request, "plans/add_step.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_step(request: Request, step_id: UUID) -> HttpResponse:
    """Better words, another day, somebody else."""
    step = queries.step_to_edit(request.actor, step_id)
    form = _step_form(request, step.participant, known_of_step(step))
    if form.is_valid():
        with refusals_in(form):
            commands.edit_step(actor=request.actor, step_id=step_id, **form.said())
            return done(request, plan_page(step.participant_id), _("Saved."))
    shown = line_context(request.actor, step) | {"form": form, "step": step}
    return page(request, "plans/edit_step.html", shown, status=status_of(form))


@require_POST
def finish_step(request: Request, step_id: UUID) -> HttpResponse:
    step = commands.finish_step(actor=request.actor, step_id=step_id)
    return back(request, step, _("Done. Well done."))


@require_POST
def reopen_step(request: Request, step_id: UUID) -> HttpResponse:
    step = commands.reopen_step(actor=request.actor, step_id=step_id)
    return back(request, step, _("The step is open again."))


def _step_form(request: Request, person: Any, known: dict[str, Any]) -> StepForm:
    return StepForm(
        typed(request),
        today=clock.today(request.actor.zone),
        goals=queries.open_goals_of(person.pk),
        name=name_for(request.actor, person),
        initial={**known, **initial_words(request)},
    )
