from walkwith.referrals.queries.helping import asked_today
from walkwith.referrals.queries.leaving_out import leaves_something_out
from walkwith.referrals.queries.matching import (
    FIRST as MATCHES_FIRST,
)
from walkwith.referrals.queries.matching import (
    MOST as MATCHES_MOST,
)
from walkwith.referrals.queries.matching import (
    match_page,
    named_page,
    service_to_suggest,
    why_page,
)
from walkwith.referrals.queries.meetings import (
    Offer,
    Seeker,
    offer,
    offer_together,
    place_for,
    seeker,
)
from walkwith.referrals.queries.needs import (
    agency_of,
    needs_of,
    somebody_looking,
    suits_of,
)
from walkwith.referrals.queries.referring import (
    FollowUps,
    ReferralList,
    ReferralPage,
    ReferralPlace,
    follow_ups,
    followed_today,
    is_asked,
    links_that_open,
    place_to_refer,
    referral_page,
    referrals_of,
)
from walkwith.referrals.queries.sending import (
    GoingOut,
    Sending,
    leaving,
    referral_to_change,
    sending,
)
from walkwith.referrals.queries.unmet import (
    unmet_page,
)

__all__ = [
    "MATCHES_FIRST",
    "MATCHES_MOST",
    "FollowUps",
    "GoingOut",
    "Offer",
    "ReferralList",
    "ReferralPage",
    "ReferralPlace",
    "Seeker",
    "Sending",
    "agency_of",
    "asked_today",
    "follow_ups",
    "followed_today",
    "is_asked",
    "leaves_something_out",
    "leaving",
    "links_that_open",
    "match_page",
    "named_page",
    "needs_of",
    "offer",
    "offer_together",
    "place_for",
    "place_to_refer",
    "referral_page",
    "referral_to_change",
    "referrals_of",
    "seeker",
    "sending",
    "service_to_suggest",
    "somebody_looking",
    "suits_of",
    "unmet_page",
    "why_page",
]
