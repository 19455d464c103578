from walkwith.referrals.commands.helping import (
    say_if_it_helped,
)
from walkwith.referrals.commands.meetings import (
    Arranged,
    choose_meeting,
    go_together,
    suggest_meeting,
    suggest_service,
)
from walkwith.referrals.commands.needs import (
    add_need,
    avoid_place,
    end_avoided,
    meet_need,
    reopen_need,
    say_preferences,
)
from walkwith.referrals.commands.planning import (
    put_in_plan,
)
from walkwith.referrals.commands.referring import (
    Asked,
    cancel_referral,
    plan_referral,
    refer,
    take_back_referral,
    tell_referral,
)
from walkwith.referrals.commands.sending import (
    SentLink,
    send_referral,
    shut_link,
)
from walkwith.referrals.commands.unmet import (
    count_unmet,
)

__all__ = [
    "Arranged",
    "Asked",
    "SentLink",
    "add_need",
    "avoid_place",
    "cancel_referral",
    "choose_meeting",
    "count_unmet",
    "end_avoided",
    "go_together",
    "meet_need",
    "plan_referral",
    "put_in_plan",
    "refer",
    "reopen_need",
    "say_if_it_helped",
    "say_preferences",
    "send_referral",
    "shut_link",
    "suggest_meeting",
    "suggest_service",
    "take_back_referral",
    "tell_referral",
]
