from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.feedback_page import asked_in, feedback_context, told_feedback
from walkwith.plans.forms import AnswerForm, AskFeedbackForm, FeedbackForm
from walkwith.plans.pages import line_context, name_for, person_context
from walkwith.plans.policies import check_may_write_line
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def feedback(request: Request, participant_id: UUID) -> HttpResponse:
    """Honest words, each beside the answer of the person."""
    found = queries.feedback_of(participant_id)
    return page(request, "plans/feedback.html", feedback_context(request.actor, found))


@FORM
def write_feedback(request: Request, participant_id: UUID) -> HttpResponse:
    """An honest word, which waits for their answer."""
    person = queries.participant_to_be_honest_with(request.actor, participant_id)
    asked = asked_in(request.GET, participant_id)
    form = FeedbackForm(typed(request), name=person.preferred_name, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            to = form.cleaned_data | {"participant_id": participant_id}
            to |= {"asked_id": asked.pk if asked else None}
            commands.write_feedback(actor=request.actor, **to)
            said = _("It waits for an answer of %(name)s.") % {"name": person.preferred_name}
            return done(request, _address(participant_id), said)
    shown = person_context(request.actor, person) | {"form": form, "asked": asked}
    return page(request, "plans/write_feedback.html", shown, status=status_of(form))


@FORM
def edit_feedback(request: Request, feedback_id: UUID) -> HttpResponse:
    """Better words, for as long as they wait."""
    line = queries.feedback_to_edit(request.actor, feedback_id)
    person = line.participant
    known = {"words": line.words, **initial_words(request)}
    form = FeedbackForm(typed(request), name=person.preferred_name, initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.edit_feedback(
                actor=request.actor, feedback_id=feedback_id, **form.cleaned_data
            )
            return done(request, _address(person.pk), _("Saved."))
    shown = line_context(request.actor, line) | {"form": form, "asked": line.asked}
    return page(request, "plans/edit_feedback.html", shown, status=status_of(form))


@FORM
def answer_feedback(request: Request, feedback_id: UUID) -> HttpResponse:
    """What the person says to it; so it stands."""
    line = queries.feedback_to_answer(request.actor, feedback_id)
    known = {"answer": line.answer, **initial_words(request)}
    name = name_for(request.actor, line.participant)
    form = AnswerForm(typed(request), name=name, initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.answer_feedback(
                actor=request.actor, feedback_id=feedback_id, **form.cleaned_data
            )
            said = _("Your answer stands beside it.")
            return done(request, _address(line.participant_id), said)
    shown = line_context(request.actor, line) | {"form": form, "told": told_feedback(line)}
    return page(request, "plans/answer_feedback.html", shown, status=status_of(form))


@FORM
def ask_feedback(request: Request, participant_id: UUID) -> HttpResponse:
    """Tell me honestly about ..."""
    check_may_write_line(request.actor, participant_id=participant_id)
    person = queries.participant_named(participant_id, page="feedback")
    form = AskFeedbackForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.ask_feedback(
                actor=request.actor, participant_id=participant_id, **form.cleaned_data
            )
            said = _("Asked. Those who walk with you see it.")
            return done(request, _address(participant_id), said)
    shown = person_context(request.actor, person) | {"form": form}
    return page(request, "plans/ask_feedback.html", shown, status=status_of(form))


def _address(participant_id: UUID) -> str:
    return reverse("plans:feedback", args=[participant_id])
