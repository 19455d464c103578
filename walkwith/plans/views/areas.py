from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import AreaForm, AreasForm
from walkwith.plans.models import Area
from walkwith.plans.pages import line_context, name_for, person_context
from walkwith.plans.views.writing import plan_page, written
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def add_areas(request: Request, participant_id: UUID) -> HttpResponse:
    """Which parts of life to think about."""
    person = queries.participant_to_plan_with(request.actor, participant_id)
    shown = person_context(request.actor, person)
    chosen = queries.areas_chosen(participant_id)
    name, known = name_for(request.actor, person), initial_words(request)
    form = AreasForm(typed(request), chosen=chosen, name=name, initial=known)
    if form.is_valid():
        with refusals_in(form):
            made = commands.add_areas(
                actor=request.actor,
                participant_id=participant_id,
                is_suggestion=not shown["stands"],
                **form.said(),
            )
            first = made[0] if made else None
            to = plan_page(participant_id)
            return written(request, first, person) if first else done(request, to)
    return page(request, "plans/add_areas.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_area(request: Request, area_id: UUID) -> HttpResponse:
    """Another name for it."""
    area = queries.line_to_change(request.actor, Area, area_id)
    form = AreaForm(typed(request), initial={"words": str(area), **initial_words(request)})
    if form.is_valid():
        with refusals_in(form):
            commands.edit_area(actor=request.actor, area_id=area_id, **form.cleaned_data)
            return done(request, plan_page(area.participant_id), _("Saved."))
    shown = line_context(request.actor, area) | {"form": form}
    return page(request, "plans/edit_area.html", shown, status=status_of(form))
