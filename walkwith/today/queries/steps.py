"""The steps of the people somebody walks with: what is due, and what was done lately."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber

from walkwith.access.models import Assignment
from walkwith.access.queries import holds_now
from walkwith.foundation.actor import Actor
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.plans.models import Step

MOST_OF_EACH = 20


def steps_of_the_day(
    today: dt.date, *, since: dt.datetime, viewer: Actor, most: int = 3, page: str = "today"
) -> tuple[list[Step], list[Step]]:
    """Of everybody who is assigned to the viewer: steps with a day that has come, and the newest
    of each that is done since then. One statement.

    Each carries its participant. The newest day first, so that old ones never hide today's.
    """
    due: list[Step] = []
    newest: dict[UUID, Step] = {}
    for step in _of_the_day(today=today, since=since, worker=viewer.id):
        if step.done_at is None:
            due.append(step)
        else:
            newest.setdefault(step.participant_id, step)
    done = list(newest.values())[:most]
    people = {step.participant_id for step in (*due, *done)}
    note_look(people, "identity", "plan", how="listed", page=page)
    return due, done


@prepared
def _of_the_day(*, today: Any, since: Any, worker: Any) -> QuerySet[Step]:
    mine = Assignment.objects.filter(holds_now(), worker_id=worker).values("participant_id")
    is_due = Q(done_at=None, let_go_at=None, is_suggestion=False, day__lte=today)
    turn = Window(
        RowNumber(),
        partition_by=[Case(When(done_at=None, then=0), default=1)],
        order_by=[
            Case(When(done_at=None, then=F("day"))).desc(),
            F("done_at").desc(),
            F("made_at").asc(),
            F("id").asc(),
        ],
    )
    return (
        Step.objects.filter(is_due | Q(done_at__gte=since), participant_id__in=mine)
        .select_related("participant", "meeting")
        .annotate(turn=turn)
        .filter(turn__lte=MOST_OF_EACH)
        .order_by("turn")
    )
