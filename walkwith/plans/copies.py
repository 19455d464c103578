"""The person's own copy: what mattered to them, every step, and the wellness plan."""

from collections.abc import Collection
from uuid import UUID

from walkwith.people.copying import Part
from walkwith.people.sections import Section
from walkwith.plans.everyday_copy import budget_copy, routines_copy, ticks_copy
from walkwith.plans.obstacle_copy import obstacles_copy
from walkwith.plans.past_copy import versions_copy
from walkwith.plans.plan_copy import plan_copy
from walkwith.plans.wellness_copy import shares_copy, wellness_copy


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    """A fixed number of statements."""
    found: list[Part] = []
    if "plan" in sections:
        found += [*plan_copy(participant_id), shares_copy(participant_id)]
        found += obstacles_copy(participant_id)
        found += [routines_copy(participant_id), ticks_copy(participant_id)]
    if "wellness" in sections:
        found.append(wellness_copy(participant_id))
    if "budget" in sections:
        found.append(budget_copy(participant_id))
    if "plan" in sections:
        found.append(versions_copy(participant_id, sections))
    return found
