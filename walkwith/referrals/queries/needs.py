"""What somebody looks for, what suits them, and where they do not want to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from walkwith.access.queries import openings_of
from walkwith.directory.models import Agency, Service
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import first, prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.queries import participant_with_id
from walkwith.referrals.models import AvoidedPlace, ParticipantNeed, Preferences
from walkwith.referrals.policies import check_may_look_for
from walkwith.referrals.suits_words import suits_in_words

PAGE = "needs"
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsPage:
    """All of it. `suits` is None where nobody has said yet what suits them."""

    person: Participant
    is_own: bool
    may_write: bool
    may_plan: bool
    open: Sequence[ParticipantNeed]
    met: Sequence[ParticipantNeed]
    suits: Preferences | None
    avoided: Sequence[AvoidedPlace]

    @property
    def suits_in_words(self) -> list[str]:
        return suits_in_words(self.suits)


def needs_of(participant_id: UUID) -> NeedsPage:
    """Five statements, however much there is. Raises `NotFound` out of reach."""
    openings = openings_of(participant_id).to_read("identity", "referrals")
    person = participant_with_id(participant_id, page=PAGE)
    note_look([participant_id], "referrals", page=PAGE)
    known = list(
        ParticipantNeed.objects.filter(participant_id=participant_id).order_by("-since", "-id")[
            :MOST
        ]
    )
    return NeedsPage(
        person=person,
        is_own=openings.is_own,
        may_write="referrals" in openings.may_write,
        may_plan="plan" in openings.may_write,
        open=[one for one in known if one.is_open],
        met=[one for one in known if not one.is_open],
        suits=preferences_of(participant_id, page=PAGE),
        avoided=avoided_by(participant_id, page=PAGE),
    )


def somebody_looking(actor: Actor, participant_id: UUID) -> Participant:
    """Who it is, for whoever may write down what they look for."""
    check_may_look_for(actor, participant_id=participant_id)
    return participant_with_id(participant_id, page=PAGE)


def suits_of(actor: Actor, participant_id: UUID) -> tuple[Participant, Preferences | None]:
    """Somebody with what suits them, to change it."""
    person = somebody_looking(actor, participant_id)
    return person, preferences_of(participant_id, page=PAGE)


def agency_of(actor: Actor, service_id: UUID) -> Agency:
    """Who offers a service. Raises `NotFound`."""
    known = Service.objects.filter(pk=service_id, organization_id=actor.organization_id)
    service = known.select_related("agency").first()
    if service is None:
        raise NotFound
    return service.agency


def preferences_of(participant_id: UUID, *, page: str) -> Preferences | None:
    note_look([participant_id], "referrals", page=page)
    return first(_preferences(person=participant_id))


@prepared
def _preferences(*, person: Any) -> QuerySet[Preferences]:
    return Preferences.objects.filter(participant_id=person)


def avoided_by(participant_id: UUID, *, page: str) -> list[AvoidedPlace]:
    """Those that hold now, in the order they were said."""
    note_look([participant_id], "referrals", page=page)
    return _avoided(person=participant_id)


@prepared
def _avoided(*, person: Any) -> QuerySet[AvoidedPlace]:
    found = AvoidedPlace.objects.filter(participant_id=person, ended_at=None)
    return found.order_by("made_at", "id")[:MOST]
