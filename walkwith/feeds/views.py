from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.access.handing import as_file, as_page
from walkwith.accounts.held import initial_words
from walkwith.feeds import along, commands, queries
from walkwith.feeds.copies import take_copy
from walkwith.feeds.forms import CopyForm, ImportForm, TakeAlongForm
from walkwith.feeds.policies import check_may_copy, check_may_import, check_may_take_along
from walkwith.foundation import clock
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page


@require_GET
def index(request: Request) -> HttpResponse:
    """Where meetings come from, and when each list was last taken in."""
    lines = queries.sources(actor=request.actor, number=request.GET.get("page"))
    return page(request, "feeds/index.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
def import_meetings(request: Request) -> HttpResponse:
    """Ask for a list to be taken in."""
    check_may_import(request.actor)
    form = ImportForm(typed(request), request.FILES or None, initial=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            run = commands.ask_for_import(actor=request.actor, **form.asked())
            return done(request, reverse("feeds:run", args=[run.pk]))
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
    words = _("The meetings stay as they were.")
    return done(request, reverse("feeds:run", args=[run_id]), words)


@require_http_methods(["GET", "POST"])
def copy(request: Request, participant_id: UUID) -> HttpResponse:
    """Ask once, then hand over a copy of the whole record: to keep, or to print."""
    person = participant_with_id(participant_id, page="copy")
    check_may_copy(request.actor, participant_id=participant_id)
    owns = person.membership_id == request.actor.id
    form = CopyForm(typed(request), owns=owns)
    if form.is_valid():
        if request.POST.get("as") == "print":
            return as_page(take_copy(request.actor, participant_id, to_print=True))
        name = f"copy-{clock.today(request.actor.zone)}.zip"
        taken = take_copy(request.actor, participant_id, to_print=False)
        return as_file(taken, name=name, media_type="application/zip")
    shown = {"person": person, "owns": owns, "form": form}
    return page(request, "feeds/copy.html", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
def take_along(request: Request, participant_id: UUID) -> HttpResponse:
    """The plan, the wellness plan or the pocket card: on paper, readable without us."""
    check_may_take_along(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="along")
    known = {"what": request.GET.get("what") or "plan", "language": get_language()}
    form = TakeAlongForm(typed(request), initial=known)
    if form.is_valid():
        asked = form.asked(to_print=request.POST.get("as") == "print")
        taken = along.take_along(request.actor, participant_id, asked)
        if asked.to_print:
            return as_page(taken)
        name = f"{asked.what}-{clock.today(request.actor.zone)}.pdf"
        return as_file(taken, name=name, media_type="application/pdf")
    shown = {"person": person, "owns": person.membership_id == request.actor.id, "form": form}
    return page(request, "feeds/take_along.html", shown, status=status_of(form))
