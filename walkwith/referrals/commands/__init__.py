from walkwith.referrals.commands.meetings import (
    Arranged,
    choose_meeting,
    go_together,
    suggest_meeting,
)

__all__ = [
    "Arranged",
    "choose_meeting",
    "go_together",
    "suggest_meeting",
]
