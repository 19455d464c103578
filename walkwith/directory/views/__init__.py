from walkwith.directory.views.meetings import (
    find,
    first_meeting,
    meeting,
    verify_meeting,
)

__all__ = [
    "find",
    "first_meeting",
    "meeting",
    "verify_meeting",
]
