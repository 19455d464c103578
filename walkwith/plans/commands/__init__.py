from walkwith.plans.commands.areas import (
    add_areas,
    edit_area,
)
from walkwith.plans.commands.goals import (
    add_goal,
    edit_goal,
    finish_goal,
    reopen_goal,
)
from walkwith.plans.commands.lines import (
    accept_line,
    decline_line,
    let_go_line,
    move_line,
    take_up_line,
)
from walkwith.plans.commands.moments import (
    not_like_this,
)
from walkwith.plans.commands.steps import (
    add_step,
    edit_step,
    finish_step,
    reopen_step,
)
from walkwith.plans.commands.wants import (
    add_want,
    edit_want,
    set_want,
)
from walkwith.plans.commands.wellness import (
    add_wellness_line,
    edit_wellness_line,
)

__all__ = [
    "accept_line",
    "add_areas",
    "add_goal",
    "add_step",
    "add_want",
    "add_wellness_line",
    "decline_line",
    "edit_area",
    "edit_goal",
    "edit_step",
    "edit_want",
    "edit_wellness_line",
    "finish_goal",
    "finish_step",
    "let_go_line",
    "move_line",
    "not_like_this",
    "reopen_goal",
    "reopen_step",
    "set_want",
    "take_up_line",
]
