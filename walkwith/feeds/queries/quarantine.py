import datetime as dt
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from walkwith.directory.models import Source
from walkwith.feeds import labels, words
from walkwith.feeds.models import ImportRun, QuarantinedRow, RowAnswer
from walkwith.feeds.policies import check_may_import
from walkwith.feeds.readers import quiet_reading_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

UNDO_FOR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the viewer did with rows today."""

    mended: int
    left_out: int

    @property
    def done(self) -> int:
        return self.mended + self.left_out


@dataclass(frozen=True, slots=True)
class RowToMend:
    """A row that waits for a person: why, what it says, and what would put it right.

    It is the `nth` of `of`: what the viewer did today, and what is left.
    """

    row: QuarantinedRow
    sentence: str
    told: list[tuple[str, str]]
    beside: list[tuple[str, str]]
    asks: tuple[str, ...]
    is_kept_back: bool
    nth: int
    of: int

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


def row_to_mend(*, actor: Actor, row_id: UUID) -> RowToMend | None:
    """None when somebody has looked at it already, or its list came anew."""
    check_may_import(actor)
    waiting = _waiting(actor)
    if row := waiting.filter(pk=row_id).first():
        return _told(actor, row, waiting.count())
    known = QuarantinedRow.objects.filter(organization_id=actor.organization_id, pk=row_id)
    if known.exclude(state=QuarantinedRow.States.WAITING).exists():
        return None
    raise NotFound


def rows_left(*, actor: Actor) -> int:
    """How many rows wait for a person."""
    return _waiting(actor).count()


def rows_done_today(*, actor: Actor) -> Tally:
    """How many rows the viewer put right and left out today."""
    today = clock.today(actor.zone)
    since = dt.datetime.combine(today, dt.time(), ZoneInfo(actor.zone))
    mine = RowAnswer.objects.filter(
        organization_id=actor.organization_id, by_id=actor.id, made_at__gte=since
    )
    return Tally(
        **mine.aggregate(
            mended=Count("pk", filter=~Q(fixes={})), left_out=Count("pk", filter=Q(fixes={}))
        )
    )


def last_row_done(*, actor: Actor) -> QuarantinedRow | None:
    """What the viewer put right or left out a moment ago, so that they can take it back."""
    mine = RowAnswer.objects.filter(organization_id=actor.organization_id, by_id=actor.id)
    answer = mine.filter(made_at__gte=clock.now() - UNDO_FOR).order_by("-made_at", "-pk").first()
    if answer is None:
        return None
    state = QuarantinedRow.States.MENDED if answer.fixes else QuarantinedRow.States.DISMISSED
    rows = QuarantinedRow.objects.filter(organization_id=actor.organization_id, mark=answer.mark)
    row = rows.filter(state=state, run__source_id=answer.source_id).order_by("pk").last()
    if row is not None and not row.name and "name" in answer.fixes:
        _, row.name = answer.fixes["name"]  # it had none: what the viewer calls it
    return row


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
    done = rows_done_today(actor=actor).done
    first, beside = labels.told_row(row.raw, _names(row.run.source))
    return RowToMend(
        row=row,
        sentence=words.unusable_sentence(row.code, row.value),
        told=first,
        beside=beside,
        asks=quiet_reading_of(row.run.source, actor.zone).answers_for(row),
        is_kept_back=isinstance(row.raw, dict) and "kept_back" in row.raw,
        nth=done + 1,
        of=done + left,
    )


def _names(source: Source) -> dict[str, str]:
    """{heading: our field} of a table whose columns somebody named."""
    return {heading: name for name, heading in source.columns.items()}
