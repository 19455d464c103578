from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import WantForm, known_of_want
from walkwith.plans.pages import line_context, name_for, person_context
from walkwith.plans.views.writing import plan_form, plan_page, written
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def want(request: Request, participant_id: UUID) -> HttpResponse:
    """What matters to the person now."""
    shown, told = plan_form(request, participant_id)
    known = {**known_of_want(queries.current_want(participant_id)), **initial_words(request)}
    form = WantForm(typed(request), name=shown["called"], initial=known)
    if form.is_valid():
        with refusals_in(form):
            line = commands.set_want(**told, **form.cleaned_data)
            return written(request, line, shown["name"])
    return page(request, "plans/want.html", shown | {"form": form}, status=status_of(form))


@FORM
def add_want(request: Request, area_id: UUID) -> HttpResponse:
    """What they want in one part of life."""
    area = queries.area_to_plan_in(request.actor, area_id)
    shown = person_context(request.actor, area.participant) | {"area": area}
    name = name_for(request.actor, area.participant)
    form = WantForm(typed(request), name=name, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = {"is_suggestion": not shown["stands"], **form.cleaned_data}
            line = commands.add_want(actor=request.actor, area_id=area_id, **asked)
            return written(request, line, shown["name"])
    return page(request, "plans/add_want.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_want(request: Request, want_id: UUID) -> HttpResponse:
    """Better words for it, or for why it matters."""
    line = queries.want_to_edit(request.actor, want_id)
    name = name_for(request.actor, line.participant)
    known = {**known_of_want(line), **initial_words(request)}
    form = WantForm(typed(request), name=name, initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_want(actor=request.actor, want_id=want_id, **form.cleaned_data)
            return done(request, plan_page(line.participant_id), _("Saved."))
    shown = line_context(request.actor, line) | {"form": form}
    return page(request, "plans/edit_want.html", shown, status=status_of(form))
