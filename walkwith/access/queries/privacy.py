"""Who is asked about privacy, and whether somebody knows what must be reported."""

from uuid import UUID

from walkwith.access.models import PrivacyContact
from walkwith.access.queries.keeping_out import MOST_MEMBERS, THE_HOUSE
from walkwith.accounts.models import Membership, Roles
from walkwith.foundation.holding import holds_now


def privacy_contacts() -> list[PrivacyContact]:
    """Those who are asked now and work here still, by name."""
    contacts = PrivacyContact.objects.filter(holds_now(), holds_now("member__"))
    return list(contacts.select_related("member").order_by("member__name", "id"))


def privacy_contacts_to_name() -> list[Membership]:
    """Everybody who works here and is not asked yet, by name."""
    named = PrivacyContact.objects.filter(holds_now()).values("member_id")
    members = Membership.objects.filter(holds_now(), role__in=THE_HOUSE).exclude(pk__in=named)
    return list(members.order_by("name", "pk")[:MOST_MEMBERS])


def other_administrators(member_id: UUID) -> bool:
    """Is there an administrator here besides this one?"""
    here = Membership.objects.filter(holds_now(), role=Roles.ADMINISTRATOR)
    return here.exclude(pk=member_id).exists()
