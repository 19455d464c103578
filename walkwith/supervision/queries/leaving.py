"""What leaving would end, in numbers; and for who leads: people who need somebody new, drafts."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from walkwith.access.acts import ask
from walkwith.access.models import Assignment, Supervision
from walkwith.access.queries import holds_now, is_kept_out, workers_of_the_house
from walkwith.accounts.models import Membership, Roles
from walkwith.contacts.forms import NoteForm
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import has_ended
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.supervision.policies import check_may_hand_on, check_may_see_off

MOST_PEOPLE = 50
WORDS_OF_A_DRAFT = ("goal", "together", "felt", "step_1", "step_2", "step_3")


@dataclass(frozen=True, slots=True)
class Ends:
    """What ends with somebody's work here. Numbers only: names are not an administrator's."""

    people: int
    alone: int
    leaders: int
    leads: int
    drafts: int
    covers: int
    emergencies: int
    is_privacy_contact: bool
    is_elsewhere: bool

    @property
    def needs_leader(self) -> bool:
        """Nobody would see that their people need somebody new."""
        return self.people > 0 and self.leaders == 0


@dataclass(frozen=True, slots=True)
class Needing:
    """Somebody who needs a new peer specialist. `gone` names one who no longer works here."""

    participant_id: UUID
    preferred_name: str
    assignment_id: UUID
    gone: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftDraft:
    """What a colleague who left had begun to write, and who could go on with it."""

    id: UUID
    participant: Participant
    words: list[tuple[str, str]]
    at: dt.datetime
    author: str
    may_get_it: list[Membership]


def what_ends(*, actor: Actor, membership_id: UUID) -> Ends:
    """Raises `NotFound` for somebody who does not belong to the house."""
    check_may_see_off(actor)
    rows = ask("leaving_counts", membership_id)
    if not rows:
        raise NotFound
    return Ends(*rows[0])


def leaders_to_choose(membership_id: UUID) -> list[Membership]:
    """The supervisors who could lead the people of somebody who leaves."""
    return [
        one
        for one in workers_of_the_house()
        if one.role == Roles.SUPERVISOR and one.pk != membership_id
    ]


def people_who_need_somebody(viewer: Actor) -> list[Needing]:
    """Of those the viewer's workers walk with: whoever has nobody now, and whose worker is gone.

    The ones who have nobody come first. Why is not said.
    """
    found: list[Assignment] = _needing(leader=viewer.id)
    ids = {one.participant_id for one in found}
    note_look(ids, "identity", "relationships", how="listed", page="team")
    others = _names_by_person(ids) if ids else {}
    return [
        Needing(
            participant_id=one.participant_id,
            preferred_name=one.participant.preferred_name,
            assignment_id=one.pk,
            gone="" if one.worker.is_here else one.worker.name,
            others=tuple(member.name for member in others.get(one.participant_id, [])),
        )
        for one in found
    ]


@prepared
def _needing(*, leader: Any) -> QuerySet[Assignment]:
    led = Supervision.objects.filter(holds_now(), supervisor_id=leader)
    able = _able().filter(participant_id=OuterRef("participant_id"))
    return (
        Assignment.objects.filter(holds_now(), worker_id__in=led.values("worker_id"))
        .annotate(has_somebody=Exists(able))
        .filter(Q(has_somebody=False) | has_ended("worker__"))
        .select_related("participant", "worker")
        .order_by("has_somebody", "participant__preferred_name", "participant_id", "id")[
            :MOST_PEOPLE
        ]
    )


def drafts_left(viewer: Actor) -> list[LeftDraft]:
    """The drafts that wait with the viewer, the oldest first."""
    check_may_hand_on(viewer)
    rows = ask("drafts_handed_over")
    ids = {row[1] for row in rows}
    note_look(ids, "identity", "contact_notes", "relationships", page="leaving")
    people = Participant.objects.in_bulk(list(ids))
    able = _names_by_person(ids)
    return [
        LeftDraft(
            id=draft,
            participant=people[person],
            words=_words(json.loads(said)),
            at=at,
            author=author,
            may_get_it=able.get(person, []),
        )
        for draft, person, said, at, author in rows
        if person in people
    ]


def _able() -> QuerySet[Assignment]:
    """Walks of those who work here and are not kept out, as far as the viewer reads that."""
    return Assignment.objects.filter(holds_now(), holds_now("worker__")).exclude(is_kept_out())


def _names_by_person(ids: set[UUID]) -> dict[UUID, list[Membership]]:
    walks = _able().filter(participant_id__in=ids).select_related("worker")
    found: dict[UUID, list[Membership]] = {}
    for one in walks.order_by("worker__name", "id"):
        found.setdefault(one.participant_id, []).append(one.worker)
    return found


def _words(said: dict[str, Any]) -> list[tuple[str, str]]:
    """The words of a draft under the names of the form they were typed in."""
    return [
        (str(NoteForm.base_fields[name].label), " ".join(said[name]))
        for name in WORDS_OF_A_DRAFT
        if any(part.strip() for part in said.get(name, []))
    ]
