from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.feeds import commands, queries
from walkwith.feeds.forms import ColumnsForm, MendForm, SourceForm
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def source(request: Request, source_id: UUID) -> HttpResponse:
    """One list: how often it is asked for, its license, and what came of the last times."""
    facts = queries.source_facts(actor=request.actor, source_id=source_id)
    form = SourceForm(typed(request), facts=facts)
    if form.is_valid():
        with refusals_in(form):
            commands.keep_source(actor=request.actor, source_id=source_id, **form.asked())
            return done(request, reverse("feeds:source", args=[source_id]), _("Saved."))
    return page(
        request, "feeds/source.html", {"facts": facts, "form": form}, status=status_of(form)
    )


@require_POST
def take_down(request: Request, source_id: UUID) -> HttpResponse:
    """Show nothing of a list any more."""
    commands.take_down(actor=request.actor, source_id=source_id)
    words = _("The list is taken down. Nothing of it is shown.")
    return done(request, reverse("feeds:source", args=[source_id]), words)


@require_POST
def put_back(request: Request, source_id: UUID) -> HttpResponse:
    """Let a list that was taken down come again."""
    commands.put_back(actor=request.actor, source_id=source_id)
    words = _("The list may come again. Bring it in once more, and it is shown.")
    return done(request, reverse("feeds:source", args=[source_id]), words)


@require_http_methods(["GET", "POST"])
def columns(request: Request, run_id: UUID) -> HttpResponse:
    """Say which column of a table is which."""
    found = queries.columns_of(actor=request.actor, run_id=run_id)
    form = ColumnsForm(typed(request), found=found)
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            commands.name_columns(actor=request.actor, run_id=run_id, columns=said)
            return done(request, reverse("feeds:run", args=[run_id]))
    shown = {"found": found, "form": form}
    return page(request, "feeds/columns.html", shown, status=status_of(form))


@require_POST
def name_columns_again(request: Request, source_id: UUID) -> HttpResponse:
    """Ask once more which column is which: now, or when the table comes again."""
    run = commands.name_columns_again(actor=request.actor, source_id=source_id)
    if run is not None:
        return done(request, reverse("feeds:run", args=[run.pk]))
    words = _("Bring the table in again, and we ask which column is which.")
    return done(request, reverse("feeds:source", args=[source_id]), words)


@require_POST
def taken_for(request: Request, run_id: UUID) -> HttpResponse:
    """The rows of a table are of the other kind."""
    list_format = request.POST.get("list_format", "")
    commands.take_table_for(actor=request.actor, run_id=run_id, list_format=list_format)
    return done(request, reverse("feeds:columns", args=[run_id]))


@require_GET
def changes(request: Request, run_id: UUID) -> HttpResponse:
    """What an import changed, listing by listing."""
    kind, number = request.GET.get("kind", ""), request.GET.get("page")
    run, told = queries.changes_of(actor=request.actor, run_id=run_id, kind=kind, number=number)
    shown = {"run": run, "told": told, "kind": kind, "kinds": queries.KINDS_OF_CHANGE}
    return page(request, "feeds/changes.html", shown)


@require_GET
def quarantine(request: Request) -> HttpResponse:
    """The next row that could not be used, to put right or to leave out."""
    after = request.GET.get("after", "")
    found = queries.next_row(actor=request.actor, after=after)
    form = MendForm(None, asks=found.asks if found else ())
    shown = {
        "found": found,
        "form": form,
        "undo": queries.last_row_done(actor=request.actor),
        "today": queries.rows_done_today(actor=request.actor),
    }
    return page(request, "feeds/quarantine.html", shown)


@require_http_methods(["GET", "POST"])
def row(request: Request, row_id: UUID) -> HttpResponse:
    """One row that could not be used; when somebody was quicker, the next one."""
    found = queries.row_to_mend(actor=request.actor, row_id=row_id)
    if found is None:
        return _on_to_next(request, row_id, _("Somebody has looked at this row already."))
    form = MendForm(typed(request), asks=found.asks)
    if form.is_valid():
        with refusals_in(form):
            commands.mend_row(actor=request.actor, row_id=row_id, fixes=form.asked())
            return _on_to_next(request, row_id, _("Put right, and shown from now on."))
    shown = {"found": found, "form": form}
    return page(request, "feeds/quarantine.html", shown, status=status_of(form))


@require_POST
def leave_out(request: Request, row_id: UUID) -> HttpResponse:
    """Leave a row out, also when it comes again."""
    if queries.row_to_mend(actor=request.actor, row_id=row_id) is None:
        return _on_to_next(request, row_id, _("Somebody has looked at this row already."))
    commands.leave_out(actor=request.actor, row_id=row_id)
    return _on_to_next(request, row_id, _("Left out."))


@require_POST
def take_up_again(request: Request, row_id: UUID) -> HttpResponse:
    """Take a row back that was left out or put right."""
    commands.take_up_again(actor=request.actor, row_id=row_id)
    words = _("Taken back. It waits for you again.")
    return done(request, f"{reverse('feeds:row', args=[row_id])}#next", words)


@require_GET
def rhythms(request: Request) -> HttpResponse:
    """Meetings that say they are not every week, for a person to decide."""
    found = queries.rhythms(actor=request.actor, number=request.GET.get("page"))
    undo = queries.decided_rhythm(actor=request.actor, meeting_id=request.GET.get("last", ""))
    return page(request, "feeds/rhythms.html", {"found": found, "undo": undo})


@require_POST
def decide_rhythm(request: Request, meeting_id: UUID) -> HttpResponse:
    """Say whether a meeting is every week."""
    is_weekly = request.POST.get("is") == "weekly"
    commands.decide_rhythm(actor=request.actor, meeting_id=meeting_id, is_weekly=is_weekly)
    words = _("It is shown as every week.") if is_weekly else _("It is shown with its own words.")
    return done(request, f"{reverse('feeds:rhythms')}?last={meeting_id}#next", words)


@require_POST
def ask_rhythm_again(request: Request, meeting_id: UUID) -> HttpResponse:
    """Take back what one said of a meeting a moment ago."""
    commands.ask_rhythm_again(actor=request.actor, meeting_id=meeting_id)
    words = _("Taken back. It waits for you again.")
    return done(request, f"{reverse('feeds:rhythms')}#next", words)


def _on_to_next(request: Request, row_id: UUID, words: str) -> HttpResponse:
    """The next row stands right there, with the focus on it."""
    return done(request, f"{reverse('feeds:quarantine')}?after={row_id}#next", words)
