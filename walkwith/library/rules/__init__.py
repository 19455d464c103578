from walkwith.library.rules.help import (
    MOST_LINES,
    NEVER_GONE,
    reason_not_to_keep,
    reason_not_to_remove,
)
from walkwith.library.rules.report_card import Block, blocks_of

__all__ = [
    "MOST_LINES",
    "NEVER_GONE",
    "Block",
    "blocks_of",
    "reason_not_to_keep",
    "reason_not_to_remove",
]
