from walkwith.access.queries.looks import Seen, days_of_looks, seen_lately, seen_on
from walkwith.access.queries.walking import (
    Openings,
    assignment_with_id,
    assignments_of,
    holds_now,
    is_here,
    openings_of,
    supervisions_now,
    team_of,
    workers_led_by,
    workers_of_the_house,
    workers_to_assign,
    workers_to_welcome,
)

__all__ = [
    "Openings",
    "Seen",
    "assignment_with_id",
    "assignments_of",
    "days_of_looks",
    "holds_now",
    "is_here",
    "openings_of",
    "seen_lately",
    "seen_on",
    "supervisions_now",
    "team_of",
    "workers_led_by",
    "workers_of_the_house",
    "workers_to_assign",
    "workers_to_welcome",
]
