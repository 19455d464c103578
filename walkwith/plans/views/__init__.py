from walkwith.plans.views.areas import (
    add_areas,
    edit_area,
)
from walkwith.plans.views.goals import (
    add_goal,
    edit_goal,
    finish_goal,
    reopen_goal,
)
from walkwith.plans.views.lines import (
    accept_line,
    decline_line,
    let_go_line,
    move_line,
    take_up_line,
)
from walkwith.plans.views.moments import (
    moment,
    moments,
    not_like_this,
)
from walkwith.plans.views.plan import (
    order,
    plan,
    put_away,
)
from walkwith.plans.views.steps import (
    add_step,
    edit_step,
    finish_step,
    reopen_step,
)
from walkwith.plans.views.wants import (
    add_want,
    edit_want,
    want,
)
from walkwith.plans.views.wellness import (
    add_wellness_line,
    card,
    edit_wellness_line,
    pocket_card,
    wellness,
)

__all__ = [
    "accept_line",
    "add_areas",
    "add_goal",
    "add_step",
    "add_want",
    "add_wellness_line",
    "card",
    "decline_line",
    "edit_area",
    "edit_goal",
    "edit_step",
    "edit_want",
    "edit_wellness_line",
    "finish_goal",
    "finish_step",
    "let_go_line",
    "moment",
    "moments",
    "move_line",
    "not_like_this",
    "order",
    "plan",
    "pocket_card",
    "put_away",
    "reopen_goal",
    "reopen_step",
    "take_up_line",
    "want",
    "wellness",
]
