"""What the templates of this package are given."""

from typing import Any

from walkwith.access.queries.lines import said_beside
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant
from walkwith.plans.queries import Plan
from walkwith.plans.telling import told_steps


def plan_context(actor: Actor, plan: Plan) -> dict[str, Any]:
    today = clock.today(actor.zone)
    is_own = plan.participant.membership_id == actor.id
    lines = [plan.want] if plan.want else []
    steps = [*plan.steps, *plan.suggestions, *plan.lately]
    return person_context(actor, plan.participant) | {
        "want": plan.want,
        "may_write": plan.may_write,
        "steps": told_steps(plan.steps, today, is_own=is_own),
        "suggestions": told_steps(plan.suggestions, today, is_own=is_own),
        "lately": told_steps(plan.lately, today, is_own=is_own),
        "answers": said_beside([one.pk for one in (*lines, *steps)], page="plan"),
    }


def person_context(actor: Actor, participant: Participant) -> dict[str, Any]:
    return {
        "participant": participant,
        "name": participant.preferred_name,
        "is_own": participant.membership_id == actor.id,
    }


def name_for(actor: Actor, participant: Participant) -> str:
    """The name to call them by; empty for the person themselves, who is "me"."""
    return "" if participant.membership_id == actor.id else participant.preferred_name
