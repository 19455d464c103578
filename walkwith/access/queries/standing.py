"""Why the viewer sees somebody they do not walk with, and what was shared with them."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from walkwith.access.acts import ask
from walkwith.access.models import EmergencyAccess
from walkwith.access.queries.covers import cover_with_id
from walkwith.access.queries.emergencies import emergency_now
from walkwith.access.queries.walking import Openings
from walkwith.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class Shared:
    """One consent that holds now: what it opens to the viewer, and how it ends."""

    participant_id: UUID
    sections: frozenset[str]
    purpose: str
    until: str
    ends_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What lets the viewer see somebody; `others` says that something else does, too."""

    relationship: str
    others: bool
    away: str = ""
    until: str = ""
    ends_at: dt.datetime | None = None
    emergency: EmergencyAccess | None = None


def shared_with(viewer: Actor) -> list[Shared]:
    """What was shared with the viewer, a partner or supporter; names nobody."""
    return [Shared(row[0], frozenset(row[1]), *row[2:]) for row in ask("shared_with_viewer")]


def why_open(viewer: Actor, participant_id: UUID, openings: Openings, *, page: str) -> Why:
    """At most one statement; none for who walks with somebody, and for their own record."""
    why = partial(Why, relationship=openings.relationship, others=openings.others)
    if openings.relationship == "covering" and openings.fact_id:
        cover = cover_with_id(openings.fact_id)
        return why(away=cover.away.name, ends_at=cover.ends_at)
    if openings.relationship == "emergency":
        return why(emergency=emergency_now(viewer, participant_id, page=page))
    if openings.relationship == "consented":
        shared = [one for one in shared_with(viewer) if one.participant_id == participant_id]
        return why(until=shared[0].until, ends_at=shared[0].ends_at)
    return why()
