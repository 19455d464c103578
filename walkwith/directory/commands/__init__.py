from walkwith.directory.commands.meetings import (
    verify_meeting,
)

__all__ = [
    "verify_meeting",
]
