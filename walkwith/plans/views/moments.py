from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from walkwith.foundation.requests import Request
from walkwith.plans import commands, queries
from walkwith.plans.pages import language_of, moment_context, moments_context
from walkwith.ui.answers import done, page


@require_GET
def moment(request: Request, moment_id: UUID) -> HttpResponse:
    """What the two wrote together; read on one phone, it is in the language of the person."""
    found = queries.moment_with_id(moment_id)
    with override(language_of(request.actor, found)):
        shown = moment_context(request.actor, found, queries.changes_of(moment_id))
        return page(request, "plans/moment.html", shown)


@require_GET
def moments(request: Request, participant_id: UUID) -> HttpResponse:
    """All moments in which somebody wrote in the plan with them."""
    person = queries.participant_to_plan_with(request.actor, participant_id)
    found = queries.moments_of(participant_id)
    return page(request, "plans/moments.html", moments_context(request.actor, person, found))


@require_POST
def not_like_this(request: Request, moment_id: UUID, own_line_id: UUID) -> HttpResponse:
    """Take one line back: it is as it was before that moment."""
    commands.not_like_this(actor=request.actor, moment_id=moment_id, line_id=own_line_id)
    return done(request, reverse("plans:moment", args=[moment_id]))
