"""Records opened in an emergency that wait for the viewer to look into it."""

import datetime as dt

from walkwith.access.queries import emergencies_to_review
from walkwith.access.sentences.emergencies import ToldEmergency, told_emergency
from walkwith.foundation.actor import Actor


def to_review(viewer: Actor, now: dt.datetime) -> list[ToldEmergency]:
    """One statement, and one more where something waits. The oldest first."""
    return [
        told_emergency(one, zone=viewer.zone, now=now, is_own=False)
        for one in emergencies_to_review(page="today")
    ]
