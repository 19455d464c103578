"""An import on its way: looked up, handed to the worker, and how it ended."""

from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from walkwith.feeds.models import ImportRun
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound

TASK = "walkwith.feeds.tasks.take_in"


def run_with_id(run_id: UUID) -> ImportRun:
    run = ImportRun.objects.select_related("source").filter(pk=run_id).first()
    if run is None:
        raise NotFound
    return run


def run_to_decide_on(run_id: UUID) -> ImportRun:
    """The run as it stands once nobody else decides on it: of two answers only the first holds."""
    runs = ImportRun.objects.select_for_update(of=("self",)).select_related("source")
    run = runs.filter(pk=run_id).first()
    if run is None:
        raise NotFound
    return run


def defer(actor: Actor, run: ImportRun, *, regardless: bool = False) -> None:
    """Leave it to the worker. When this transaction is undone, the job never was."""
    app.configure_task(TASK, lock=f"feed-{run.source_id}").defer(
        account_id=str(actor.account_id),
        organization_id=str(actor.organization_id),
        run_id=str(run.pk),
        regardless=regardless,
    )


def finish(run: ImportRun, state: str, **values: Any) -> None:
    save(run, state=state, percent=100, ended_at=clock.now(), **values)


def save(run: ImportRun, **values: Any) -> None:
    for name, value in values.items():
        setattr(run, name, value)
    run.save(update_fields=list(values))
