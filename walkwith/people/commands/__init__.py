from walkwith.people.commands.participants import add_participant, edit_participant
from walkwith.people.commands.strengths import (
    add_strengths,
    edit_strength,
    hide_strength,
    remove_strength,
    show_strength,
)

__all__ = [
    "add_participant",
    "add_strengths",
    "edit_participant",
    "edit_strength",
    "hide_strength",
    "remove_strength",
    "show_strength",
]
