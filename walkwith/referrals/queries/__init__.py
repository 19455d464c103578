from walkwith.referrals.queries.meetings import (
    Offer,
    Seeker,
    offer,
    offer_together,
    place_for,
    seeker,
)

__all__ = [
    "Offer",
    "Seeker",
    "offer",
    "offer_together",
    "place_for",
    "seeker",
]
