"""The Today of a partner or supporter: whom they know by what was shared with them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.access.queries.standing import Shared, shared_with
from walkwith.access.sentences.standing import shared_parts, until_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.today import rules, words

PAGE = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One consent in words: what it opens, what for, and until when."""

    parts: str
    purpose: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Somebody who shares with the viewer, and what."""

    id: UUID
    preferred_name: str
    told: list[Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedDay:
    """Everything on a guest's Today."""

    greeting: str
    people: list[Sharing]


def shared_day(viewer: Actor) -> SharedDay:
    """Two statements. Who did not share their name is not among them: their page has no name."""
    local = clock.now().astimezone(ZoneInfo(viewer.zone))
    shared: dict[UUID, list[Shared]] = {}
    for one in shared_with(viewer):
        shared.setdefault(one.participant_id, []).append(one)
    named = Participant.objects.filter(pk__in=list(shared)).order_by("names", "pk")
    people = [
        Sharing(
            id=person.pk,
            preferred_name=person.preferred_name,
            told=[_told(one, local.date()) for one in shared[person.pk]],
        )
        for person in named
    ]
    note_look([person.id for person in people], "identity", how="listed", page=PAGE)
    return SharedDay(
        greeting=words.greeting(rules.part_of_day(local.hour), viewer.name),
        people=people,
    )


def _told(shared: Shared, today: dt.date) -> Told:
    return Told(
        parts=shared_parts(shared.sections),
        purpose=shared.purpose,
        until=until_words(shared.until, shared.ends_at, today),
    )
