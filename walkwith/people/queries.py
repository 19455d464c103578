"""Reads of who somebody is, their strengths, and how it is safe to reach them."""

from uuid import UUID

from django.db.models import Q

from walkwith.foundation.errors import NotFound
from walkwith.people.looks import How, note_look
from walkwith.people.models import ContactDetails, Participant, Strength
from walkwith.people.rules import folded

FIRST_MATCHES = 8
WORDS_SEARCHED = 6


def participant_with_id(participant_id: UUID, *, page: str) -> Participant:
    """The participant and how to reach them, in one statement. Raises `NotFound`."""
    return _shown(Q(pk=participant_id), page)


def participant_of_member(membership_id: UUID, *, page: str) -> Participant:
    """The participant who signs in with this membership. Raises `NotFound`."""
    return _shown(Q(membership_id=membership_id), page)


def _shown(wanted: Q, page: str) -> Participant:
    found = Participant.objects.select_related("contact_details").filter(wanted).first()
    if found is None:
        raise NotFound
    note_look([found.pk], "identity", page=page)
    if reaching(found) is not None:
        note_look([found.pk], "contact_details", page=page)
    return found


def reaching(participant: Participant) -> ContactDetails | None:
    """How to reach somebody, loaded with them; None when that is not within reach."""
    try:
        return participant.contact_details
    except ContactDetails.DoesNotExist:
        return None


def strengths_of(participant_id: UUID, *, page: str) -> list[Strength]:
    """In the order they were said."""
    note_look([participant_id], "strengths", page=page)
    return list(Strength.objects.filter(participant_id=participant_id).order_by("made_at", "id"))


def named(words: str) -> Q:
    """Every typed word is a part of one of their names; case and accents do not matter."""
    found = Q()
    for word in folded(words).split()[:WORDS_SEARCHED]:
        found &= Q(names__contains=word)
    return found


def participants_named(
    words: str, *, page: str, how: How = "listed", limit: int = FIRST_MATCHES
) -> list[Participant]:
    """The first matches within reach, by name."""
    found = list(Participant.objects.filter(named(words)).order_by("names", "id")[:limit])
    note_look([one.pk for one in found], "identity", how=how, page=page)
    return found


def participants_called(name: str, *, page: str) -> list[Participant]:
    """Those within reach who use just this name, however it is written."""
    return [
        one
        for one in participants_named(name, page=page, limit=50)
        if folded(one.preferred_name) == folded(name)
    ]
