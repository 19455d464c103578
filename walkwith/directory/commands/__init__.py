from walkwith.directory.commands.agencies import (
    add_own_service,
    edit_agency,
    edit_service,
)
from walkwith.directory.commands.capacity import (
    add_certification,
    end_certification,
    say_capacity,
    step_capacity,
)
from walkwith.directory.commands.checking import (
    UNDO_FOR,
    ask_for_check,
    take_back_check,
    verify_meeting,
    verify_service,
)
from walkwith.directory.commands.duplicates import (
    decide_duplicate,
    look_for_duplicates,
)
from walkwith.directory.commands.own_list import (
    put_on_meeting,
    put_on_service,
    take_off_meeting,
    take_off_service,
)
from walkwith.directory.commands.public import (
    open_directory,
)

__all__ = [
    "UNDO_FOR",
    "add_certification",
    "add_own_service",
    "ask_for_check",
    "decide_duplicate",
    "edit_agency",
    "edit_service",
    "end_certification",
    "look_for_duplicates",
    "open_directory",
    "put_on_meeting",
    "put_on_service",
    "say_capacity",
    "step_capacity",
    "take_back_check",
    "take_off_meeting",
    "take_off_service",
    "verify_meeting",
    "verify_service",
]
