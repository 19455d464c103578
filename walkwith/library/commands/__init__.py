from walkwith.library.commands.help import (
    add_help_line,
    check_help_line,
    edit_help_line,
    make_help_ours,
    remove_help_line,
)
from walkwith.library.commands.report_card import write_report_card

__all__ = [
    "add_help_line",
    "check_help_line",
    "edit_help_line",
    "make_help_ours",
    "remove_help_line",
    "write_report_card",
]
