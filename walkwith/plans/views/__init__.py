from walkwith.plans.views.plan import (
    accept_step,
    add_step,
    decline_step,
    edit_step,
    finish_step,
    let_go_step,
    plan,
    reopen_step,
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
    "accept_step",
    "add_step",
    "add_wellness_line",
    "card",
    "decline_step",
    "edit_step",
    "edit_wellness_line",
    "finish_step",
    "let_go_step",
    "plan",
    "pocket_card",
    "reopen_step",
    "want",
    "wellness",
]
