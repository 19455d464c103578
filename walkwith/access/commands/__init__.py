from walkwith.access.commands.doors import close_own_door, open_own_door, renew_own_door
from walkwith.access.commands.walking import (
    assign,
    begin_supervision,
    end_assignment,
    end_supervision,
    welcome_participant,
)

__all__ = [
    "assign",
    "begin_supervision",
    "close_own_door",
    "end_assignment",
    "end_supervision",
    "open_own_door",
    "renew_own_door",
    "welcome_participant",
]
