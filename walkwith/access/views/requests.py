from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.access.commands import requests as commands
from walkwith.access.forms.requests import (
    AnswerLineForm,
    AnswerRequestForm,
    AskForm,
    ConcernForm,
)
from walkwith.access.pages import requests as pages
from walkwith.access.policies import check_may_add_answer, check_may_ask, check_may_keep_desk
from walkwith.access.queries import requests as queries
from walkwith.access.queries.lines import line_of
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@FORM
def ask(request: Request, participant_id: UUID) -> HttpResponse:
    """What would you like to ask? Each with the day it is answered by."""
    check_may_ask(request.actor, participant_id=participant_id)
    if pages.asked_kind(request.POST or request.GET):
        return _ask_for(request, participant_id)
    shown = pages.ask_context(request.actor, participant_id)
    return page(request, "access/ask.html", shown, status=422 if request.POST else 200)


def _ask_for(request: Request, participant_id: UUID) -> HttpResponse:
    said = request.POST or request.GET
    kind = pages.asked_kind(said) or "copy"
    line = pages.asked_line(said, kind)
    shown = pages.ask_for_context(request.actor, participant_id, kind)
    known = {"words": pages.first_words(line, request.actor), **initial_words(request)}
    form = AskForm(typed(request), kind=kind, is_own=shown["is_own"], initial=known)
    if form.is_valid():
        with refusals_in(form):
            asked = {"participant_id": participant_id, "kind": kind, **form.cleaned_data}
            commands.ask(actor=request.actor, line=line, **asked)
            return done(request, _where_it_is(shown), shown["saved"])
    shown |= {"form": form, "line": line}
    return page(request, "access/ask_for.html", shown, status=status_of(form))


@require_GET
def requests(request: Request, participant_id: UUID) -> HttpResponse:
    """What was asked, and what came of it."""
    shown = pages.requests_context(request.actor, participant_id)
    return page(request, "access/requests.html", shown)


@require_POST
def withdraw_request(request: Request, request_id: UUID) -> HttpResponse:
    asked = commands.withdraw_request(actor=request.actor, request_id=request_id)
    return done(request, _requests_of(asked.participant_id), _("You no longer ask for it."))


@require_POST
def end_restriction(request: Request, restriction_id: UUID) -> HttpResponse:
    ended = commands.end_restriction(actor=request.actor, restriction_id=restriction_id)
    words = _("Let go. From now on only what you agreed to decides.")
    return done(request, _requests_of(ended.participant_id), words)


@require_GET
def desk(request: Request) -> HttpResponse:
    """Open questions about records, for whoever is asked about privacy, by the day they are due."""
    check_may_keep_desk(request.actor)
    return page(request, "access/desk.html", pages.desk_context(request.actor))


@FORM
def answer_request(request: Request, request_id: UUID) -> HttpResponse:
    """Done, or declined with the reason, in words the person reads."""
    asked = queries.request_to_answer(request_id)
    known = {"sections": asked.sections, **initial_words(request)}
    to = pages.recipients_of(asked)
    form = AnswerRequestForm(typed(request), kind=asked.kind, recipients=to, initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.answer_request(actor=request.actor, request_id=request_id, **form.said())
            return done(request, reverse("access:desk"), _("Thank you. They can read it now."))
    shown = pages.answer_context(request.actor, asked) | {"form": form}
    return page(request, "access/answer_request.html", shown, status=status_of(form))


@FORM
def looks_wrong(request: Request, look_id: UUID) -> HttpResponse:
    """A look seems wrong: it goes to whoever is asked about privacy, never to the one named."""
    shown = pages.looks_wrong_context(request.actor, look_id)
    check_may_ask(request.actor, participant_id=shown["person"].pk)
    form = ConcernForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.raise_concern(actor=request.actor, look_id=look_id, **form.cleaned_data)
            words = _("Thank you for saying it. %(clock)s") % {"clock": shown["clock"]}
            return done(request, _where_it_is(shown), words)
    shown |= {"form": form}
    return page(request, "access/looks_wrong.html", shown, status=status_of(form))


@FORM
def add_answer(request: Request, about: str, about_id: UUID) -> HttpResponse:
    """The person's own words beside a line about them."""
    line = line_of(about, about_id, page="answer")
    check_may_add_answer(request.actor, participant_id=line.participant_id)
    form = AnswerLineForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            said = {"about": about, "about_id": about_id, **form.cleaned_data}
            commands.add_answer(actor=request.actor, **said)
            return done(request, pages.page_of(line), _("Your words stand beside it now."))
    shown = pages.line_context(request.actor, line) | {"form": form}
    return page(request, "access/add_answer.html", shown, status=status_of(form))


def _where_it_is(shown: dict[str, object]) -> str:
    """The list of what was asked for the person; others who write it down do not read it."""
    key = shown["person"].pk  # type: ignore[attr-defined]
    return _requests_of(key) if shown["is_own"] else reverse("today:participant", args=[key])


def _requests_of(participant_id: UUID) -> str:
    return reverse("access:requests", args=[participant_id])
