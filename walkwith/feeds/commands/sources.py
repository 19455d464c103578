from collections.abc import Mapping
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Source
from walkwith.directory.secret_places import hold
from walkwith.feeds import content, events
from walkwith.feeds.commands.asking import fetch_again
from walkwith.feeds.formats import usual_fellowship
from walkwith.feeds.headings import HEADINGS
from walkwith.feeds.models import ImportRun
from walkwith.feeds.naming import take_columns
from walkwith.feeds.policies import check_may_fetch, check_may_import
from walkwith.feeds.readers import unlist_all
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.runs import defer, run_to_decide_on, save
from walkwith.feeds.words import refusal_sentence
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record


@command
def name_columns(
    *, actor: Actor, run_id: UUID, columns: Mapping[str, str], later: bool = True
) -> ImportRun:
    """Say which column of a table is which; the work on it begins.

    `later` leaves the work to the background worker; else the caller carries it out.
    """
    check_may_import(actor)
    run = run_to_decide_on(run_id)
    if run.state != ImportRun.States.ASKING:
        raise Refused(_("The columns have their names by now."))
    source = _source(run.source_id)
    with content.file_of(run) as file:
        _take_columns(source, file, columns)
    save(run, state=ImportRun.States.WAITING, percent=0, ended_at=None)
    if later:
        defer(actor, run)
    record(actor=actor, event=events.ColumnsNamed(columns=source.columns), about=source)
    return run


@command
def name_columns_again(*, actor: Actor, source_id: UUID) -> ImportRun | None:
    """Somebody named the columns of a table wrongly: it is asked about when it comes again, at
    once where it has an address.
    """
    check_may_import(actor)
    source = _source(source_id)
    check_may_fetch(source)
    if not source.columns:
        raise Refused(_("Nobody has named the columns of this list yet."))
    source.asks_columns, source.etag = True, ""
    source.save(update_fields=["asks_columns", "etag"])
    record(actor=actor, event=events.ColumnsAskedAgain(), about=source)
    return fetch_again(actor=actor, source_id=source_id) if source.address else None


@command
def take_table_for(*, actor: Actor, run_id: UUID, list_format: str) -> ImportRun:
    """Say what the rows of a table are, meetings or services, before it is brought in."""
    check_may_import(actor)
    run = run_to_decide_on(run_id)
    source = _source(run.source_id)
    if run.state != ImportRun.States.ASKING or list_format not in HEADINGS:
        raise Refused(_("The columns have their names by now."))
    if source.listed and source.format != list_format:
        raise Refused(_("This list was brought in before. Bring the table in under another name."))
    source.format, source.columns = list_format, {}
    source.fellowship = usual_fellowship(list_format)
    source.save(update_fields=["format", "columns", "fellowship"])
    record(actor=actor, event=events.TableTakenFor(list_format=list_format), about=source)
    return run


@command
def keep_source(
    *,
    actor: Actor,
    source_id: UUID,
    every_hours: int,
    licence: str,
    licence_url: str,
    may_be_shared: bool,
) -> Source:
    """How often a list is asked for, and under which licence it came."""
    check_may_import(actor)
    source = _source(source_id)
    if every_hours and not source.address:
        raise Refused(
            _("This list came as a file: there is no address to ask."), field="every_hours"
        )
    source.every_hours, source.may_be_shared = every_hours, may_be_shared
    source.licence, source.licence_url = licence, licence_url
    source.save(update_fields=["every_hours", "may_be_shared", "licence", "licence_url"])
    event = events.SourceKept(every_hours=every_hours, licence=licence, may_be_shared=may_be_shared)
    record(actor=actor, event=event, about=source)
    return source


@command
def take_down(*, actor: Actor, source_id: UUID) -> Source:
    """Whoever publishes a list wants it gone: nothing of it is shown, sent on, or fetched."""
    check_may_import(actor)
    source = _source(source_id)
    if source.taken_down_at is not None:
        return source
    hold(source.organization_id)
    moment = clock.now()
    unlist_all(source, moment)
    source.taken_down_at, source.every_hours, source.listed = moment, 0, 0
    source.zones, source.etag = [], ""
    source.save(update_fields=["taken_down_at", "every_hours", "listed", "zones", "etag"])
    for run in ImportRun.objects.filter(source=source, state=ImportRun.States.HELD):
        content.drop_parts(run)
        save(run, state=ImportRun.States.LEFT)
    record(actor=actor, event=events.SourceTakenDown(), about=source)
    return source


@command
def put_back(*, actor: Actor, source_id: UUID) -> Source:
    """The list may come again: the next time it is taken in, what it says is shown."""
    check_may_import(actor)
    source = _source(source_id)
    source.taken_down_at = None
    source.save(update_fields=["taken_down_at"])
    record(actor=actor, event=events.SourcePutBack(), about=source)
    return source


def _take_columns(source: Source, file: BinaryIO, columns: Mapping[str, str]) -> None:
    headings = HEADINGS[source.format]
    if missing := headings.missing(headings.chosen(columns)):
        raise Refused(_("Say which column this is."), field=missing[0])
    try:
        take_columns(source, file, columns)
    except FeedRefused as refused:
        raise Refused(refusal_sentence(refused.code, refused.values)) from None


def _source(source_id: UUID) -> Source:
    source = Source.objects.select_for_update().filter(pk=source_id).first()
    if source is None or source.is_own:
        raise NotFound
    return source
