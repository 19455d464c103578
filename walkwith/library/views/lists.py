from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.library import commands, queries
from walkwith.library.forms import LineForm, StatesForm
from walkwith.library.policies import may_edit_lists
from walkwith.ui.answers import done, page


@require_GET
def checklists(request: Request) -> HttpResponse:
    context = {
        "areas": queries.checklists_by_area(actor=request.actor),
        "states": queries.states_shown(actor=request.actor),
        "may_edit": may_edit_lists(request.actor),
    }
    return page(request, "library/checklists.html", context)


@require_GET
def checklist(request: Request, checklist: str) -> HttpResponse:
    found = queries.checklist(actor=request.actor, code=checklist)
    context = {"checklist": found, "may_edit": may_edit_lists(request.actor)}
    return page(request, "library/checklist.html", context)


@require_GET
def print_checklist(request: Request, checklist: str) -> HttpResponse:
    """For paper: large, with boxes to tick, without anything to tap."""
    found = queries.checklist(actor=request.actor, code=checklist)
    return page(request, "library/print_checklist.html", {"checklist": found, "places": []})


@require_GET
def edit_checklist(request: Request, checklist: str) -> HttpResponse:
    found = queries.checklist_to_edit(actor=request.actor, code=checklist)
    return page(request, "library/edit_checklist.html", {"checklist": found})


def add_line(request: Request, checklist: str) -> HttpResponse:
    found = queries.checklist_to_edit(actor=request.actor, code=checklist)
    form = LineForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.add_line(actor=request.actor, code=checklist, details=form.cleaned_data)
            to = reverse("library:edit_checklist", args=[checklist])
            return done(request, to, _("The line is on the list."))
    context = {"form": form, "checklist": found}
    return page(request, "library/list_line.html", context, status=status_of(form))


def states(request: Request) -> HttpResponse:
    shown, choices = queries.states_to_choose(actor=request.actor)
    initial = {"states": list(shown.codes), **initial_words(request)}
    form = StatesForm(typed(request), states=choices, initial=initial)
    if form.is_valid():
        with refusals_in(form):
            commands.choose_states(actor=request.actor, states=form.cleaned_data["states"])
            return done(request, reverse("library:checklists"), _("The lists are those now."))
    return page(request, "library/states.html", {"form": form}, status=status_of(form))
