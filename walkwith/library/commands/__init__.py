from walkwith.library.commands.help import (
    add_help_line,
    check_help_line,
    edit_help_line,
    make_help_ours,
    remove_help_line,
)
from walkwith.library.commands.lists import (
    add_line,
    check_line,
    choose_states,
    edit_line,
    hide_line,
    restore_line,
    show_line,
)
from walkwith.library.commands.report_card import write_report_card
from walkwith.library.commands.scripts import add_script, edit_script, take_off_script

__all__ = [
    "add_help_line",
    "add_line",
    "add_script",
    "check_help_line",
    "check_line",
    "choose_states",
    "edit_help_line",
    "edit_line",
    "edit_script",
    "hide_line",
    "make_help_ours",
    "remove_help_line",
    "restore_line",
    "show_line",
    "take_off_script",
    "write_report_card",
]
