from walkwith.plans.commands.areas import add_areas, edit_area
from walkwith.plans.commands.brought import (
    bring_over,
    change_brought_item,
    keep_brought_item,
    leave_out_brought_item,
    undo_brought_item,
)
from walkwith.plans.commands.budget import add_amount, edit_amount
from walkwith.plans.commands.checklists import make_step, note_line, tick_line
from walkwith.plans.commands.feedback import (
    answer_feedback,
    ask_feedback,
    edit_feedback,
    write_feedback,
)
from walkwith.plans.commands.goals import add_goal, edit_goal, finish_goal, reopen_goal
from walkwith.plans.commands.history import bring_back_version
from walkwith.plans.commands.lessons import add_lesson, edit_lesson
from walkwith.plans.commands.lines import (
    accept_line,
    decline_line,
    let_go_line,
    move_line,
    take_up_line,
)
from walkwith.plans.commands.moments import not_like_this
from walkwith.plans.commands.obstacles import (
    add_obstacle,
    edit_obstacle,
    finish_obstacle,
    look_back,
    reopen_obstacle,
)
from walkwith.plans.commands.options import add_option, choose_option, edit_option, put_back_option
from walkwith.plans.commands.routines import add_routine, edit_routine
from walkwith.plans.commands.steps import add_step, edit_step, finish_step, reopen_step
from walkwith.plans.commands.wants import add_want, edit_want, set_want
from walkwith.plans.commands.wellness import add_wellness_line, edit_wellness_line

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
    "ask_feedback",
    "bring_back_version",
    "bring_over",
    "change_brought_item",
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
    "finish_goal",
    "finish_obstacle",
    "finish_step",
    "keep_brought_item",
    "leave_out_brought_item",
    "let_go_line",
    "look_back",
    "make_step",
    "move_line",
    "not_like_this",
    "note_line",
    "put_back_option",
    "reopen_goal",
    "reopen_obstacle",
    "reopen_step",
    "set_want",
    "take_up_line",
    "tick_line",
    "undo_brought_item",
    "write_feedback",
]
