from walkwith.library.views.help import (
    add_help_line,
    check_help_line,
    edit_help,
    edit_help_line,
    help,  # noqa: A004 (named as its address)
    make_help_ours,
    offline_help,
    remove_help_line,
    worker,
)
from walkwith.library.views.report_card import edit_report_card, report_card

__all__ = [
    "add_help_line",
    "check_help_line",
    "edit_help",
    "edit_help_line",
    "edit_report_card",
    "help",
    "make_help_ours",
    "offline_help",
    "remove_help_line",
    "report_card",
    "worker",
]
