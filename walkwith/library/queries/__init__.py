from walkwith.library.queries.help import (
    HelpCard,
    default_lines,
    help_card,
    help_line,
    help_lines,
    lines_to_edit,
)
from walkwith.library.queries.report_card import report_card, report_card_to_write

__all__ = [
    "HelpCard",
    "default_lines",
    "help_card",
    "help_line",
    "help_lines",
    "lines_to_edit",
    "report_card",
    "report_card_to_write",
]
