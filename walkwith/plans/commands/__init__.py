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

__all__ = [
    "accept_suggestion",
    "add_step",
    "decline_suggestion",
    "edit_step",
    "finish_step",
    "let_go_step",
    "reopen_step",
    "set_want",
]
