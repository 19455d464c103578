"""Whether what somebody leaves out is anything we know."""

from collections.abc import Iterable

from django.db.models import Q

from walkwith.directory.models import Meeting, Service, Site
from walkwith.foundation.actor import Actor
from walkwith.referrals.models import AvoidedPlace
from walkwith.referrals.queries.wishes import avoided_words, plain_words
from walkwith.referrals.rules.streets import SHORT

MOST = 500
KNOWN_BY = (
    (Meeting, ("name", "place", "address", "group")),
    (Service, ("name", "agency__name")),
    (Site, ("name", "address_1", "address_2")),
)


def leaves_something_out(actor: Actor, line: AvoidedPlace) -> bool:
    """By where it is, who offers it, its fellowship, or words that some listing carries now."""
    if line.agency_id or line.fellowship or line.latitude is not None:
        return True
    words = avoided_words(line)
    telling = max((one for one in words.split() if one not in SHORT), key=len, default="")
    return bool(telling) and any(f" {words} " in f" {said} " for said in _said_with(actor, telling))


def _said_with(actor: Actor, word: str) -> Iterable[str]:
    for model, names in KNOWN_BY:
        carries = Q()
        for name in names:
            carries |= Q(**{f"{name}__icontains": word})
        found = model._default_manager.filter(carries, organization_id=actor.organization_id)
        for row in found.values_list(*names)[:MOST]:
            yield plain_words(*row)
