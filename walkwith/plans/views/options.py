from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries, under
from walkwith.plans.forms import OptionForm, known_of_lesson, known_of_option
from walkwith.plans.obstacle_page import add_context, lesson_form
from walkwith.plans.pages import line_context, name_for
from walkwith.plans.views.writing import kept_words
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def add_option(request: Request, base: str, base_id: UUID) -> HttpResponse:
    """One more way to go on."""
    under_it = queries.base_to_add_to(request.actor, base, base_id)
    shown = add_context(request.actor, under_it, base)
    name, known = name_for(request.actor, under_it.participant), initial_words(request)
    form = OptionForm(typed(request), name=name, initial=known)
    if form.is_valid():
        with refusals_in(form):
            asked = form.cleaned_data | {"kind": base, "base_id": base_id, "actor": request.actor}
            line = commands.add_option(is_suggestion=not shown["stands"], **asked)
            return done(request, under.page_of(line), kept_words(line, shown["name"]))
    return page(request, "plans/add_option.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_option(request: Request, option_id: UUID) -> HttpResponse:
    line = queries.option_to_change(request.actor, option_id)
    known = {**known_of_option(line), **initial_words(request)}
    form = OptionForm(typed(request), name=name_for(request.actor, line.participant), initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_option(actor=request.actor, option_id=option_id, **form.cleaned_data)
            return done(request, under.page_of(line), _("Saved."))
    shown = line_context(request.actor, line) | {"form": form, "to": under.page_of(line)}
    return page(request, "plans/edit_option.html", shown, status=status_of(form))


@require_POST
def choose_option(request: Request, option_id: UUID) -> HttpResponse:
    line = commands.choose_option(actor=request.actor, option_id=option_id)
    return done(request, under.page_of(line), _("Chosen. You can choose anew any day."))


@require_POST
def put_back_option(request: Request, option_id: UUID) -> HttpResponse:
    line = commands.put_back_option(actor=request.actor, option_id=option_id)
    return done(request, under.page_of(line), _("All is open again."))


@FORM
def add_lesson(request: Request, base: str, base_id: UUID) -> HttpResponse:
    """What they tried, and what they learned."""
    under_it = queries.base_to_add_to(request.actor, base, base_id)
    shown, known = add_context(request.actor, under_it, base), initial_words(request)
    form = lesson_form(typed(request), request.actor, under_it.participant, known)
    if form.is_valid():
        with refusals_in(form):
            asked = form.cleaned_data | {"kind": base, "base_id": base_id, "actor": request.actor}
            line = commands.add_lesson(is_suggestion=not shown["stands"], **asked)
            return done(request, under.page_of(line), kept_words(line, shown["name"]))
    return page(request, "plans/add_lesson.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_lesson(request: Request, lesson_id: UUID) -> HttpResponse:
    line = queries.lesson_to_change(request.actor, lesson_id)
    known = {**known_of_lesson(line), **initial_words(request)}
    form = lesson_form(typed(request), request.actor, line.participant, known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_lesson(actor=request.actor, lesson_id=lesson_id, **form.cleaned_data)
            return done(request, under.page_of(line), _("Saved."))
    shown = line_context(request.actor, line) | {"form": form, "to": under.page_of(line)}
    return page(request, "plans/edit_lesson.html", shown, status=status_of(form))
