"""The background work of this package: the import of a list, and asking for those that are due."""

import logging
from collections.abc import Mapping
from contextlib import ExitStack
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import translation
from procrastinate.contrib.django import app

from walkwith.access.acts import ask
from walkwith.accounts.queries import enter
from walkwith.directory.commands import look_for_duplicates
from walkwith.feeds import commands
from walkwith.feeds.content import most_bytes, temporary_file, write_parts
from walkwith.feeds.fetching import Bounds, Fetched
from walkwith.feeds.models import FeedPart, ImportRun
from walkwith.feeds.pages import fetch_pages
from walkwith.feeds.progress import told_aside
from walkwith.feeds.reading import Tell
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.runs import TASK
from walkwith.feeds.staging import has_expired
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Crossed, Refusal

EVERY_HALF_HOUR = "13,43 * * * *"
log = logging.getLogger(__name__)


@app.task(name=TASK)
def take_in(*, account_id: str, organization_id: str, run_id: str, regardless: bool) -> None:
    """Carry out a run as the member who asked for it, if they still have their place."""
    with transaction.atomic():
        actor = enter(account_id=UUID(account_id), organization_id=UUID(organization_id))
    if actor is None or str(actor.organization_id) != organization_id:
        return
    with translation.override(actor.language):
        run = carry_out(actor=actor, run_id=UUID(run_id), regardless=regardless)
        if run.state == ImportRun.States.DONE:
            look_for_duplicates(actor=actor)


@app.periodic(cron=EVERY_HALF_HOUR)
@app.task(name="walkwith.feeds.tasks.ask_due", queueing_lock="ask_due")
def ask_due(timestamp: int) -> None:
    """Ask the addresses whose time has come, each as somebody of its house who may."""
    with transaction.atomic():
        due = ask("due_sources", clock.now())
    for source_id, organization_id, account_id in due:
        with transaction.atomic():
            actor = enter(account_id=account_id, organization_id=organization_id)
        if actor is None or actor.organization_id != organization_id:
            continue
        try:
            commands.fetch_again(actor=actor, source_id=source_id)
        except Refusal:
            log.exception("A list whose time had come could not be asked for")


def carry_out(
    *,
    actor: Actor,
    run_id: UUID,
    file: BinaryIO | None = None,
    tell: Tell | None = None,
    bounds: Bounds | None = None,
    regardless: bool = False,
    columns: Mapping[str, str] | None = None,
) -> ImportRun:
    """Get the list of a run, take it in, and write down how it ended, whatever happens: a `file`,
    the one kept beside the run, or what its address answers. The `columns` of a table go before
    what was said of them.
    """
    run = commands.begin_run(actor=actor, run_id=run_id)
    code, values = "our_fault", {}
    try:
        with ExitStack() as stack:
            feed, fetched = file or stack.enter_context(temporary_file()), Fetched(etag="")
            if file is None:
                fetched = _bring(actor, run, feed, bounds, must_read=bool(columns))
            if fetched.is_unchanged:
                return commands.note_unchanged(actor=actor, run_id=run_id)
            return commands.import_list(
                actor=actor,
                run_id=run_id,
                file=feed,
                tell=tell or stack.enter_context(told_aside(actor, run_id)),
                etag=fetched.etag,
                regardless=regardless,
                columns=columns,
            )
    except FeedRefused as refused:
        code, values = refused.code, dict(refused.values)
    except Refusal as refusal:
        if not isinstance(refusal, Crossed):
            raise
    except Exception:
        log.exception("An import of meetings failed")
    return commands.refuse_run(actor=actor, run_id=run_id, code=code, values=values)


def _bring(
    actor: Actor, run: ImportRun, file: BinaryIO, bounds: Bounds | None, *, must_read: bool
) -> Fetched:
    with acting_as(actor):
        has_parts = FeedPart.objects.filter(run=run).exists()
        if has_parts:
            write_parts(run, file)
            return Fetched(etag="")
        must_read = must_read or has_expired(run.source, clock.today(actor.zone))
    etag = "" if must_read else run.source.etag
    format_said = run.source.format
    within = bounds or Bounds(most_bytes())
    return fetch_pages(run.address, file, bounds=within, etag=etag, list_format=format_said)
