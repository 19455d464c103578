"""The house's own list: what its people wrote down themselves."""

from django.utils.translation import gettext as _

from walkwith.directory.models import Listing, Meeting, Service, Site, Source
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import Refused

OWN_NAME = "Written here"


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


def check_is_own(listing: Listing) -> None:
    """What came in a list is put right by a check instead of being changed."""
    if not listing.source.is_own:
        raise Refused(_("This came in a list. Say what is wrong with it, and what is right."))
