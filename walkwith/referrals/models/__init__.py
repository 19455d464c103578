from walkwith.referrals.models.needs import (
    AvoidedPlace,
    ParticipantNeed,
    Preferences,
    UnmetNeed,
)

__all__ = [
    "AvoidedPlace",
    "ParticipantNeed",
    "Preferences",
    "UnmetNeed",
]
