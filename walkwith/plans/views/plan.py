from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from walkwith.foundation.requests import Request
from walkwith.plans import queries
from walkwith.plans.pages import order_context, plan_context, put_away_context
from walkwith.plans.policies import check_may_write_line
from walkwith.ui.answers import page


@require_GET
def plan(request: Request, participant_id: UUID) -> HttpResponse:
    """The plan: what they want in each part of life, goals, small steps, what is done."""
    found = queries.plan_of(participant_id)
    return page(request, "plans/plan.html", plan_context(request.actor, found))


@require_GET
def order(request: Request, participant_id: UUID) -> HttpResponse:
    """Everything of the plan in its order, each with a way up and a way down."""
    check_may_write_line(request.actor, participant_id=participant_id)
    found = queries.plan_of(participant_id)
    return page(request, "plans/order.html", order_context(request.actor, found))


@require_GET
def put_away(request: Request, participant_id: UUID) -> HttpResponse:
    """What they let go of: it can come back any day."""
    person = queries.participant_to_plan_with(request.actor, participant_id)
    found = queries.put_away_of(participant_id)
    return page(request, "plans/put_away.html", put_away_context(request.actor, person, found))
