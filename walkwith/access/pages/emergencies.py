"""What the templates about emergencies are given."""

from typing import Any
from uuid import UUID

from walkwith.access import sentences
from walkwith.access.models import EmergencyAccess
from walkwith.access.queries import emergencies as queries
from walkwith.access.queries import openings_of
from walkwith.access.queries.covers import leaders_of
from walkwith.access.queries.lines import said_beside
from walkwith.access.sentences.emergencies import ToldEmergency, told_emergency
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.queries import participant_with_id


def emergency_form_context(viewer: Actor) -> dict[str, Any]:
    """Who is told, and whom to call where nobody is found."""
    return {
        "told": queries.told_of_emergencies(viewer.id),
        "leaders": leaders_of(viewer.id),
    }


def emergencies_context(viewer: Actor, participant_id: UUID) -> dict[str, Any]:
    openings = openings_of(participant_id).to_read("identity", "emergencies")
    found = queries.emergencies_of(participant_id, page="emergencies")
    return {
        "person": participant_with_id(participant_id, page="emergencies"),
        "told": [told(viewer, one, is_own=openings.is_own) for one in found],
        "is_own": openings.is_own,
        "answers": said_beside([one.pk for one in found], page="emergencies"),
    }


def review_context(viewer: Actor, emergency: EmergencyAccess) -> dict[str, Any]:
    """The reason, and what was looked at, in sentences."""
    person = emergency.participant
    reader = sentences.Reader(id=viewer.id, owns=False, person=person.preferred_name)
    return {
        "told": told(viewer, emergency),
        "emergency": emergency,
        "seen": sentences.told_by_day(queries.seen_in(emergency), reader),
        "today": clock.today(viewer.zone),
    }


def told(viewer: Actor, emergency: EmergencyAccess, *, is_own: bool = False) -> ToldEmergency:
    return told_emergency(emergency, zone=viewer.zone, now=clock.now(), is_own=is_own)
