from walkwith.referrals.views.meetings import (
    find,
    go_together,
    suggest,
)

__all__ = [
    "find",
    "go_together",
    "suggest",
]
