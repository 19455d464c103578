"""What somebody looks for, what suits them, and where they do not want to go."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.needs import NEEDS
from walkwith.directory.places import find_place
from walkwith.directory.queries import house_place
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import Event, record
from walkwith.people.looks import note_look
from walkwith.referrals import events
from walkwith.referrals.models import AvoidedPlace, ParticipantNeed, Preferences
from walkwith.referrals.policies import check_may_look_for
from walkwith.referrals.queries.needs import agency_of

PAGE = "needs"
OPEN_AT_ONCE = 30


@command
def add_need(
    *,
    actor: Actor,
    participant_id: UUID,
    need: str,
    words: str = "",
    for_whom: str = ParticipantNeed.For.THEMSELVES,
) -> ParticipantNeed:
    """Something they look for. Said twice, it stands once, with the newer words."""
    check_may_look_for(actor, participant_id=participant_id)
    if need not in NEEDS:
        raise Refused(_("Please choose one of these."), field="need")
    standing = _open(participant_id).filter(need=need, for_whom=for_whom).first()
    if standing is None and _open(participant_id).count() >= OPEN_AT_ONCE:
        raise Refused(_("This is a lot to look for at once. Mark some as found first."))
    line = standing or ParticipantNeed(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        need=need,
        for_whom=for_whom,
        since=clock.today(actor.zone),
        written_by_id=actor.id,
    )
    line.words = words.strip() or line.words
    line.save()
    _kept(actor, line, events.NeedAdded(need=need, for_whom=for_whom))
    return line


@command
def meet_need(*, actor: Actor, need_id: UUID) -> ParticipantNeed:
    """They found what they looked for."""
    line = _need_with(need_id)
    check_may_look_for(actor, participant_id=line.participant_id)
    if line.met_at is None:
        line.met_at = clock.now()
        line.save(update_fields=["met_at"])
        _kept(actor, line, events.NeedMet(need=line.need))
    return line


@command
def reopen_need(*, actor: Actor, need_id: UUID) -> ParticipantNeed:
    """They look for it again."""
    line = _need_with(need_id)
    check_may_look_for(actor, participant_id=line.participant_id)
    if line.met_at is not None:
        line.met_at = None
        line.save(update_fields=["met_at"])
        _kept(actor, line, events.NeedReopened(need=line.need))
    return line


@command
def say_preferences(*, actor: Actor, participant_id: UUID, said: dict[str, Any]) -> Preferences:
    """What suits them, by the names of the fields; what is not named stays as it was."""
    check_may_look_for(actor, participant_id=participant_id)
    kept = Preferences.objects.filter(participant_id=participant_id).first() or Preferences(
        organization_id=actor.organization_id, participant_id=participant_id
    )
    before = {name: getattr(kept, name) for name in said if getattr(kept, name) != said[name]}
    for name, value in said.items():
        setattr(kept, name, value)
    kept.changed_at, kept.written_by_id = clock.now(), actor.id
    kept.save()
    _kept(actor, kept, events.PreferencesSaid(before=before))
    return kept


@command
def avoid_place(
    *,
    actor: Actor,
    participant_id: UUID,
    words: str,
    kind: str = AvoidedPlace.Kinds.PLACE,
    why: str = "",
    fellowship: str = "",
    near: str = "",
    around: float | None = None,
    service_id: UUID | None = None,
) -> AvoidedPlace:
    """Somewhere they do not want to go. Nobody has to say why. An agency is known by any of its
    services, so that all of them stay away.
    """
    check_may_look_for(actor, participant_id=participant_id)
    place = find_place(near, house_place(actor=actor)) if near.strip() else None
    if near.strip() and place is None:
        raise Refused(_("We do not know this place. Try a ZIP code."), field="near")
    is_agency = kind == AvoidedPlace.Kinds.AGENCY
    line = AvoidedPlace.objects.create(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        kind=kind,
        agency=agency_of(actor, service_id) if service_id and is_agency else None,
        words=words.strip(),
        why=why.strip(),
        fellowship=fellowship,
        near=near.strip(),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        around=around,
        written_by_id=actor.id,
    )
    _kept(actor, line, events.PlaceAvoided(kind=kind, words=line.words))
    return line


@command
def end_avoided(*, actor: Actor, avoided_id: UUID) -> AvoidedPlace:
    """It may be shown again. What was said stays in their record."""
    line = AvoidedPlace.objects.filter(pk=avoided_id).first()
    if line is None:
        raise NotFound
    check_may_look_for(actor, participant_id=line.participant_id)
    if line.ended_at is None:
        line.ended_at = clock.now()
        line.save(update_fields=["ended_at"])
        _kept(actor, line, events.PlaceNoLongerAvoided(kind=line.kind, words=line.words))
    return line


def _open(participant_id: UUID) -> Any:
    return ParticipantNeed.objects.filter(participant_id=participant_id, met_at=None)


def _need_with(need_id: UUID) -> ParticipantNeed:
    line = ParticipantNeed.objects.filter(pk=need_id).first()
    if line is None:
        raise NotFound
    return line


def _kept(actor: Actor, line: ParticipantNeed | Preferences | AvoidedPlace, event: Event) -> None:
    record(actor=actor, event=event, about=line)
    note_look([line.participant_id], "referrals", how="wrote", page=PAGE)
