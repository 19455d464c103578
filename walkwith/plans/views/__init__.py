from walkwith.plans.views.areas import add_areas, edit_area
from walkwith.plans.views.brought import (
    bring_over,
    brought_item,
    keep_brought_item,
    leave_out_brought_item,
    undo_brought_item,
)
from walkwith.plans.views.budget import add_amount, budget, edit_amount
from walkwith.plans.views.checklists import checklist, checklists, make_step, note_line, tick_line
from walkwith.plans.views.feedback import (
    answer_feedback,
    ask_feedback,
    edit_feedback,
    feedback,
    write_feedback,
)
from walkwith.plans.views.goals import add_goal, edit_goal, finish_goal, goal, reopen_goal
from walkwith.plans.views.history import as_it_was, bring_back, history, versions
from walkwith.plans.views.lines import (
    accept_line,
    decline_line,
    let_go_line,
    move_line,
    take_up_line,
)
from walkwith.plans.views.moments import moment, moments, not_like_this
from walkwith.plans.views.obstacles import (
    add_obstacle,
    edit_obstacle,
    finish_obstacle,
    look_back,
    obstacle,
    obstacles,
    reopen_obstacle,
    take_step,
)
from walkwith.plans.views.options import (
    add_lesson,
    add_option,
    choose_option,
    edit_lesson,
    edit_option,
    put_back_option,
)
from walkwith.plans.views.plan import order, plan, put_away
from walkwith.plans.views.routines import add_routine, edit_routine, routines
from walkwith.plans.views.steps import add_step, edit_step, finish_step, reopen_step
from walkwith.plans.views.wants import add_want, edit_want, want
from walkwith.plans.views.wellness import (
    add_wellness_line,
    card,
    edit_wellness_line,
    pocket_card,
    wellness,
)

__all__ = [
    "accept_line",
    "add_amount",
    "add_areas",
    "add_goal",
    "add_lesson",
    "add_obstacle",
    "add_option",
    "add_routine",
    "add_step",
    "add_want",
    "add_wellness_line",
    "answer_feedback",
    "as_it_was",
    "ask_feedback",
    "bring_back",
    "bring_over",
    "brought_item",
    "budget",
    "card",
    "checklist",
    "checklists",
    "choose_option",
    "decline_line",
    "edit_amount",
    "edit_area",
    "edit_feedback",
    "edit_goal",
    "edit_lesson",
    "edit_obstacle",
    "edit_option",
    "edit_routine",
    "edit_step",
    "edit_want",
    "edit_wellness_line",
    "feedback",
    "finish_goal",
    "finish_obstacle",
    "finish_step",
    "goal",
    "history",
    "keep_brought_item",
    "leave_out_brought_item",
    "let_go_line",
    "look_back",
    "make_step",
    "moment",
    "moments",
    "move_line",
    "not_like_this",
    "note_line",
    "obstacle",
    "obstacles",
    "order",
    "plan",
    "pocket_card",
    "put_away",
    "put_back_option",
    "reopen_goal",
    "reopen_obstacle",
    "reopen_step",
    "routines",
    "take_step",
    "take_up_line",
    "tick_line",
    "undo_brought_item",
    "versions",
    "want",
    "wellness",
    "write_feedback",
]
