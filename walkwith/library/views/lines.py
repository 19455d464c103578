from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.library import commands, queries
from walkwith.library.forms import LineForm
from walkwith.ui.answers import done, page


@require_GET
def line(request: Request, line: str) -> HttpResponse:
    """What was done to a line, by whom and when."""
    checklist, found = queries.line_to_edit(actor=request.actor, line_id=line)
    versions = queries.versions_of(actor=request.actor, line_id=line)
    context = {"checklist": checklist, "line": found, "versions": versions}
    return page(request, "library/line_history.html", context)


def edit_line(request: Request, line: str) -> HttpResponse:
    checklist, found = queries.line_to_edit(actor=request.actor, line_id=line)
    known = queries.wording_of(actor=request.actor, line_id=line)
    form = LineForm(typed(request), initial={**known, **initial_words(request)})
    if form.is_valid():
        with refusals_in(form):
            commands.edit_line(actor=request.actor, line_id=line, details=form.cleaned_data)
            to = reverse("library:edit_checklist", args=[checklist.code])
            return done(request, to, _("Saved, and checked today."))
    context = {"form": form, "checklist": checklist, "line": found}
    return page(request, "library/list_line.html", context, status=status_of(form))


@require_POST
def check_line(request: Request, line: str) -> HttpResponse:
    return _do(request, line, commands.check_line, _("Thank you. Everybody sees that you checked."))


@require_POST
def hide_line(request: Request, line: str) -> HttpResponse:
    return _do(request, line, commands.hide_line, _("The line is hidden. It can come back."))


@require_POST
def show_line(request: Request, line: str) -> HttpResponse:
    return _do(request, line, commands.show_line, _("The line is on the list again."))


@require_POST
def restore_line(request: Request, line: str) -> HttpResponse:
    words = _("The line has the words of the pack again.")
    return _do(request, line, commands.restore_line, words)


def _do(request: Request, line: str, command: Callable[..., Any], words: str) -> HttpResponse:
    command(actor=request.actor, line_id=line)
    to = reverse("library:edit_checklist", args=[queries.checklist_of(line)])
    return done(request, to, words)
