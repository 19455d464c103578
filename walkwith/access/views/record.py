from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from walkwith.access import queries
from walkwith.access.record import ways_of
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import page


@require_GET
def record(request: Request, participant_id: UUID) -> HttpResponse:
    """Everything about the record itself: who sees it, what was agreed to, what left."""
    openings = queries.openings_of(participant_id).to_read("identity", "looks")
    ways = ways_of(participant_id, openings)
    person = participant_with_id(participant_id, page="record")
    shown = {"person": person, "ways": ways, "is_own": openings.is_own, "leave": openings.is_own}
    return page(request, "access/record.html", shown)
