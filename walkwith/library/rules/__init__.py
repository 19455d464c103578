from walkwith.library.rules.help import (
    MOST_LINES,
    NEVER_GONE,
    reason_not_to_keep,
    reason_not_to_remove,
)
from walkwith.library.rules.lists import (
    MOST_OWN_LINES,
    MOST_OWN_SCRIPTS,
    OLD_AFTER,
    Freshness,
    freshness,
    has_pack_changed,
    later_check,
    sentences_of,
)
from walkwith.library.rules.report_card import Block, blocks_of

__all__ = [
    "MOST_LINES",
    "MOST_OWN_LINES",
    "MOST_OWN_SCRIPTS",
    "NEVER_GONE",
    "OLD_AFTER",
    "Block",
    "Freshness",
    "blocks_of",
    "freshness",
    "has_pack_changed",
    "later_check",
    "reason_not_to_keep",
    "reason_not_to_remove",
    "sentences_of",
]
