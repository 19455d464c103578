"""Records opened in an emergency: who is told, what was opened, what waits to be looked into."""

from uuid import UUID

from django.db.models import QuerySet

from walkwith.access.acts import ask
from walkwith.access.models import EmergencyAccess, PrivacyContact
from walkwith.access.queries.covers import leaders_of
from walkwith.access.queries.looks import Seen, seen_in_emergency
from walkwith.accounts.models import Membership
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import holds_now
from walkwith.people.looks import note_look

MOST = 100


def told_of_emergencies(worker_id: UUID) -> list[Membership]:
    """Who is told when a worker opens a record, and looks into it: who leads them, and the
    privacy contacts. Each once; never the worker."""
    contacts = PrivacyContact.objects.filter(holds_now(), holds_now("member__"))
    named = contacts.exclude(member_id=worker_id).select_related("member").order_by("member__name")
    told = {one.pk: one for one in leaders_of(worker_id)}
    return list({**told, **{one.member_id: one.member for one in named}}.values())


def emergency_now(viewer: Actor, participant_id: UUID, *, page: str) -> EmergencyAccess | None:
    """The emergency in which the viewer has this record open just now; None for everybody else."""
    opened = _complete().filter(holds_now(), worker_id=viewer.id, participant_id=participant_id)
    found = opened.order_by("-ends_at").first()
    if found is not None:
        note_look([participant_id], "emergencies", page=page)
    return found


def emergencies_of(participant_id: UUID, *, page: str) -> list[EmergencyAccess]:
    """Every time this record was opened in an emergency, the newest first."""
    note_look([participant_id], "emergencies", page=page)
    found = _complete().filter(participant_id=participant_id).select_related("reviewed_by")
    return list(found.order_by("-starts_at", "-id")[:MOST])


def emergencies_to_review(*, page: str) -> list[EmergencyAccess]:
    """Those that wait for the viewer to look into them, the oldest first."""
    waiting = list(_waiting().order_by("starts_at", "id")[:MOST])
    mine = _facts_to_review() if waiting else set()
    found = [one for one in waiting if one.pk in mine]
    people = {one.participant_id for one in found}
    note_look(people, "identity", "emergencies", how="listed", page=page)
    return found


def emergency_to_review(emergency_id: UUID) -> EmergencyAccess:
    """One that waits for the viewer, with its person and worker. Raises `NotFound`."""
    found = _waiting().filter(pk=emergency_id).first()
    if found is None or found.pk not in _facts_to_review():
        raise NotFound
    note_look([found.participant_id], "identity", "emergencies", page="review")
    return found


def seen_in(emergency: EmergencyAccess) -> list[Seen]:
    """What was looked at in an emergency, in the order it happened."""
    return seen_in_emergency(emergency.participant_id, emergency.pk, page="review")


def _waiting() -> QuerySet[EmergencyAccess]:
    return _complete().filter(reviewed_at=None)


def _facts_to_review() -> set[UUID]:
    return {fact for _person, fact in ask("people_by", "reviews")}


def _complete() -> QuerySet[EmergencyAccess]:
    return EmergencyAccess.objects.select_related("worker", "participant")
