import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from walkwith.access.models import Assignment
from walkwith.access.queries import holds_now
from walkwith.foundation.actor import Actor
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.plans.models import Step
from walkwith.plans.policies import OF_THE_WORKER
from walkwith.plans.queries.suggestions import WRITER

MOST_OPEN = 60
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
    since = () if done_since is None else (done_since,)
    return _open_of(person=participant_id, since=since)


@prepared
def _open_of(*, person: Any, since: tuple[Any, ...]) -> QuerySet[Step]:
    wanted = OPEN | Q(done_at__gte=since[0]) if since else OPEN
    return (
        Step.objects.filter(wanted)
        .filter(participant_id=person)
        .select_related("meeting")
        .annotate(writer=WRITER)
        .order_by(F("day").asc(nulls_last=True), "made_at", "id")[:MOST_OPEN]
    )


def done_steps_of(participant_id: UUID, *, page: str = "plan") -> list[Step]:
    """The newest steps done."""
    note_look([participant_id], "plan", page=page)
    return _done_of(person=participant_id)


@prepared
def _done_of(*, person: Any) -> QuerySet[Step]:
    done = Step.objects.filter(participant_id=person, done_at__isnull=False)
    return done.select_related("meeting").order_by("-done_at", "-id")[:MOST_DONE]


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
