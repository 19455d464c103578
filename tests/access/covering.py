"""Builders of the tests of cover and emergencies: they call the real commands."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from tests.conftest import Cast
from walkwith.access.commands import agree_to_cover, answer_cover, ask_cover, open_emergency
from walkwith.access.models import Cover, EmergencyAccess
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor

DAY = dt.timedelta(days=1)
EVERYTHING = ("contact_details", "schedule", "plan", "strengths")


def agreed(cast: Cast, *sections: str, person: UUID | None = None) -> None:
    """Dee says side by side with Rosa what a stand-in may see."""
    agree_to_cover(
        actor=cast.rosa,
        participant_id=person or cast.dee.pk,
        sections=["identity", *sections] if sections else [],
    )


def asked(cast: Cast, *, by: Actor | None = None, of: Actor | None = None, days: int = 3) -> Cover:
    """Cover from now on, asked of Marcus unless told."""
    now = clock.database_now()
    return ask_cover(
        actor=by or cast.rosa,
        starts_at=now,
        ends_at=now + days * DAY,
        worker_id=(of or cast.marcus).id,
    )


def covered(cast: Cast, sections: Collection[str] = EVERYTHING) -> Cover:
    """Marcus stands in for Rosa, and Dee agreed to these sections."""
    agreed(cast, *sections)
    cover = asked(cast)
    return answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)


def an_emergency(cast: Cast, *, by: Actor | None = None, hours: int = 1) -> EmergencyAccess:
    opened = open_emergency(
        actor=by or cast.marcus,
        full_name="Deirdre Quill",
        reason="She called and could not say where she is.",
        hours=hours,
    )
    assert opened
    return opened
