from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Source
from walkwith.feeds import content, events
from walkwith.feeds.fetching import checked
from walkwith.feeds.models import ImportRun
from walkwith.feeds.policies import check_may_import
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.runs import defer
from walkwith.feeds.words import refusal_sentence
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record


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
        defer(actor, run)
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
    defer(actor, run)
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
