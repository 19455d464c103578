from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from walkwith.access import queries, sentences
from walkwith.access.sentences.matrix import matrix_as_table
from walkwith.foundation import clock
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_of_member, participant_with_id
from walkwith.ui.answers import page


@require_GET
def looks(request: Request, participant_id: UUID) -> HttpResponse:
    """Who has looked, day by day, in sentences."""
    only = _only(request)
    days = queries.days_of_looks(participant_id, request.GET.get("page"), only)
    person = participant_with_id(participant_id, page="looks")
    reader = sentences.Reader(
        id=request.actor.id,
        owns=person.membership_id == request.actor.id,
        person=person.preferred_name,
    )
    told = sentences.told_by_day(queries.seen_on(participant_id, list(days), only), reader)
    today = clock.today(request.actor.zone)
    shown = {"person": person, "days": days, "told": told, "reader": reader, "today": today}
    shown |= {"only": only, "lookers": queries.lookers(participant_id, page="looks")}
    return page(request, "access/looks.html", shown)


def _only(request: Request) -> queries.Only:
    try:
        viewer_id = UUID(request.GET.get("who", ""))
    except ValueError:
        viewer_id = None
    return queries.Only(viewer_id=viewer_id, wrote="wrote" in request.GET)


@require_GET
def own_looks(request: Request) -> HttpResponse:
    """The participant's own list, by an address that names nobody."""
    person = participant_of_member(request.actor.id, page="looks")
    return redirect("access:looks", person.pk)


@require_GET
def roles(request: Request) -> HttpResponse:
    """What each role can see, printed from the matrix."""
    shown = {"roles": sentences.matrix_in_words(), "table": matrix_as_table()}
    return page(request, "access/roles.html", shown)
