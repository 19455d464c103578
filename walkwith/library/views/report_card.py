from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.library import commands, queries
from walkwith.library.forms import ReportCardForm
from walkwith.ui.answers import done, page


@require_GET
def report_card(request: Request) -> HttpResponse:
    """What the people here must report, for everybody of the house."""
    return page(request, "library/report_card.html", {"report": queries.report_card()})


def edit_report_card(request: Request) -> HttpResponse:
    card = queries.report_card_to_write(actor=request.actor)
    known = {**ReportCardForm.known(card), **initial_words(request)}
    form = ReportCardForm(typed(request), initial=known)
    if form.is_valid():
        with refusals_in(form):
            commands.write_report_card(actor=request.actor, **form.cleaned_data)
            return done(request, reverse("library:report_card"), _("Saved as a new version."))
    return page(request, "library/edit_report_card.html", {"form": form}, status=status_of(form))
