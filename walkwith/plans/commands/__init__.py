from walkwith.plans.commands.steps import (
    accept_suggestion,
    add_step,
    decline_suggestion,
    edit_step,
    finish_step,
    let_go_step,
    reopen_step,
)
from walkwith.plans.commands.wants import set_want
from walkwith.plans.commands.wellness import add_wellness_line, edit_wellness_line

__all__ = [
    "accept_suggestion",
    "add_step",
    "add_wellness_line",
    "decline_suggestion",
    "edit_step",
    "edit_wellness_line",
    "finish_step",
    "let_go_step",
    "reopen_step",
    "set_want",
]
