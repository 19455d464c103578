from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.library.queries import checklist_of
from walkwith.plans import commands, queries
from walkwith.plans.checklists_page import address_of, checklist_context, checklists_context
from walkwith.plans.forms import LineNoteForm
from walkwith.plans.pages import person_context
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def checklists(request: Request, participant_id: UUID) -> HttpResponse:
    """The lists they have begun, and all there are."""
    found = queries.checklists_with(request.actor, participant_id)
    return page(request, "plans/checklists.html", checklists_context(request.actor, found))


@require_GET
def checklist(request: Request, participant_id: UUID, checklist: str) -> HttpResponse:
    """One list: what they need still, and what they have."""
    found = queries.checklist_with(request.actor, participant_id, checklist)
    return page(request, "plans/checklist.html", checklist_context(request.actor, found))


@require_POST
def tick_line(request: Request, participant_id: UUID, line: str) -> HttpResponse:
    """They have it, unless the button says that they need it."""
    has_it = request.POST.get("has_it") != "no"
    commands.tick_line(actor=request.actor, participant_id=participant_id, code=line, has_it=has_it)
    words = _("Found. One less to look for.") if has_it else _("On the list again.")
    return done(request, address_of(participant_id, checklist_of(line)), words)


@FORM
def note_line(request: Request, participant_id: UUID, line: str) -> HttpResponse:
    """A note beside a line."""
    person, found, listed = queries.line_to_note(request.actor, participant_id, line)
    known = queries.tick_of(participant_id, line)
    initial = {"words": known.words if known else "", **initial_words(request)}
    form = LineNoteForm(typed(request), initial=initial)
    if form.is_valid():
        with refusals_in(form):
            asked = form.cleaned_data | {"actor": request.actor, "code": line}
            commands.note_line(participant_id=participant_id, **asked)
            return done(request, address_of(participant_id, found.code), _("Saved."))
    shown = person_context(request.actor, person)
    shown |= {"form": form, "checklist": found, "line": listed}
    return page(request, "plans/note_line.html", shown, status=status_of(form))


@require_POST
def make_step(request: Request, participant_id: UUID, line: str) -> HttpResponse:
    """The line as a small next step in the plan."""
    stands = queries.stands_at_once(participant_id)
    step = commands.make_step(
        actor=request.actor, participant_id=participant_id, code=line, is_suggestion=not stands
    )
    words = _("Suggested as a step.") if step.is_suggestion else _("It is a step in the plan now.")
    return done(request, address_of(participant_id, checklist_of(line)), words)
