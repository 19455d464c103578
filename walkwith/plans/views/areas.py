from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import AreaForm, AreasForm
from walkwith.plans.pages import line_context
from walkwith.plans.views.writing import plan_form, plan_page, written
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def add_areas(request: Request, participant_id: UUID) -> HttpResponse:
    """Which parts of life to think about."""
    shown, told = plan_form(request, participant_id)
    about = {"chosen": queries.areas_chosen(participant_id), "name": shown["called"]}
    form = AreasForm(typed(request), initial=initial_words(request), **about)
    if form.is_valid():
        with refusals_in(form):
            made = commands.add_areas(**told, **form.said())
            if not made:
                return done(request, plan_page(participant_id))
            return written(request, made[0], shown["name"])
    return page(request, "plans/add_areas.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_area(request: Request, area_id: UUID) -> HttpResponse:
    """Another name for it."""
    area = queries.area_to_edit(request.actor, area_id)
    form = AreaForm(typed(request), initial={"words": str(area), **initial_words(request)})
    if form.is_valid():
        with refusals_in(form):
            commands.edit_area(actor=request.actor, area_id=area_id, **form.cleaned_data)
            return done(request, plan_page(area.participant_id), _("Saved."))
    shown = line_context(request.actor, area) | {"form": form}
    return page(request, "plans/edit_area.html", shown, status=status_of(form))
