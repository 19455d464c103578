from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from walkwith.feeds import labels, words
from walkwith.feeds.models import ImportRun, QuarantinedRow, RowAnswer
from walkwith.feeds.policies import check_may_import
from walkwith.feeds.readers import quiet_reading_of
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

MOST_FIELDS = 24
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class RowToMend:
    """A row that waits for a person: why, what it says, and what would put it right."""

    row: QuarantinedRow
    sentence: str
    told: list[tuple[str, str]]
    asks: tuple[str, ...]
    left: int

    @property
    def row_key(self) -> str:
        return str(self.row.pk)


def next_row(*, actor: Actor, after: str) -> RowToMend | None:
    """The next row to look at; after the last comes the first again. None when none is left."""
    check_may_import(actor)
    waiting = _waiting(actor)
    row = None
    if known := _uuid(after):
        row = waiting.filter(pk__gt=known).first()
    row = row or waiting.first()
    return _told(actor, row, waiting.count()) if row else None


def row_to_mend(*, actor: Actor, row_id: UUID) -> RowToMend:
    check_may_import(actor)
    waiting = _waiting(actor)
    row = waiting.filter(pk=row_id).first()
    if row is None:
        raise NotFound
    return _told(actor, row, waiting.count())


def rows_left(*, actor: Actor) -> int:
    """How many rows wait for a person."""
    return _waiting(actor).count()


def last_left_out(*, actor: Actor) -> QuarantinedRow | None:
    """What the viewer left out last, so that they can take it back."""
    mine = RowAnswer.objects.filter(organization_id=actor.organization_id, by_id=actor.id)
    answer = mine.order_by("-made_at").first()
    if answer is None or answer.fixes:
        return None
    return QuarantinedRow.objects.filter(
        organization_id=actor.organization_id,
        mark=answer.mark,
        state=QuarantinedRow.States.DISMISSED,
    ).last()


def _uuid(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _waiting(actor: Actor) -> "QuerySet[QuarantinedRow]":
    return (
        QuarantinedRow.objects.filter(
            organization_id=actor.organization_id,
            state=QuarantinedRow.States.WAITING,
            run__state=ImportRun.States.DONE,
            run__source__taken_down_at=None,
            mark__isnull=False,
        )
        .select_related("run__source")
        .order_by("pk")
    )


def _told(actor: Actor, row: QuarantinedRow, left: int) -> RowToMend:
    asks: tuple[str, ...] = ()
    if isinstance(row.raw, dict) and "too_long" not in row.raw:
        asks = quiet_reading_of(row.run.source, actor.zone).answers_for(row.code)
    sentence = words.unusable_sentence(row.code, row.value)
    return RowToMend(row, sentence, _plain(row.raw), asks, left)


def _plain(raw: Any) -> list[tuple[str, str]]:
    """What a row says, field by field, the ones that say something."""
    if not isinstance(raw, dict):
        return []
    said = [(labels.field_label(name), _value(value)) for name, value in raw.items()]
    return [(label, value) for label, value in said if value][:MOST_FIELDS]


def _value(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value if isinstance(part, (str, int, float)))
    if isinstance(value, (dict, bool)) or value is None:
        return ""
    return " ".join(str(value).split())[:LONGEST_VALUE]
