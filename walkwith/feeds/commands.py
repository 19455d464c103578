from collections import Counter
from typing import Any, BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from walkwith.directory.models import Source
from walkwith.feeds import content, events, rules, staging
from walkwith.feeds.fetching import checked
from walkwith.feeds.models import ImportRun, QuarantinedRow
from walkwith.feeds.policies import check_may_import
from walkwith.feeds.reading import Reading, Tell
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.words import refusal_sentence
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record

TASK = "walkwith.feeds.tasks.take_in"
MERGING = 92


@command
def ask_for_import(
    *,
    actor: Actor,
    source_name: str,
    fellowship: str,
    zone: str = "",
    address: str = "",
    file: BinaryIO | None = None,
    later: bool = True,
) -> ImportRun:
    """Ask for a list of meetings to be taken in, from an address or a file.

    `later` leaves the work to the background worker; else the caller carries it out.
    """
    check_may_import(actor)
    if address:
        _check_address(address)
    source = _source(actor, source_name.strip(), fellowship, zone, address)
    run = _new_run(actor, source, address)
    if file is not None:
        try:
            content.keep_parts(run, file)
        except FeedRefused as refused:
            raise Refused(refusal_sentence(refused.code, refused.values), field="file") from None
    if later:
        _defer(actor, run)
    return run


@command
def fetch_again(*, actor: Actor, source_id: UUID) -> ImportRun:
    """Ask the address of a source for its list as it is now."""
    check_may_import(actor)
    source = Source.objects.filter(pk=source_id).first()
    if source is None:
        raise NotFound
    if not source.address:
        raise Refused(_("This list came as a file. Upload the newer file to bring it up to date."))
    under_way = ImportRun.objects.filter(source=source, state=ImportRun.States.WAITING).first()
    if under_way:
        return under_way
    run = _new_run(actor, source, source.address)
    _defer(actor, run)
    return run


@command
def begin_run(*, actor: Actor, run_id: UUID) -> ImportRun:
    """The work on a run begins."""
    check_may_import(actor)
    run = _run(run_id)
    if not run.is_under_way:
        raise Refused(_("This has ended already."))
    _save(run, state=ImportRun.States.RUNNING)
    record(actor=actor, event=events.ImportBegan(run_id=run.pk), about=run)
    return run


@command
def import_meetings(
    *,
    actor: Actor,
    run_id: UUID,
    file: BinaryIO,
    tell: Tell,
    etag: str = "",
    regardless: bool = False,
) -> ImportRun:
    """Read a feed and take over what it says: all of it, or, when it breaks off, nothing.

    A feed that loses more than a fifth of what is listed is held until a person decides;
    `regardless` says that one has. Raises `FeedRefused`.
    """
    check_may_import(actor)
    run = _run(run_id)
    source = Source.objects.select_for_update().get(pk=run.source_id)
    reading = Reading(source=source, house_zone=actor.zone, tell=tell)
    staging.lay_out(reading.meetings_of(file, content.size_of(file)))
    reading.set_aside_repeated(staging.tell_apart())
    found = staging.compare(source)
    if reading.is_empty and not found.listed:
        raise FeedRefused("nothing_in_it")
    QuarantinedRow.objects.filter(run=run).delete()
    QuarantinedRow.objects.bulk_create(reading.quarantined(run), batch_size=200)
    content.drop_parts(run)
    if not regardless and rules.is_suspicious(missing=found.missing, listed=found.listed):
        file.seek(0)
        content.keep_parts(run, file)
        _report(run, ImportRun.States.HELD, reading, reading.counts(found, unlisted=0))
        event = events.ImportHeld(run_id=run.pk, missing=found.missing, listed=found.listed)
        record(actor=actor, event=event, about=run)
        return run
    tell(MERGING, reading.rows)
    moment = clock.now()
    counts = reading.counts(found, staging.merge(source, moment))
    staging.refresh(source, moment, etag=etag)
    _report(run, ImportRun.States.DONE, reading, counts)
    record(actor=actor, event=events.MeetingsImported(run_id=run.pk, counts=counts), about=run)
    return run


@command
def note_unchanged(*, actor: Actor, run_id: UUID) -> ImportRun:
    """The address says its list is the one we have: a good fetch in which all is the same."""
    check_may_import(actor)
    run = _run(run_id)
    source = Source.objects.select_for_update().get(pk=run.source_id)
    moment = clock.now()
    unlisted = staging.note_missing(source, moment, none_came=True)
    staging.refresh(source, moment, etag=source.etag)
    counts = Counter(same=source.listed, unlisted=unlisted)
    _finish(run, ImportRun.States.DONE, counts=dict(counts))
    event = events.MeetingsImported(run_id=run.pk, counts=dict(counts))
    record(actor=actor, event=event, about=run)
    return run


@command
def refuse_run(*, actor: Actor, run_id: UUID, code: str, values: dict[str, Any]) -> ImportRun:
    """Nothing of this feed was taken in. Write down why."""
    check_may_import(actor)
    run = _run(run_id)
    content.drop_parts(run)
    _finish(run, ImportRun.States.REFUSED, problem={"code": code, **values})
    record(actor=actor, event=events.ImportRefused(run_id=run.pk, code=code), about=run)
    return run


@command
def go_on_anyway(*, actor: Actor, run_id: UUID) -> ImportRun:
    """Somebody looked at a held list and says that it is right."""
    check_may_import(actor)
    run = _held(run_id)
    _save(run, state=ImportRun.States.WAITING, percent=0, ended_at=None)
    _defer(actor, run, regardless=True)
    record(actor=actor, event=events.HeldImportWentOn(run_id=run.pk), about=run)
    return run


@command
def leave_as_it_is(*, actor: Actor, run_id: UUID) -> ImportRun:
    """Somebody looked at a held list and says to keep what we have."""
    check_may_import(actor)
    run = _held(run_id)
    content.drop_parts(run)
    _save(run, state=ImportRun.States.LEFT)
    record(actor=actor, event=events.HeldImportLeft(run_id=run.pk), about=run)
    return run


def _source(actor: Actor, name: str, fellowship: str, zone: str, address: str) -> Source:
    if not name:
        raise Refused(_("Give the list a name you will know it by."), field="source")
    source = Source.objects.filter(organization_id=actor.organization_id, name=name).first()
    if source is None:
        source = Source.objects.create(
            organization_id=actor.organization_id,
            name=name,
            fellowship=fellowship,
            zone=zone,
            address=address,
        )
        event = events.SourceAdded(name=name, fellowship=fellowship)
        record(actor=actor, event=event, about=source)
        return source
    if source.fellowship != fellowship:
        raise Refused(
            _("There is a list with this name already, of another fellowship. Choose a new name."),
            field="source",
        )
    if (address and address != source.address) or (zone and zone != source.zone):
        source.etag = "" if address and address != source.address else source.etag
        source.address, source.zone = address or source.address, zone or source.zone
        source.save(update_fields=["address", "zone", "etag"])
    return source


def _check_address(address: str) -> None:
    try:
        checked(address)
    except FeedRefused as refused:
        raise Refused(refusal_sentence(refused.code, refused.values), field="address") from None


def _new_run(actor: Actor, source: Source, address: str) -> ImportRun:
    run = ImportRun.objects.create(
        organization_id=actor.organization_id,
        source=source,
        asked_by_id=actor.id,
        address=address,
    )
    record(actor=actor, event=events.ImportAsked(run_id=run.pk, address=address), about=run)
    return run


def _defer(actor: Actor, run: ImportRun, *, regardless: bool = False) -> None:
    """Leave it to the worker. When this transaction is undone, the job never was."""
    app.configure_task(TASK, lock=f"feed-{run.source_id}").defer(
        account_id=str(actor.account_id),
        organization_id=str(actor.organization_id),
        run_id=str(run.pk),
        regardless=regardless,
    )


def _run(run_id: UUID) -> ImportRun:
    run = ImportRun.objects.select_related("source").filter(pk=run_id).first()
    if run is None:
        raise NotFound
    return run


def _held(run_id: UUID) -> ImportRun:
    run = _run(run_id)
    if run.state != ImportRun.States.HELD:
        raise Refused(_("Someone has decided on this list already."))
    return run


def _report(run: ImportRun, state: str, reading: Reading, counts: dict[str, int]) -> None:
    _finish(run, state, rows=reading.rows, counts=counts, notes=dict(reading.doubts))


def _finish(run: ImportRun, state: str, **values: Any) -> None:
    _save(run, state=state, percent=100, ended_at=clock.now(), **values)


def _save(run: ImportRun, **values: Any) -> None:
    for name, value in values.items():
        setattr(run, name, value)
    run.save(update_fields=list(values))
