"""From which age somebody signs alone, as the house reviewed it."""

from walkwith.access.models import MinorRule
from walkwith.accounts.models import Organization
from walkwith.directory.places import place_of_zip
from walkwith.foundation.actor import Actor


def house_of(actor: Actor) -> Organization:
    return Organization.objects.get(pk=actor.organization_id)


def state_of(house: Organization) -> str:
    """The two letters of the state, by the ZIP code of the house; "" where that says nothing."""
    place = place_of_zip(house.zip_code)
    return place.state if place else ""


def alone_from(house: Organization) -> int | None:
    """The age of the rule reviewed last for the state of the house; None where there is none."""
    rules = MinorRule.objects.filter(state=state_of(house)).order_by("-checked_on", "-made_at")
    rule = rules.first()
    return rule.alone_from if rule else None


def minor_rules() -> list[MinorRule]:
    """Every rule the house reviewed, by state, the newest first: the first of each is the one."""
    found = MinorRule.objects.select_related("reviewed_by")
    return list(found.order_by("state", "-checked_on", "-made_at")[:200])
