from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.library import commands, queries
from walkwith.library.forms import ScriptForm
from walkwith.library.policies import check_may_edit_lists, may_edit_lists
from walkwith.ui.answers import done, page


@require_GET
def scripts(request: Request) -> HttpResponse:
    found = queries.scripts(actor=request.actor)
    groups = [
        {"is_own": is_own, "scripts": [one for one in found if bool(one.written_by) is is_own]}
        for is_own in (True, False)
    ]
    context = {"groups": groups, "may_edit": may_edit_lists(request.actor)}
    return page(request, "library/scripts.html", context)


@require_GET
def script(request: Request, script: str) -> HttpResponse:
    found = queries.script(actor=request.actor, code=script)
    context = {"script": found, "may_edit": may_edit_lists(request.actor)}
    return page(request, "library/script.html", context)


@require_GET
def print_script(request: Request, script: str) -> HttpResponse:
    """For paper: large, with room to write."""
    found = queries.script(actor=request.actor, code=script)
    return page(request, "library/print_script.html", {"script": found, "places": []})


def add_script(request: Request) -> HttpResponse:
    check_may_edit_lists(request.actor)
    form = ScriptForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            new = commands.add_script(actor=request.actor, details=form.cleaned_data)
            return done(request, reverse("library:script", args=[new.code]), _("Saved."))
    return page(request, "library/edit_script.html", {"form": form}, status=status_of(form))


def edit_script(request: Request, script: str) -> HttpResponse:
    known = queries.script_to_edit(actor=request.actor, code=script)
    initial = {**ScriptForm.known(known), **initial_words(request)}
    form = ScriptForm(typed(request), initial=initial)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_script(actor=request.actor, code=script, details=form.cleaned_data)
            return done(request, reverse("library:script", args=[script]), _("Saved."))
    context = {"form": form, "script": known}
    return page(request, "library/edit_script.html", context, status=status_of(form))


@require_POST
def take_off_script(request: Request, script: str) -> HttpResponse:
    gone = commands.take_off_script(actor=request.actor, code=script)
    words = _("“%(title)s” is off the list.") % {"title": gone.title}
    return done(request, reverse("library:scripts"), words)
