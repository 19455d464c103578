"""What participants ask about their record, and who hears it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.acts import ask
from walkwith.access.models import Request, Restriction
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import holds_now
from walkwith.people.looks import note_look
from walkwith.people.reach import check_may_read

MOST = 100


@dataclass(frozen=True, slots=True)
class Hearer:
    """A privacy contact who would read a request."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Waits:
    """Questions for the viewer as privacy contact; questions that nobody may answer, for an
    administrator; emergencies to look into; drafts that colleagues left with them; whether the
    viewer has said whom they know in private life; whether they follow a referral that is open,
    or over of late; and the open ones that nobody follows any more who walks with the person.
    """

    questions: int
    unheard: int
    to_review: int
    drafts_left: int
    has_said_whom_they_know: bool
    follows: bool
    left_referrals: Sequence[UUID]


def requests_of(participant_id: UUID, *, page: str) -> list[Request]:
    """Everything somebody asked, the open ones first, the newest first. Raises `NotFound`."""
    check_may_read(participant_id, "identity", "requests")
    note_look([participant_id], "requests", page=page)
    found = Request.objects.filter(participant_id=participant_id)
    newest = found.select_related("asked_by", "answered_by").order_by("-made_at", "-id")[:MOST]
    return sorted(newest, key=lambda one: one.answered_at is not None)


def restrictions_of(participant_id: UUID, *, page: str) -> list[Restriction]:
    """What is not passed on now."""
    note_look([participant_id], "consents", page=page)
    found = Restriction.objects.filter(holds_now(), participant_id=participant_id)
    return list(found.select_related("recipient").order_by("starts_at", "id")[:MOST])


def restriction_with_id(restriction_id: UUID, *, page: str) -> Restriction:
    """One that holds now. Raises `NotFound`."""
    found = Restriction.objects.filter(holds_now(), pk=restriction_id).first()
    if found is None:
        raise NotFound
    note_look([found.participant_id], "consents", page=page)
    return found


def open_requests() -> list[Request]:
    """What waits for the viewer as privacy contact, by the day it is due."""
    waiting = [request_id for _person, request_id in ask("people_by", "privacy_contact")]
    found = list(
        Request.objects.filter(pk__in=waiting)
        .select_related("participant", "asked_by")
        .order_by("due_on", "made_at", "id")[:MOST]
    )
    people = {one.participant_id for one in found}
    note_look(people, "identity", "requests", how="listed", page="desk")
    return found


def request_to_answer(request_id: UUID) -> Request:
    """One that waits for the viewer as privacy contact. Raises `NotFound`."""
    found = Request.objects.filter(pk=request_id, answered_at=None)
    one = found.select_related("participant", "asked_by").first()
    if one is None or not waits_for_viewer(request_id):
        raise NotFound
    note_look([one.participant_id], "identity", "requests", page="answer")
    return one


def waits_for_viewer(request_id: UUID) -> bool:
    return request_id in {fact for _person, fact in ask("people_by", "privacy_contact")}


def hearers_of(participant_id: UUID, *, named: UUID | None = None) -> list[Hearer]:
    """Who would read a request of somebody that names `named`: never that one."""
    return [Hearer(*row) for row in ask("heard_by", participant_id, named)]


def waits() -> Waits:
    """What waits for the viewer about records: one statement."""
    return Waits(*ask("waits_for_viewer")[0])
