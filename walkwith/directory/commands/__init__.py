from walkwith.directory.commands.agencies import (
    add_own_service,
    edit_service,
)
from walkwith.directory.commands.capacity import (
    add_certification,
    end_certification,
    say_capacity,
    step_capacity,
)
from walkwith.directory.commands.checking import (
    take_back_check,
    verify_meeting,
    verify_service,
)

__all__ = [
    "add_certification",
    "add_own_service",
    "edit_service",
    "end_certification",
    "say_capacity",
    "step_capacity",
    "take_back_check",
    "verify_meeting",
    "verify_service",
]
