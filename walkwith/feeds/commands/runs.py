from collections import Counter
from collections.abc import Mapping
from typing import Any, BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Source
from walkwith.feeds import content, events, rules
from walkwith.feeds.formats import asks_for_columns
from walkwith.feeds.models import ImportRun, QuarantinedRow, RunChange
from walkwith.feeds.naming import take_columns
from walkwith.feeds.policies import check_may_fetch, check_may_import
from walkwith.feeds.readers import quiet_reading_of, reading_of
from walkwith.feeds.reading import Reading, Tell
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.runs import defer, finish, run_to_decide_on, run_with_id, save
from walkwith.feeds.staging import Comparison
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record

MERGING = 92


@command
def begin_run(*, actor: Actor, run_id: UUID) -> ImportRun:
    """The work on a run begins."""
    check_may_import(actor)
    run = run_with_id(run_id)
    if not run.is_under_way:
        raise Refused(_("This has ended already."))
    save(run, state=ImportRun.States.RUNNING)
    record(actor=actor, event=events.ImportBegan(run_id=run.pk), about=run)
    return run


@command
def import_list(
    *,
    actor: Actor,
    run_id: UUID,
    file: BinaryIO,
    tell: Tell,
    etag: str = "",
    regardless: bool = False,
    columns: Mapping[str, str] | None = None,
) -> ImportRun:
    """Read a feed and take over what it says: all of it, or, when it breaks off, nothing.

    A feed that loses more than a fifth of what is listed is held until a person decides;
    `regardless` says that one has. Raises `FeedRefused`.
    """
    check_may_import(actor)
    run = run_with_id(run_id)
    source = Source.objects.select_for_update().get(pk=run.source_id)
    check_may_fetch(source)
    if _asks(actor, source, file, columns):
        return _ask_for_columns(actor, run, source, file)
    reading = reading_of(source, actor.zone, tell)
    reading.lay_out(file, content.size_of(file))
    found = reading.compare()
    if reading.is_empty and not found.listed:
        raise FeedRefused("nothing_in_it")
    _keep_aside(run, reading)
    content.drop_parts(run)
    _keep_changes(run, reading)
    if not regardless and rules.is_suspicious(missing=found.missing, listed=found.listed):
        return _hold(actor, run, reading, found, file)
    tell(MERGING, reading.rows)
    moment = clock.now()
    counts = reading.counts(found, reading.merge(moment))
    reading.refresh(moment, etag=etag)
    _report(run, ImportRun.States.DONE, reading, counts)
    record(actor=actor, event=events.MeetingsImported(run_id=run.pk, counts=counts), about=run)
    return run


@command
def note_unchanged(*, actor: Actor, run_id: UUID) -> ImportRun:
    """The address says its list is the one we have: a good fetch in which all is the same."""
    check_may_import(actor)
    run = run_with_id(run_id)
    source = Source.objects.select_for_update().get(pk=run.source_id)
    check_may_fetch(source)
    moment = clock.now()
    reading = quiet_reading_of(source, actor.zone)
    unlisted = reading.miss_again(moment)
    reading.refresh(moment, etag=source.etag)
    counts = Counter(same=source.listed, unlisted=unlisted)
    finish(run, ImportRun.States.DONE, counts=dict(counts))
    event = events.MeetingsImported(run_id=run.pk, counts=dict(counts))
    record(actor=actor, event=event, about=run)
    return run


@command
def refuse_run(*, actor: Actor, run_id: UUID, code: str, values: dict[str, Any]) -> ImportRun:
    """Nothing of this feed was taken in. Write down why."""
    check_may_import(actor)
    run = run_with_id(run_id)
    content.drop_parts(run)
    if code == "not_welcome":
        Source.objects.filter(pk=run.source_id).update(every_hours=0)
    finish(run, ImportRun.States.REFUSED, problem={"code": code, **values})
    record(actor=actor, event=events.ImportRefused(run_id=run.pk, code=code), about=run)
    return run


@command
def go_on_anyway(*, actor: Actor, run_id: UUID) -> ImportRun:
    """Somebody looked at a held list and says that it is right."""
    check_may_import(actor)
    run = _held(run_id)
    save(run, state=ImportRun.States.WAITING, percent=0, ended_at=None)
    defer(actor, run, regardless=True)
    record(actor=actor, event=events.HeldImportWentOn(run_id=run.pk), about=run)
    return run


@command
def leave_as_it_is(*, actor: Actor, run_id: UUID) -> ImportRun:
    """Somebody looked at a held list and says to keep what we have."""
    check_may_import(actor)
    run = _held(run_id)
    content.drop_parts(run)
    save(run, state=ImportRun.States.LEFT)
    record(actor=actor, event=events.HeldImportLeft(run_id=run.pk), about=run)
    return run


def _held(run_id: UUID) -> ImportRun:
    run = run_to_decide_on(run_id)
    if run.state != ImportRun.States.HELD:
        raise Refused(_("Someone has decided on this list already."))
    return run


def _report(run: ImportRun, state: str, reading: Reading, counts: dict[str, int]) -> None:
    finish(run, state, rows=reading.rows, counts=counts, notes=dict(reading.doubts))


def _hold(
    actor: Actor, run: ImportRun, reading: Reading, found: Comparison, file: BinaryIO
) -> ImportRun:
    """Too much of the list is missing: keep it until a person decides."""
    file.seek(0)
    content.keep_parts(run, file)
    _report(run, ImportRun.States.HELD, reading, reading.counts(found, unlisted=0))
    event = events.ImportHeld(run_id=run.pk, missing=found.missing, listed=found.listed)
    record(actor=actor, event=event, about=run)
    return run


def _asks(actor: Actor, source: Source, file: BinaryIO, columns: Mapping[str, str] | None) -> bool:
    """Must a person name the columns? Those that came along hold from now on."""
    if not columns:
        return asks_for_columns(source, file)
    take_columns(source, file, columns)
    record(actor=actor, event=events.ColumnsNamed(columns=source.columns), about=source)
    return False


def _ask_for_columns(actor: Actor, run: ImportRun, source: Source, file: BinaryIO) -> ImportRun:
    """Nobody has said yet which column is which: keep the table until somebody does."""
    content.drop_parts(run)
    content.keep_parts(run, file)
    finish(run, ImportRun.States.ASKING)
    record(actor=actor, event=events.ColumnsAsked(run_id=run.pk), about=run)
    return run


def _keep_aside(run: ImportRun, reading: Reading) -> None:
    """The rows of this run that wait for a person, in place of those of the runs before."""
    rows = QuarantinedRow.objects.filter(organization_id=run.organization_id)
    rows.filter(run=run).delete()
    waiting = rows.filter(run__source_id=run.source_id, state=QuarantinedRow.States.WAITING)
    waiting.update(state=QuarantinedRow.States.PAST)
    QuarantinedRow.objects.bulk_create(reading.quarantined(run), batch_size=200)


def _keep_changes(run: ImportRun, reading: Reading) -> None:
    """What it does to each listing; of a held one, what it would do."""
    RunChange.objects.filter(organization_id=run.organization_id, run=run).delete()
    RunChange.objects.bulk_create(
        (
            RunChange(
                organization_id=run.organization_id,
                run=run,
                kind=change.kind,
                noun=reading.noun,
                listing_id=change.listing_id,
                name=change.name,
                fields=change.fields,
            )
            for change in reading.changes()
        ),
        batch_size=500,
    )
