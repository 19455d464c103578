from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Source
from walkwith.feeds import content, events
from walkwith.feeds.fetching import checked
from walkwith.feeds.formats import asks_for_columns
from walkwith.feeds.models import ImportRun
from walkwith.feeds.policies import check_may_fetch, check_may_import
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.runs import defer, save
from walkwith.feeds.words import refusal_sentence
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a list before it is read."""

    name: str
    fellowship: str
    zone: str
    address: str
    format: str


@command
def ask_for_import(
    *,
    actor: Actor,
    source_name: str,
    fellowship: str = "",
    zone: str = "",
    address: str = "",
    list_format: str = "",
    file: BinaryIO | None = None,
    later: bool = True,
) -> ImportRun:
    """Ask for a list to be taken in, from an address or a file.

    Its format is found out when nobody says it. A table whose columns nobody named waits for
    that. `later` leaves the work to the background worker; else the caller carries it out.
    """
    check_may_import(actor)
    if address:
        _check_address(address)
    said = Said(source_name.strip(), fellowship, zone, address, list_format)
    source = _source(actor, said)
    run = _new_run(actor, source, address)
    if file is not None and _keep(run, source, file):
        save(run, state=ImportRun.States.ASKING)
    elif later:
        defer(actor, run)
    return run


@command
def fetch_again(*, actor: Actor, source_id: UUID) -> ImportRun:
    """Ask the address of a source for its list as it is now."""
    check_may_import(actor)
    source = Source.objects.filter(pk=source_id).first()
    if source is None:
        raise NotFound
    check_may_fetch(source)
    if not source.address:
        raise Refused(_("This list came as a file. Upload the newer file to bring it up to date."))
    under_way = ImportRun.objects.filter(source=source, state=ImportRun.States.WAITING).first()
    if under_way:
        return under_way
    run = _new_run(actor, source, source.address)
    defer(actor, run)
    return run


def _source(actor: Actor, said: Said) -> Source:
    if not said.name:
        raise Refused(_("Give the list a name you will know it by."), field="source")
    source = Source.objects.filter(organization_id=actor.organization_id, name=said.name).first()
    if source is None:
        source = Source.objects.create(
            organization_id=actor.organization_id,
            name=said.name,
            format=said.format,
            fellowship=said.fellowship,
            zone=said.zone,
            address=said.address,
        )
        event = events.SourceAdded(name=said.name, fellowship=said.fellowship)
        record(actor=actor, event=event, about=source)
        return source
    _check_same(source, said)
    if (said.address and said.address != source.address) or (
        said.zone and said.zone != source.zone
    ):
        source.etag = "" if said.address and said.address != source.address else source.etag
        source.address, source.zone = said.address or source.address, said.zone or source.zone
        source.save(update_fields=["address", "zone", "etag"])
    return source


def _check_same(source: Source, said: Said) -> None:
    """Raises when a list of this name is another one, or may not be taken in any more."""
    check_may_fetch(source)
    if source.is_own:
        raise Refused(
            _("What you write down yourselves has this name. Choose a new one."), field="source"
        )
    if said.fellowship and source.fellowship != said.fellowship:
        raise Refused(
            _("There is a list with this name already, of another fellowship. Choose a new name."),
            field="source",
        )
    if said.format and source.format and source.format != said.format:
        raise Refused(
            _("There is a list with this name already, of another kind. Choose a new name."),
            field="source",
        )


def _keep(run: ImportRun, source: Source, file: BinaryIO) -> bool:
    """Lay the file down; must a person name its columns before it is read?"""
    try:
        content.keep_parts(run, file)
        return asks_for_columns(source, file)
    except FeedRefused as refused:
        raise Refused(refusal_sentence(refused.code, refused.values), field="file") from None


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
