from walkwith.referrals.commands.helping import (
    say_if_it_helped,
)
from walkwith.referrals.commands.meetings import (
    Arranged,
    choose_meeting,
    go_together,
    suggest_meeting,
)
from walkwith.referrals.commands.referring import (
    Asked,
    cancel_referral,
    plan_referral,
    refer,
    take_back_step,
    tell_referral,
)
from walkwith.referrals.commands.sending import (
    SentLink,
    send_referral,
    shut_link,
)

__all__ = [
    "Arranged",
    "Asked",
    "SentLink",
    "cancel_referral",
    "choose_meeting",
    "go_together",
    "plan_referral",
    "refer",
    "say_if_it_helped",
    "send_referral",
    "shut_link",
    "suggest_meeting",
    "take_back_step",
    "tell_referral",
]
