from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from walkwith.access import commands
from walkwith.access.policies import check_may_begin_side_by_side, check_may_sit_beside
from walkwith.access.queries.side_by_side import moment_now
from walkwith.access.views.walking import page_of
from walkwith.foundation.requests import Request
from walkwith.people.models import Participant
from walkwith.people.queries import participant_with_id
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def side_by_side(request: Request, participant_id: UUID) -> HttpResponse:
    """Hand over the phone: with their yes, the two write in the plan together."""
    check_may_sit_beside(request.actor, participant_id=participant_id)
    person = participant_with_id(participant_id, page="side_by_side")
    is_own = person.membership_id == request.actor.id
    moment = moment_now(request.actor, participant_id, is_own=is_own, page="side_by_side")
    if moment and request.POST.get("act") == "end":
        commands.end_side_by_side(actor=request.actor, moment_id=moment.pk)
        words = _("It is yours alone again.") if is_own else _("It is theirs alone again.")
        return done(request, reverse("plans:plan", args=[participant_id]), words)
    if moment or is_own:
        return done(request, reverse("plans:plan", args=[participant_id]))
    return _asked(request, person)


def _asked(request: Request, person: Participant) -> HttpResponse:
    """The page that is handed over, in their language; and what they answer on it."""
    check_may_begin_side_by_side(request.actor, participant_id=person.pk)
    if request.POST.get("act") == "no":
        return done(request, page_of(person.pk), _("Not now. That is fine."))
    if request.POST.get("act") == "begin":
        commands.begin_side_by_side(actor=request.actor, participant_id=person.pk)
        return done(request, reverse("plans:plan", args=[person.pk]), _("You write together now."))
    shown = {"person": person, "worker": request.actor.name, "places": [], "actor": None}
    with override(person.language):
        return page(request, "access/side_by_side.html", shown)
