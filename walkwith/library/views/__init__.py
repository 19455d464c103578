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
from walkwith.library.views.lines import (
    check_line,
    edit_line,
    hide_line,
    line,
    restore_line,
    show_line,
)
from walkwith.library.views.lists import (
    add_line,
    checklist,
    checklists,
    edit_checklist,
    print_checklist,
    states,
)
from walkwith.library.views.report_card import edit_report_card, report_card
from walkwith.library.views.scripts import (
    add_script,
    edit_script,
    print_script,
    script,
    scripts,
    take_off_script,
)

__all__ = [
    "add_help_line",
    "add_line",
    "add_script",
    "check_help_line",
    "check_line",
    "checklist",
    "checklists",
    "edit_checklist",
    "edit_help",
    "edit_help_line",
    "edit_line",
    "edit_report_card",
    "edit_script",
    "help",
    "hide_line",
    "line",
    "make_help_ours",
    "offline_help",
    "print_checklist",
    "print_script",
    "remove_help_line",
    "report_card",
    "restore_line",
    "script",
    "scripts",
    "show_line",
    "states",
    "take_off_script",
    "worker",
]
