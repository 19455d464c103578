from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.access import commands, queries, sentences
from walkwith.access.forms import RegimeForm
from walkwith.access.policies import check_may_decide_regime
from walkwith.accounts.held import initial_words
from walkwith.foundation import clock
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page


@require_GET
def disclosures(request: Request, participant_id: UUID) -> HttpResponse:
    """What has left of somebody's record, to whom and why, in sentences."""
    person = participant_with_id(participant_id, page="disclosures")
    days, account = queries.account_of(
        participant_id, request.GET.get("page"), viewer=request.actor
    )
    owns = person.membership_id == request.actor.id
    reader = sentences.Reader(id=request.actor.id, owns=owns, person=person.preferred_name)
    told = sentences.told_account(account, reader)
    today = clock.today(request.actor.zone)
    shown = {"person": person, "days": days, "told": told, "reader": reader, "today": today}
    return page(request, "access/disclosures.html", shown)


@require_http_methods(["GET", "POST"])
def regimes(request: Request) -> HttpResponse:
    """Which law each program stands under, since when, who decided it and why."""
    check_may_decide_regime(request.actor)
    today = clock.today(request.actor.zone)
    standings = queries.standings_of_the_house(request.actor, today)
    form = RegimeForm(typed(request), initial=initial_words(request), standings=standings)
    if form.is_valid():
        with refusals_in(form):
            commands.decide_regime(actor=request.actor, **form.decision())
            return done(request, reverse("access:regimes"), _("Written down."))
    told = sentences.told_standings(standings)
    kinds = sentences.kinds_of_law()
    shown = {"form": form, "told": told, "today": today, "kinds": kinds}
    return page(request, "access/regimes.html", shown, status=status_of(form))
