"""What waits for a yes, of every kind a plan is made of; and what was put away."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat

from walkwith.accounts.models import Membership
from walkwith.foundation.prepared import first, prepared
from walkwith.people.looks import note_look
from walkwith.plans.models import (
    Area,
    BroughtItem,
    Feedback,
    FeedbackAsked,
    Goal,
    Lesson,
    Line,
    Obstacle,
    Option,
    Routine,
    Step,
    Want,
)

MOST_WAITING = 40
MOST_PUT_AWAY = 60

# The membership of a participant shows itself to nobody else: their own words have no name here.
WRITER = Subquery(Membership.objects.filter(pk=OuterRef("written_by_id")).values("name")[:1])
NONE = Cast(Value(""), TextField())
NO_DAY = Cast(Value(None), DateField())
PLAIN: dict[str, Any] = {
    "its_words": Cast(F("words"), TextField()),
    "its_more": NONE,
    "its_day": NO_DAY,
    "its_part": NONE,
    "its_who": NONE,
}
# The days and the time of a routine in one text: "0,1,2 19:30:00".
ITS_DAYS = Concat(
    Func(F("days"), Value(","), function="array_to_string", output_field=TextField()),
    Value(" ", output_field=TextField()),
    Coalesce(Cast("at", TextField()), NONE),
    output_field=TextField(),
)
# Each kind of line, and where it keeps what is said besides its words.
KINDS: dict[type[Line], dict[str, Any]] = {
    Area: {"its_more": F("kind")},
    Want: {"its_more": F("why")},
    Goal: {"its_day": F("day")},
    Step: {
        "its_day": F("day"),
        "its_part": F("part_of_day"),
        "its_who": F("who"),
        "its_more": F("meeting__name"),
    },
    Obstacle: {"its_day": F("try_by")},
    Option: {"its_more": Coalesce(F("goal__words"), F("obstacle__words"))},
    Lesson: {"its_more": F("learned"), "its_day": F("day")},
    Feedback: {},
    FeedbackAsked: {},
    Routine: {"its_more": ITS_DAYS, "its_part": F("part_of_day")},
    BroughtItem: {"its_words": F("theirs"), "its_more": F("source")},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A line of any kind that waits, or was put away. `writer`: the worker who wrote it, if any.

    `more` is the reason of a want, the meeting of a step, and which part of life an area is; what
    an option is for, what was learned, and whose plan a point is of.
    """

    kind: str
    id: UUID
    words: str
    more: str
    day: dt.date | None
    part_of_day: str
    who: str
    writer: str
    written_by_id: UUID


def suggestions_of(participant_id: UUID, *, page: str = "plan") -> list[Waiting]:
    """What waits for their yes, the oldest first: one statement."""
    note_look([participant_id], "plan", page=page)
    return [_waiting(row) for row in _all_waiting(person=participant_id)]


def want_and_suggestions_of(participant_id: UUID, *, page: str) -> tuple[str, list[Waiting]]:
    """What matters to them now, in their words, or ""; and what waits: one statement."""
    note_look([participant_id], "plan", page=page)
    rows = _want_and_waiting(person=participant_id)
    wants = [row["its_words"] for row in rows if not row["is_suggestion"]]
    return first(wants) or "", [_waiting(row) for row in rows if row["is_suggestion"]]


def put_away_of(participant_id: UUID, *, page: str = "plan") -> list[Waiting]:
    """What they let go of, or said not now to, the newest first: one statement."""
    note_look([participant_id], "plan", page=page)
    return [_waiting(row) for row in _all_put_away(person=participant_id)]


@prepared
def _all_waiting(*, person: Any) -> QuerySet[Any]:
    return _lines(_waits, person).order_by("made_at", "id")[:MOST_WAITING]


@prepared
def _want_and_waiting(*, person: Any) -> QuerySet[Any]:
    newest = newest_want(person).values("pk")

    def wanted(lines: QuerySet[Any]) -> QuerySet[Any]:
        if lines.model is Want:
            return lines.filter(Q(is_suggestion=True, let_go_at=None) | Q(pk__in=newest))
        return _waits(lines)

    rows = _lines(wanted, person).order_by("is_suggestion", "made_at", "id")
    return rows[: MOST_WAITING + 1]


@prepared
def _all_put_away(*, person: Any) -> QuerySet[Any]:
    rows = _lines(lambda lines: lines.filter(let_go_at__isnull=False), person)
    return rows.order_by("-let_go_at", "id")[:MOST_PUT_AWAY]


def newest_want(person: Any) -> QuerySet[Want]:
    """What matters now to somebody: of the wants of no part of life the one said, or said yes to,
    last.
    """
    wants = Want.objects.filter(
        participant_id=person, area=None, is_suggestion=False, let_go_at=None
    )
    return wants.order_by("-changed_at", "-made_at", "-id")[:1]


def _waits(lines: QuerySet[Any]) -> QuerySet[Any]:
    """Of a plan that was brought over the first point stands for all of them."""
    waiting = lines.filter(is_suggestion=True, let_go_at=None)
    if lines.model is BroughtItem:
        return waiting.filter(pk__in=waiting.order_by("made_at", "place", "id").values("pk")[:1])
    return waiting


def _lines(
    narrowed: Callable[[QuerySet[Any]], QuerySet[Any]], participant_id: Any
) -> QuerySet[Any, Any]:
    one, *others = (
        narrowed(kind._default_manager.filter(participant_id=participant_id))
        .annotate(
            its_kind=Value(kind._meta.model_name, output_field=CharField()),
            **PLAIN | more,
            its_writer=WRITER,
        )
        .values(
            "id",
            "its_words",
            "made_at",
            "let_go_at",
            "is_suggestion",
            "written_by_id",
            "its_kind",
            "its_more",
            "its_day",
            "its_part",
            "its_who",
            "its_writer",
        )
        for kind, more in KINDS.items()
    )
    together: QuerySet[Any, Any] = one.union(*others, all=True)
    return together


def _waiting(row: dict[str, Any]) -> Waiting:
    return Waiting(
        kind=row["its_kind"],
        id=row["id"],
        words=row["its_words"],
        more=row["its_more"] or "",
        day=row["its_day"],
        part_of_day=row["its_part"],
        who=row["its_who"],
        writer=row["its_writer"] or "",
        written_by_id=row["written_by_id"],
    )
