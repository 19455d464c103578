from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.checkins import commands, queries
from walkwith.checkins.forms import AnswerForm, QuestionForm, known_of_entry
from walkwith.checkins.pages import asking_context, drawn_context, mirror_context
from walkwith.checkins.questions import OWN, Questions
from walkwith.foundation import clock
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans.pages import line_context
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def mirror(request: Request, participant_id: UUID) -> HttpResponse:
    """The questions there are: for the person all, for others what is shown to them by name."""
    found = queries.mirror_of(request.actor, participant_id)
    return page(request, "checkins/mirror.html", mirror_context(request.actor, found))


@require_GET
def questions(request: Request, participant_id: UUID, questions: str) -> HttpResponse:
    """What was answered over time, drawn, with their own notes."""
    found = queries.drawn_of(request.actor, participant_id, questions)
    return page(request, "checkins/questions.html", drawn_context(request.actor, found))


@FORM
def answer(request: Request, participant_id: UUID, questions: str) -> HttpResponse:
    """Look in the mirror: any question may be passed over."""
    asking = queries.questions_to_answer(request.actor, participant_id, questions)
    form = _form(request, asking.questions, {})
    if form.is_valid():
        with refusals_in(form):
            said = {"participant_id": participant_id, "questions": questions, **form.said()}
            commands.answer(actor=request.actor, **said)
            return done(request, _drawn(participant_id, questions), _("It is in the mirror."))
    shown = asking_context(request.actor, asking.participant, asking.questions)
    return page(request, "checkins/answer.html", shown | {"form": form}, status=status_of(form))


@FORM
def edit_mirror_entry(request: Request, mirror_entry_id: UUID) -> HttpResponse:
    """They see it another way, or add a note."""
    entry, asked = queries.entry_to_edit(request.actor, mirror_entry_id)
    form = _form(request, asked, known_of_entry(entry))
    if form.is_valid():
        with refusals_in(form):
            commands.edit_mirror_entry(
                actor=request.actor, mirror_entry_id=mirror_entry_id, **form.said()
            )
            return done(request, _drawn(entry.participant_id, entry.questions), _("Saved."))
    shown = line_context(request.actor, entry) | {"form": form, "questions": asked}
    return page(request, "checkins/edit_mirror_entry.html", shown, status=status_of(form))


@FORM
def add_question(request: Request, participant_id: UUID) -> HttpResponse:
    """A question of their own."""
    asking = queries.questions_to_answer(request.actor, participant_id, OWN)
    form = QuestionForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            said = {"participant_id": participant_id, **form.cleaned_data}
            commands.add_question(actor=request.actor, **said)
            return done(request, _drawn(participant_id, OWN), _("It is one of yours now."))
    shown = asking_context(request.actor, asking.participant, asking.questions)
    shown["form"] = form
    return page(request, "checkins/add_question.html", shown, status=status_of(form))


@FORM
def edit_own_question(request: Request, own_question_id: UUID) -> HttpResponse:
    """Ask it in better words, or let it go."""
    line = queries.question_to_edit(request.actor, own_question_id)
    form = QuestionForm(typed(request), initial={"words": line.words, **initial_words(request)})
    if form.is_valid():
        with refusals_in(form):
            said = {"own_question_id": own_question_id, **form.cleaned_data}
            commands.edit_own_question(actor=request.actor, **said)
            return done(request, _drawn(line.participant_id, OWN), _("Saved."))
    shown = line_context(request.actor, line) | {"form": form}
    return page(request, "checkins/edit_own_question.html", shown, status=status_of(form))


def _form(request: Request, asked: Questions, known: dict[str, Any]) -> AnswerForm:
    return AnswerForm(
        typed(request),
        questions=asked,
        today=clock.today(request.actor.zone),
        initial={**known, **initial_words(request)},
    )


def _drawn(participant_id: UUID, code: str) -> str:
    return reverse("checkins:questions", args=[participant_id, code])
