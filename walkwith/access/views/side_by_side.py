from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.access import commands
from walkwith.access.policies import check_may_sit_beside
from walkwith.access.queries.side_by_side import moment_with
from walkwith.access.views.walking import page_of
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def side_by_side(request: Request, participant_id: UUID) -> HttpResponse:
    """Hand over the phone: with their yes, the two write in the plan together."""
    check_may_sit_beside(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="side_by_side")
    moment = moment_with(request.actor, participant_id)
    if request.POST.get("act") == "end" and moment:
        commands.end_side_by_side(actor=request.actor, moment_id=moment.pk)
        return done(request, page_of(participant_id), _("It is theirs alone again."))
    if request.POST.get("act") == "begin":
        commands.begin_side_by_side(actor=request.actor, participant_id=participant_id)
        return done(request, page_of(participant_id), _("You write together now."))
    return page(request, "access/side_by_side.html", {"person": person, "moment": moment})
