from walkwith.referrals.views.answering import (
    answer,
)
from walkwith.referrals.views.helping import (
    helped,
)
from walkwith.referrals.views.matching import (
    match,
    none_fits,
    suggest_service,
    why,
    why_not,
)
from walkwith.referrals.views.meetings import (
    find,
    go_together,
    suggest,
)
from walkwith.referrals.views.needs import (
    add_need,
    avoid,
    end_avoided,
    meet_need,
    needs,
    reopen_need,
    suits,
)
from walkwith.referrals.views.planning import (
    put_in_plan,
)
from walkwith.referrals.views.referring import (
    cancel_referral,
    follow_ups,
    plan_referral,
    refer,
    refer_elsewhere,
    refer_meeting,
    referral,
    referrals,
    take_back_referral,
    tell_referral,
)
from walkwith.referrals.views.sending import (
    send_referral,
    shut_link,
)
from walkwith.referrals.views.unmet import (
    unmet,
    unmet_table,
)

__all__ = [
    "add_need",
    "answer",
    "avoid",
    "cancel_referral",
    "end_avoided",
    "find",
    "follow_ups",
    "go_together",
    "helped",
    "match",
    "meet_need",
    "needs",
    "none_fits",
    "plan_referral",
    "put_in_plan",
    "refer",
    "refer_elsewhere",
    "refer_meeting",
    "referral",
    "referrals",
    "reopen_need",
    "send_referral",
    "shut_link",
    "suggest",
    "suggest_service",
    "suits",
    "take_back_referral",
    "tell_referral",
    "unmet",
    "unmet_table",
    "why",
    "why_not",
]
