from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from walkwith.access import queries, sentences
from walkwith.access.pages.looks import looks_context
from walkwith.access.sentences.matrix import matrix_as_table
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_of_member
from walkwith.people.sections import SECTIONS
from walkwith.ui.answers import page


@require_GET
def looks(request: Request, participant_id: UUID) -> HttpResponse:
    """Who has looked, day by day, in sentences."""
    shown = looks_context(request.actor, participant_id, request.GET)
    return page(request, "access/looks.html", shown)


@require_GET
def own_looks(request: Request) -> HttpResponse:
    """The participant's own list, by an address that names nobody."""
    person = participant_of_member(request.actor.id, page="looks")
    return redirect("access:looks", person.pk)


@require_GET
def roles(request: Request) -> HttpResponse:
    """What each role can see, printed from the matrix: of the sections this house keeps."""
    keeps_all = queries.house_of(request.actor).keeps_counseling_notes
    kept = [one for one in SECTIONS if keeps_all or one != "counseling_notes"]
    shown = {"roles": sentences.matrix_in_words(kept), "table": matrix_as_table(kept)}
    return page(request, "access/roles.html", shown)
