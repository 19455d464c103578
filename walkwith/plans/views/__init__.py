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

__all__ = [
    "accept_step",
    "add_step",
    "decline_step",
    "edit_step",
    "finish_step",
    "let_go_step",
    "plan",
    "reopen_step",
    "want",
]
