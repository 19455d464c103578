from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.forms import known_of_routine
from walkwith.plans.pages import line_context, person_context
from walkwith.plans.routines_page import routine_form, routines_context
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def routines(request: Request, participant_id: UUID) -> HttpResponse:
    """What they do on the days of the week, by the part of the day."""
    found = queries.routines_of(participant_id)
    return page(request, "plans/routines.html", routines_context(request.actor, found))


@FORM
def add_routine(request: Request, participant_id: UUID) -> HttpResponse:
    """Something for some days of the week."""
    person = queries.participant_to_plan_with(request.actor, participant_id)
    shown = person_context(request.actor, person)
    form = routine_form(typed(request), request.actor, person, initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            asked = form.said() | {"actor": request.actor, "participant_id": participant_id}
            commands.add_routine(is_suggestion=not shown["stands"], **asked)
            words = _("It is in the week.") if shown["stands"] else _("Suggested.")
            return done(request, _routines_page(participant_id), words)
    return page(request, "plans/add_routine.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_routine(request: Request, routine_id: UUID) -> HttpResponse:
    """Other words, other days, another time; or let it go."""
    routine = queries.routine_to_edit(request.actor, routine_id)
    known = {**known_of_routine(routine), **initial_words(request)}
    form = routine_form(typed(request), request.actor, routine.participant, known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_routine(actor=request.actor, routine_id=routine_id, **form.said())
            return done(request, _routines_page(routine.participant_id), _("Saved."))
    shown = line_context(request.actor, routine) | {"form": form}
    return page(request, "plans/edit_routine.html", shown, status=status_of(form))


def _routines_page(participant_id: UUID) -> str:
    return reverse("plans:routines", args=[participant_id])
