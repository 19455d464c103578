"""The house's own list: what its people wrote down themselves."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.models import Edit, Listing, Meeting, Service, Site, Source
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound, Refused

OWN_NAME = "Written here"
L = TypeVar("L", bound=Listing)


def own_source(actor: Actor) -> Source:
    """The list itself, made when it is first needed."""
    own, _made = Source.objects.get_or_create(
        organization_id=actor.organization_id,
        format=Source.Formats.OWN,
        defaults={"name": OWN_NAME, "zone": actor.zone, "may_be_shared": True},
    )
    return own


def take_stock(source: Source) -> None:
    """What a search asks of a list: under which clocks its listings are, and how many."""
    here = {"organization_id": source.organization_id, "source": source, "unlisted_at": None}
    zones = set(Meeting.objects.filter(**here).values_list("zone", flat=True))
    zones |= set(Site.objects.filter(**here).exclude(zone="").values_list("zone", flat=True))
    source.zones = sorted(zones)
    source.listed = Meeting.objects.filter(**here).count() + Service.objects.filter(**here).count()
    source.save(update_fields=["zones", "listed"])


def own(actor: Actor, model: type[L], key: UUID, *, beside: str = "", to_change: bool = True) -> L:
    """A listing the house wrote down, with its source and what else of it is asked for (`beside`).

    Held until the transaction ends when it is `to_change`. Raises `NotFound`, and `Refused` for
    what came in a list.
    """
    found = model._default_manager.select_related(*filter(None, ("source", beside)))
    if to_change:
        found = found.select_for_update(of=("self",))
    listing = found.filter(pk=key, organization_id=actor.organization_id).first()
    if listing is None:
        raise NotFound
    check_is_own(listing)
    return listing


def keep_edit(actor: Actor, act: Edit.Acts, about: Listing, fields: Iterable[str] = ()) -> None:
    """Write down who did what to it, and which fields it was about: its page tells."""
    Edit.objects.create(
        organization_id=actor.organization_id,
        by_id=actor.id,
        act=act,
        fields=list(fields),
        **{about.kind: about},
    )


def check_is_own(listing: Listing) -> None:
    """What came in a list is put right by a check instead of being changed."""
    if not listing.source.is_own:
        raise Refused(_("This came in a list. Say what is wrong with it, and what is right."))
