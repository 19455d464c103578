"""Reads of who somebody is, their strengths, and how it is safe to reach them."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import first, prepared
from walkwith.people.looks import note_look
from walkwith.people.models import ContactDetails, Participant, Strength
from walkwith.people.reach import check_may_write
from walkwith.people.rules import folded

MOST_ALIKE = 50


def participant_with_id(participant_id: UUID, *, page: str) -> Participant:
    """Who somebody is, for a page that does not show how to reach them. Raises `NotFound`."""
    return _shown(first(_person(person=participant_id)), page)


def participant_of_member(membership_id: UUID, *, page: str) -> Participant:
    """The participant who signs in with this membership. Raises `NotFound`."""
    return _shown(Participant.objects.filter(membership_id=membership_id).first(), page)


def participant_and_reaching(participant_id: UUID, *, page: str) -> Participant:
    """The participant and how to reach them, in one statement. Raises `NotFound`."""
    found = _shown(first(_person_and_reaching(person=participant_id)), page)
    if reaching(found) is not None:
        note_look([found.pk], "contact_details", page=page)
    return found


@prepared
def _person(*, person: Any) -> QuerySet[Participant]:
    return Participant.objects.filter(pk=person)


@prepared
def _person_and_reaching(*, person: Any) -> QuerySet[Participant]:
    return Participant.objects.select_related("contact_details").filter(pk=person)


def _shown(found: Participant | None, page: str) -> Participant:
    if found is None:
        raise NotFound
    note_look([found.pk], "identity", page=page)
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
    return _strengths(person=participant_id)


def strength_to_edit(strength_id: UUID) -> Strength:
    """One of them with its participant, for whoever may change it. Raises `NotFound`."""
    found = Strength.objects.select_related("participant").filter(pk=strength_id).first()
    if found is None:
        raise NotFound
    check_may_write(found.participant_id, "identity", "strengths")
    note_look([found.participant_id], "identity", "strengths", page="strengths")
    return found


@prepared
def _strengths(*, person: Any) -> QuerySet[Strength]:
    return Strength.objects.filter(participant_id=person).order_by("made_at", "id")


def participants_called(name: str, *, page: str) -> list[Participant]:
    """Those within reach who use just this name, however it is written."""
    wanted = folded(name)
    begins = Q(names=wanted) | Q(names__startswith=f"{wanted} ")  # the name they use comes first
    alike = Participant.objects.filter(begins).order_by("names", "id")[:MOST_ALIKE]
    found = [one for one in alike if folded(one.preferred_name) == wanted]
    note_look([one.pk for one in found], "identity", how="listed", page=page)
    return found
