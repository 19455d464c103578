"""Listings that seem the same: looked for by rules, decided by people."""

from collections.abc import Iterable
from uuid import UUID

from walkwith.accounts.models import Organization
from walkwith.directory import events
from walkwith.directory.alike import Pair, same_ones
from walkwith.directory.candidates import meetings_that_meet, services_that_meet
from walkwith.directory.models import Duplicate
from walkwith.directory.policies import check_may_verify
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound
from walkwith.foundation.history import record

BATCH = 500


@command
def look_for_duplicates(*, actor: Actor) -> int:
    """Suspect what looks the same; answers how many pairs wait for a person.

    What somebody decided stays decided; what looks the same no more is no longer suspected.
    """
    check_may_verify(actor)
    _suspect(actor, "meeting", same_ones(meetings_that_meet(actor.organization_id)))
    _suspect(actor, "service", same_ones(services_that_meet(actor.organization_id)))
    waiting = Duplicate.objects.filter(
        organization_id=actor.organization_id, state=Duplicate.States.SUSPECTED
    ).count()
    house = Organization(pk=actor.organization_id)
    record(actor=actor, event=events.DuplicatesLookedFor(waiting=waiting), about=house)
    return waiting


@command
def decide_duplicate(*, actor: Actor, duplicate_id: UUID, state: str) -> Duplicate:
    """ "The same", "not the same", or, taken back, "perhaps the same"."""
    check_may_verify(actor)
    pair = Duplicate.objects.filter(pk=duplicate_id, organization_id=actor.organization_id).first()
    if pair is None:
        raise NotFound
    is_open = state == Duplicate.States.SUSPECTED
    pair.state = Duplicate.States(state)
    pair.decided_by_id = None if is_open else actor.id
    pair.decided_at = None if is_open else clock.now()
    pair.save(update_fields=["state", "decided_by", "decided_at"])
    record(actor=actor, event=events.DuplicateDecided(state=state), about=pair)
    return pair


def _suspect(actor: Actor, kind: str, pairs: Iterable[Pair]) -> None:
    one, other = f"{kind}_id", f"other_{kind}_id"
    known = Duplicate.objects.filter(
        organization_id=actor.organization_id, **{f"{kind}__isnull": False}
    )
    before = {(row[0], row[1]): row[2] for row in known.values_list(one, other, "state")}
    found = {(pair.one, pair.other): pair for pair in pairs}
    Duplicate.objects.bulk_create(
        (
            Duplicate(
                organization_id=actor.organization_id,
                evidence=list(pair.evidence),
                **{one: pair.one, other: pair.other},
            )
            for key, pair in found.items()
            if key not in before
        ),
        batch_size=BATCH,
    )
    gone = [
        key
        for key, state in before.items()
        if key not in found and state == Duplicate.States.SUSPECTED
    ]
    for first, last in gone:
        known.filter(**{one: first, other: last}).delete()
