"""Reads of who somebody is. Whoever calls them notes the look (`access.looks`)."""

from uuid import UUID

from django.db.models import Q

from walkwith.foundation.errors import NotFound
from walkwith.people.models import ContactDetails, Participant, Strength
from walkwith.people.rules import folded

FIRST_MATCHES = 8


def participant_with_id(participant_id: UUID) -> Participant:
    """The participant and how to reach them, in one statement. Raises `NotFound`."""
    found = Participant.objects.select_related("contact_details").filter(pk=participant_id).first()
    if found is None:
        raise NotFound
    return found


def participant_of_member(membership_id: UUID) -> Participant:
    """The participant who signs in with this membership. Raises `NotFound`."""
    found = (
        Participant.objects.select_related("contact_details")
        .filter(membership_id=membership_id)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def reaching(participant: Participant) -> ContactDetails | None:
    """How to reach somebody, loaded with them; None when this is not within reach."""
    try:
        return participant.contact_details
    except ContactDetails.DoesNotExist:
        return None


def strengths_of(participant_id: UUID) -> list[Strength]:
    """In the order they were said."""
    return list(Strength.objects.filter(participant_id=participant_id).order_by("made_at", "id"))


def named(words: str) -> Q:
    """Every typed word is a part of one of their names; case and accents do not matter."""
    found = Q()
    for word in folded(words).split()[:6]:
        found &= Q(names__contains=word)
    return found


def participants_named(words: str, *, limit: int = FIRST_MATCHES) -> list[Participant]:
    """The first matches within reach, by name."""
    return list(Participant.objects.filter(named(words)).order_by("names", "id")[:limit])
