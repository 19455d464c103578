from collections.abc import Mapping
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Source
from walkwith.directory.secret_places import hold
from walkwith.feeds import events
from walkwith.feeds.models import QuarantinedRow, RowAnswer
from walkwith.feeds.policies import check_may_fetch, check_may_import
from walkwith.feeds.readers import quiet_reading_of
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.words import unusable_sentence
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record

ANSWERED = (QuarantinedRow.States.MENDED, QuarantinedRow.States.DISMISSED)


@command
def mend_row(*, actor: Actor, row_id: UUID, fixes: Mapping[str, str]) -> QuarantinedRow:
    """Put a row right by what a person knows. It is read again, and the fix is remembered."""
    check_may_import(actor)
    source = _list_of(row_id)
    hold(actor.organization_id)
    row = _waiting(row_id)
    check_may_fetch(source)
    reading = quiet_reading_of(source, actor.zone)
    names = reading.answers_for(row)
    said = {name: fixes[name] for name in names if fixes.get(name)}
    if not names or len(said) < len(names):
        raise Refused(_("Please fill this in."), field=next(iter(names), None))
    try:
        reading.take_row(row, said, clock.now())
    except Unusable as problem:
        words = unusable_sentence(problem.code, problem.value)
        raise Refused(words, field=names[0]) from None
    remembered = {name: [reading.value_in(row.raw, name), value] for name, value in said.items()}
    _answer(actor, row, remembered)
    _put(row, QuarantinedRow.States.MENDED)
    event = events.RowMended(row_id=row.pk, fixes=dict(said))
    record(actor=actor, event=event, about=source)
    return row


@command
def leave_out(*, actor: Actor, row_id: UUID) -> QuarantinedRow:
    """Leave a row out for good: the same row is not asked about again."""
    check_may_import(actor)
    _list_of(row_id)
    row = _waiting(row_id)
    _answer(actor, row, {})
    _put(row, QuarantinedRow.States.DISMISSED)
    record(actor=actor, event=events.RowLeftOut(row_id=row.pk), about=row.run.source)
    return row


@command
def take_up_again(*, actor: Actor, row_id: UUID) -> QuarantinedRow:
    """Somebody left a row out, or put it right, by mistake: it waits again."""
    check_may_import(actor)
    source = _list_of(row_id)
    hold(actor.organization_id)
    row = _row(row_id)
    if row.state not in ANSWERED:
        raise Refused(_("Nobody has said anything of this row yet."))
    if row.state == QuarantinedRow.States.MENDED:
        quiet_reading_of(source, actor.zone).let_go(row, clock.now())
    RowAnswer.objects.filter(
        organization_id=actor.organization_id, source=source, mark=cast(UUID, row.mark)
    ).delete()
    _put(row, QuarantinedRow.States.WAITING)
    record(actor=actor, event=events.RowTakenUp(row_id=row.pk), about=source)
    return row


def _answer(actor: Actor, row: QuarantinedRow, fixes: Mapping[str, object]) -> None:
    RowAnswer.objects.update_or_create(
        organization_id=actor.organization_id,
        source=row.run.source,
        mark=cast(UUID, row.mark),
        defaults={"key": row.key, "fixes": dict(fixes), "by_id": actor.id},
    )


def _list_of(row_id: UUID) -> Source:
    """The list of a row, held as an import holds it: before places of the house and the row."""
    rows = QuarantinedRow.objects.filter(pk=row_id)
    source = Source.objects.select_for_update().filter(pk__in=rows.values("run__source")).first()
    if source is None:
        raise NotFound
    return source


def _waiting(row_id: UUID) -> QuarantinedRow:
    row = _row(row_id)
    if row.state != QuarantinedRow.States.WAITING:
        raise Refused(_("Somebody has looked at this row already."))
    return row


def _row(row_id: UUID) -> QuarantinedRow:
    rows = QuarantinedRow.objects.select_related("run__source").exclude(mark=None)
    row = rows.select_for_update(of=("self",)).filter(pk=row_id).first()
    if row is None:
        raise NotFound
    return row


def _put(row: QuarantinedRow, state: str) -> None:
    row.state = state
    row.save(update_fields=["state"])
