"""What a recipient may still be told by another consent than the one in question."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.models import Recipient
from walkwith.access.queries.consents import Agreed
from walkwith.foundation.errors import NotFound


@dataclass(frozen=True, slots=True)
class Still:
    """One recipient, the parts that go on reaching them, and when that was signed."""

    recipient: Recipient
    sections: frozenset[str]
    signed_at: tuple[dt.datetime, ...]


def recipient_named_in(agreed: Iterable[Agreed], recipient_id: UUID) -> Recipient:
    """The recipient as one of these consents names them. Raises `NotFound`."""
    named = (to.recipient for one in agreed for to in one.to if to.recipient.pk == recipient_id)
    found = next(named, None)
    if found is None:
        raise NotFound
    return found


def still_told(
    agreed: Iterable[Agreed], recipients: Collection[UUID], *, without: UUID | None = None
) -> list[Still]:
    """For each of these recipients, what holds by the consents besides `without`."""
    found: dict[UUID, Still] = {}
    for one in agreed:
        for to in one.live:
            is_asked = one.consent.pk != without and to.recipient.pk in recipients
            if not is_asked or not to.sections:
                continue
            before = found.get(to.recipient.pk, Still(to.recipient, frozenset(), ()))
            found[to.recipient.pk] = Still(
                to.recipient,
                before.sections | set(to.sections),
                (one.consent.signed_at, *before.signed_at),
            )
    return list(found.values())
