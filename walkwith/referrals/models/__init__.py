from walkwith.referrals.models.needs import (
    AvoidedPlace,
    ParticipantNeed,
    Preferences,
    UnmetNeed,
)
from walkwith.referrals.models.referrals import (
    Helped,
    LinkOpening,
    Referral,
    ReferralLink,
    ReferralStep,
)

__all__ = [
    "AvoidedPlace",
    "Helped",
    "LinkOpening",
    "ParticipantNeed",
    "Preferences",
    "Referral",
    "ReferralLink",
    "ReferralStep",
    "UnmetNeed",
]
