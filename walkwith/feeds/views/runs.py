from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.feeds import commands, queries
from walkwith.feeds.forms import ImportForm
from walkwith.feeds.policies import check_may_import
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_GET
def index(request: Request) -> HttpResponse:
    """Where meetings come from, and when each list was last taken in."""
    shown = {
        "lines": queries.sources(actor=request.actor, number=request.GET.get("page")),
        "rows_left": queries.rows_left(actor=request.actor),
        "rhythms": queries.rhythms(actor=request.actor, number="1").paginator.count,
    }
    return page(request, "feeds/index.html", shown)


@require_http_methods(["GET", "POST"])
def import_meetings(request: Request) -> HttpResponse:
    """Ask for a list to be taken in."""
    check_may_import(request.actor)
    form = ImportForm(typed(request), request.FILES or None, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form), form.asked() as asked:
            run = commands.ask_for_import(actor=request.actor, **asked)
            where = "feeds:columns" if run.state == run.States.ASKING else "feeds:run"
            return done(request, reverse(where, args=[run.pk]))
    return page(request, "feeds/import_meetings.html", {"form": form}, status=status_of(form))


@require_GET
def run(request: Request, run_id: UUID) -> HttpResponse:
    """How far an import is, then what came of it."""
    shown = {
        "report": queries.report(actor=request.actor, run_id=run_id),
        "rows": queries.rows_set_aside(
            actor=request.actor, run_id=run_id, number=request.GET.get("page")
        ),
    }
    return page(request, "feeds/run.html", shown, part="state")


@require_POST
def fetch_again(request: Request, source_id: UUID) -> HttpResponse:
    """Fetch the list of a source once more."""
    run = commands.fetch_again(actor=request.actor, source_id=source_id)
    return done(request, reverse("feeds:run", args=[run.pk]))


@require_POST
def go_on_anyway(request: Request, run_id: UUID) -> HttpResponse:
    """Take in a list that was held."""
    commands.go_on_anyway(actor=request.actor, run_id=run_id)
    return done(request, reverse("feeds:run", args=[run_id]))


@require_POST
def leave_as_it_is(request: Request, run_id: UUID) -> HttpResponse:
    """Keep the meetings as they are."""
    commands.leave_as_it_is(actor=request.actor, run_id=run_id)
    words = _("It stays as it was.")
    return done(request, reverse("feeds:run", args=[run_id]), words)
