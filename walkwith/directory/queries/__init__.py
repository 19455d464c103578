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
    "check_meeting",
    "house_place",
    "meeting_facts",
    "meeting_with_source",
    "meetings_near",
    "next_occurrence",
    "weekly_words",
    "wished_place",
]
