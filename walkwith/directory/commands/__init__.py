from walkwith.directory.commands.agencies import (
    add_own_service,
    edit_service,
)
from walkwith.directory.commands.meetings import (
    verify_meeting,
)

__all__ = [
    "add_own_service",
    "edit_service",
    "verify_meeting",
]
