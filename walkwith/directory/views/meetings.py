from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from walkwith.directory import commands, queries
from walkwith.directory.calling import dialed
from walkwith.directory.policies import may_verify
from walkwith.directory.uses import count_use
from walkwith.foundation.requests import Request
from walkwith.ui.answers import page


@require_GET
def meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """All that is known about one meeting, and how fresh it is."""
    facts = queries.meeting_facts(actor=request.actor, meeting_id=meeting_id)
    count_use(request.actor, meeting_id)
    undo = queries.check_to_take_back(
        actor=request.actor, check=facts.check, within=commands.UNDO_FOR
    )
    shown = {
        "facts": facts,
        "twins": queries.twins_of_meeting(actor=request.actor, meeting_id=meeting_id),
        "may_verify": may_verify(request.actor),
        "undo": undo,
        "dials": dialed(facts.meeting.conference_phone, facts.meeting.zone),
    }
    return page(request, "directory/meeting.html", shown)


@require_GET
def first_meeting(request: Request) -> HttpResponse:
    """What to expect at a first meeting."""
    return page(request, "directory/first_meeting.html", {})
