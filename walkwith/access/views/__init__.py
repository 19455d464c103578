from walkwith.access.views.doors import open_door
from walkwith.access.views.looks import looks, own_looks, roles
from walkwith.access.views.walking import (
    assign,
    end_assignment,
    end_supervision,
    supervision,
    welcome,
)

__all__ = [
    "assign",
    "end_assignment",
    "end_supervision",
    "looks",
    "open_door",
    "own_looks",
    "roles",
    "supervision",
    "welcome",
]
