"""From which age somebody signs alone: reviewed by the house, state by state."""

import datetime as dt

from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.models import MinorRule
from walkwith.access.policies import check_may_review_minor_rules
from walkwith.access.rules.consents import OF_AGE
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record


@command
def review_minor_rule(
    *, actor: Actor, state: str, alone_from: int, source: str, checked_on: dt.date
) -> MinorRule:
    """Write down what the law of a state says, where it says so and when somebody looked."""
    check_may_review_minor_rules(actor)
    if not 0 < alone_from <= OF_AGE:
        raise Refused(_("Write an age from 1 to 18."), field="alone_from")
    if checked_on > clock.today(actor.zone):
        raise Refused(_("That day is still to come."), field="checked_on")
    rule = MinorRule.objects.create(
        organization_id=actor.organization_id,
        state=state,
        alone_from=alone_from,
        source=source,
        checked_on=checked_on,
        reviewed_by_id=actor.id,
    )
    event = events.MinorRuleReviewed(state=state, alone_from=alone_from)
    record(actor=actor, event=event, about=rule)
    return rule
