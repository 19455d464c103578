import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from walkwith.access.models import Assignment
from walkwith.access.queries import holds_now, openings_of
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.accounts.models import Membership
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Step, Want
from walkwith.plans.policies import check_may_plan

MOST_OPEN = 60
MOST_DUE = 20
MOST_DONE = 20

OPEN = Q(done_at=None, let_go_at=None)

# The membership of a participant shows itself to nobody else: their own words have no name here.
WRITER = Subquery(Membership.objects.filter(pk=OuterRef("written_by_id")).values("name")[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the small plan page shows."""

    participant: Participant
    want: Want | None
    steps: list[Step]
    suggestions: list[Step]
    lately: list[Step]
    may_write: bool


def plan_of(participant_id: UUID) -> Plan:
    openings = openings_of(participant_id).to_read("identity", "plan")
    participant = participant_named(participant_id)
    open_ones = open_steps_of(participant_id)
    return Plan(
        participant=participant,
        want=current_want(participant_id),
        steps=[step for step in open_ones if not step.is_suggestion],
        suggestions=[step for step in open_ones if step.is_suggestion],
        lately=done_steps_of(participant_id),
        may_write="plan" in openings.may_write,
    )


def participant_named(participant_id: UUID, *, page: str = "plan") -> Participant:
    """The person a form or page is about; only their name is shown."""
    participant = Participant.objects.filter(pk=participant_id).first()
    if participant is None:
        raise NotFound
    note_look([participant_id], "identity", page=page)
    return participant


def participant_to_plan_with(viewer: Actor, participant_id: UUID) -> Participant:
    """The person a form of the plan is about, for somebody who may write in it."""
    check_may_plan(viewer, participant_id=participant_id)
    return participant_named(participant_id)


def stands_at_once(participant_id: UUID) -> bool:
    """Does what the viewer writes stand at once? Else it waits for the person's yes."""
    return may_write_theirs(participant_id)


def current_want(participant_id: UUID, *, page: str = "plan") -> Want | None:
    """What matters to them now, the newest; `writer` is the worker who wrote it down, or None."""
    note_look([participant_id], "plan", page=page)
    return (
        Want.objects.filter(
            participant_id=participant_id, area=None, is_suggestion=False, let_go_at=None
        )
        .annotate(writer=WRITER)
        .order_by("-made_at", "-id")
        .first()
    )


def open_steps_of(
    participant_id: UUID, *, done_since: dt.datetime | None = None, page: str = "plan"
) -> list[Step]:
    """Open steps and suggestions (`is_suggestion`), the next day first, those without a day last.

    Each carries its meeting and `writer`, the worker who wrote it (None: the participant). With
    `done_since` also those done since then, so that a page can offer to take it back.
    """
    note_look([participant_id], "plan", page=page)
    wanted = OPEN if done_since is None else OPEN | Q(done_at__gte=done_since)
    return list(
        Step.objects.filter(wanted)
        .filter(participant_id=participant_id)
        .select_related("meeting")
        .annotate(writer=WRITER)
        .order_by(F("day").asc(nulls_last=True), "made_at", "id")[:MOST_OPEN]
    )


def done_steps_of(participant_id: UUID, *, page: str = "plan") -> list[Step]:
    """The newest steps done."""
    note_look([participant_id], "plan", page=page)
    return list(
        Step.objects.filter(participant_id=participant_id, done_at__isnull=False)
        .select_related("meeting")
        .order_by("-done_at", "-id")[:MOST_DONE]
    )


def steps_due(today: dt.date, *, viewer: Actor, page: str = "today") -> list[Step]:
    """Steps with a day that has come, of everybody who is assigned to the viewer.

    Each carries its participant. The newest day first, so that old ones never hide today's.
    """
    mine = Assignment.objects.filter(holds_now(), worker_id=viewer.id)
    due = list(
        _open()
        .filter(
            is_suggestion=False, day__lte=today, participant_id__in=mine.values("participant_id")
        )
        .select_related("participant", "meeting")
        .order_by("-day", "made_at", "id")[:MOST_DUE]
    )
    note_look({step.participant_id for step in due}, "identity", "plan", how="listed", page=page)
    return due


def finished_lately(
    since: dt.datetime, *, viewer: Actor, most: int = 3, page: str = "today"
) -> list[Step]:
    """Steps done since then by people who are assigned to the viewer, the newest of each."""
    mine = Assignment.objects.filter(holds_now(), worker_id=viewer.id)
    done = Step.objects.filter(
        done_at__gte=since, participant_id__in=mine.values("participant_id")
    ).select_related("participant")
    newest: dict[UUID, Step] = {}
    for step in done.order_by("-done_at", "-id")[:MOST_DONE]:
        newest.setdefault(step.participant_id, step)
    found = list(newest.values())[:most]
    note_look([step.participant_id for step in found], "identity", "plan", how="listed", page=page)
    return found


def step_to_edit(viewer: Actor, step_id: UUID) -> Step:
    """One step with its participant, for somebody who may write in the plan."""
    found = Step.objects.filter(pk=step_id).select_related("participant", "meeting").first()
    if found is None:
        raise NotFound
    check_may_plan(viewer, participant_id=found.participant_id)
    note_look([found.participant_id], "identity", "plan", page="plan")
    return found


def _open() -> QuerySet[Step]:
    return Step.objects.filter(OPEN)
