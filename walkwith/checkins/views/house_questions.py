from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.checkins import commands, queries
from walkwith.checkins.forms import HouseQuestionsForm, known_of_house
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def house_questions(request: Request) -> HttpResponse:
    """What this house offers to ask oneself."""
    known = queries.house_questions_kept(request.actor)
    return page(request, "checkins/house_questions.html", {"known": known})


@FORM
def add_house_questions(request: Request) -> HttpResponse:
    queries.house_questions_kept(request.actor)
    form = HouseQuestionsForm(typed(request), initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.add_house_questions(actor=request.actor, **form.cleaned_data)
            return done(request, _all(), _("They are offered now."))
    return page(
        request, "checkins/add_house_questions.html", {"form": form}, status=status_of(form)
    )


@FORM
def edit_house_questions(request: Request, house_questions_id: UUID) -> HttpResponse:
    known = queries.house_questions_to_edit(request.actor, house_questions_id)
    initial = {**known_of_house(known), **initial_words(request)}
    form = HouseQuestionsForm(typed(request), initial=initial)
    if form.is_valid():
        with refusals_in(form):
            said = {"house_questions_id": house_questions_id, **form.cleaned_data}
            commands.edit_house_questions(actor=request.actor, **said)
            return done(request, _all(), _("Saved."))
    shown = {"form": form, "known": known}
    return page(request, "checkins/edit_house_questions.html", shown, status=status_of(form))


@require_POST
def end_house_questions(request: Request, house_questions_id: UUID) -> HttpResponse:
    commands.end_house_questions(actor=request.actor, house_questions_id=house_questions_id)
    return done(request, _all(), _("Nobody is asked these any more."))


def _all() -> str:
    return reverse("checkins:house_questions")
