import datetime as dt
from uuid import UUID

from django.db.models import F, Q, QuerySet

from walkwith.access.models import Assignment
from walkwith.access.queries import holds_now
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.plans.models import Step
from walkwith.plans.policies import OF_THE_WORKER
from walkwith.plans.queries.suggestions import WRITER

MOST_OPEN = 60
MOST_DUE = 20
MOST_DONE = 20
MOST_OF_A_WEEK = 100

OPEN = Q(done_at=None, let_go_at=None)


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


def steps_of_week(monday: dt.date, *, viewer: Actor, page: str = "week") -> list[Step]:
    """Steps with a day in the week, done or open: one's own; for a worker those they do.

    Each carries its participant and meeting, in the order of days.
    """
    days = (monday, monday + dt.timedelta(days=6))
    steps = Step.objects.filter(day__range=days, is_suggestion=False, let_go_at=None)
    if viewer.role == "participant":
        steps = steps.filter(participant__membership_id=viewer.id)
    else:
        mine = Assignment.objects.filter(holds_now(), worker_id=viewer.id)
        steps = steps.filter(
            who__in=OF_THE_WORKER, participant_id__in=mine.values("participant_id")
        )
    found = list(
        steps.select_related("participant", "meeting").order_by("day", "place", "made_at", "id")[
            :MOST_OF_A_WEEK
        ]
    )
    note_look({step.participant_id for step in found}, "identity", "plan", how="listed", page=page)
    return found


def _open() -> QuerySet[Step]:
    return Step.objects.filter(OPEN)
