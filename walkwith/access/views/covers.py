from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.access import commands
from walkwith.access.forms.covers import AskCoverForm, ChooseCoverForm, CoverAgreementForm
from walkwith.access.forms.covers import known_of_agreement as known
from walkwith.access.pages import covers as pages
from walkwith.access.policies import check_may_agree_to_cover, check_may_ask_cover
from walkwith.access.queries import covers as queries
from walkwith.access.queries import openings_of
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def covers(request: Request) -> HttpResponse:
    """Every cover the viewer has to do with."""
    check_may_ask_cover(request.actor)
    return page(request, "access/covers.html", pages.covers_context(request.actor))


@FORM
def ask_cover(request: Request) -> HttpResponse:
    """Ask for cover, without a reason."""
    check_may_ask_cover(request.actor)
    form = AskCoverForm(
        typed(request), initial=initial_words(request), **pages.who_could_cover(request.actor)
    )
    if form.is_valid():
        with refusals_in(form):
            cover = commands.ask_cover(actor=request.actor, **form.said())
            return done(request, _page_of(cover.pk), _("Asked. Rest well."))
    return page(request, "access/ask_cover.html", {"form": form}, status=status_of(form))


@require_GET
def cover(request: Request, cover_id: UUID) -> HttpResponse:
    """One cover: when, who, and for whom of the people it holds."""
    check_may_ask_cover(request.actor)
    found = queries.cover_with_id(cover_id)
    return page(request, "access/cover.html", pages.cover_context(request.actor, found))


@FORM
def choose_cover(request: Request, cover_id: UUID) -> HttpResponse:
    """Ask this colleague, or another one."""
    check_may_ask_cover(request.actor)
    found = queries.cover_to_choose(request.actor, cover_id)
    form = ChooseCoverForm(typed(request), colleagues=queries.colleagues_of(found.away_id))
    if form.is_valid():
        with refusals_in(form):
            worker = form.cleaned_data["worker"]
            asked = commands.choose_cover(actor=request.actor, cover_id=cover_id, worker_id=worker)
            return done(request, _page_of(asked.pk), _("Asked. You see here when they answer."))
    shown = pages.cover_context(request.actor, found) | {"form": form}
    return page(request, "access/choose_cover.html", shown, status=status_of(form))


@require_POST
def answer_cover(request: Request, cover_id: UUID) -> HttpResponse:
    """Yes or no."""
    yes = request.POST.get("answer") == "yes"
    commands.answer_cover(actor=request.actor, cover_id=cover_id, yes=yes)
    if yes:
        return done(request, _page_of(cover_id), _("Thank you. You stand in."))
    return done(request, reverse("today:today"), _("That is fine. Somebody else is asked."))


@require_POST
def end_cover(request: Request, cover_id: UUID) -> HttpResponse:
    how = commands.end_cover(actor=request.actor, cover_id=cover_id)
    words = {
        "ended": _("It is over. Nobody stands in any more."),
        "handed_back": _("It is over for you. Thank you for what you did."),
    }
    return done(request, reverse("access:covers"), words[how])


@FORM
def cover_agreement(request: Request, participant_id: UUID) -> HttpResponse:
    """What a stand-in may see, as the person says."""
    openings = openings_of(participant_id).to_read("identity", "consents")
    agreed = queries.agreement_of(participant_id, page="cover_agreement")
    form = CoverAgreementForm(typed(request), initial=known(agreed) | initial_words(request))
    if form.is_bound:
        check_may_agree_to_cover(request.actor, participant_id=participant_id)
    if form.is_valid():
        said = form.sections_ticked()
        commands.agree_to_cover(actor=request.actor, participant_id=participant_id, sections=said)
        return done(request, request.path, _("Saved. You can change it any day."))
    shown = pages.agreement_context(request.actor, participant_id, openings, agreed)
    answer = {**shown, "form": form}
    return page(request, "access/cover_agreement.html", answer, status=status_of(form))


def _page_of(cover_id: UUID) -> str:
    return reverse("access:cover", args=[cover_id])
