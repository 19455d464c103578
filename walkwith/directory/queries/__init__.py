from walkwith.directory.queries.checking import (
    capacities_of,
    certifications_of,
    checks_of_meetings,
    checks_of_services,
)
from walkwith.directory.queries.meetings import (
    Found,
    MeetingFacts,
    Result,
    check_meeting,
    house_place,
    meeting_facts,
    meeting_with_source,
    meetings_near,
    next_occurrence,
    weekly_words,
    wished_place,
)

__all__ = [
    "Found",
    "MeetingFacts",
    "Result",
    "capacities_of",
    "certifications_of",
    "check_meeting",
    "checks_of_meetings",
    "checks_of_services",
    "house_place",
    "meeting_facts",
    "meeting_with_source",
    "meetings_near",
    "next_occurrence",
    "weekly_words",
    "wished_place",
]
