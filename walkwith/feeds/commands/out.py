from walkwith.accounts.models import Organization
from walkwith.feeds import events
from walkwith.feeds.policies import check_may_share
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.history import record


@command
def share_listings(*, actor: Actor, shares: bool) -> Organization:
    """Let other programs read what the house knows about help and meetings, or stop it."""
    check_may_share(actor)
    house = Organization.objects.get(pk=actor.organization_id)
    if house.shares_listings != shares:
        house.shares_listings = shares
        house.save(update_fields=["shares_listings"])
        record(actor=actor, event=events.ListingsShared(shares=shares), about=house)
    return house
