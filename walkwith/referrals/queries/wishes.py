"""What somebody looks for, as the rules of matching take it."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from walkwith.access.queries import Openings, openings_of
from walkwith.directory.needs import NEEDS
from walkwith.directory.places import Place, place_of_zip
from walkwith.directory.queries import house_place, wished_place
from walkwith.directory.said import folded
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.prepared import prepared
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.queries import participant_and_reaching, reaching
from walkwith.referrals.models import AvoidedPlace, Preferences
from walkwith.referrals.queries.helping import did_not_help
from walkwith.referrals.queries.needs import avoided_by, preferences_of
from walkwith.referrals.rules.choices import Avoided, Wishes, ages_in, reach_of
from walkwith.referrals.rules.streets import alike, street_in
from walkwith.referrals.rules.weights import AMONG_OTHERS, OF_FAMILIES
from walkwith.schedule.models import Appointment

PAGE = "match"
DAYS_AHEAD = 8
MOST_BUSY = 60
PLAIN_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Somebody, what they look for, and about where. Nobody outside is asked or told."""

    person: Participant
    openings: Openings
    wishes: Wishes
    place: Place | None
    is_near_them: bool

    @property
    def is_for_family(self) -> bool:
        return self.wishes.need in OF_FAMILIES


def looking(actor: Actor, participant_id: UUID, need: str, near: str = "") -> Looking:
    """Seven statements at most. Raises `NotFound` out of reach, and for a need nobody knows.

    What family or friends look for is theirs: no wish of the person's own stands in its way, and
    nothing is written down about them.
    """
    if need not in NEEDS:
        raise NotFound
    openings = openings_of(participant_id).to_read("identity", "referrals")
    person = participant_and_reaching(participant_id, page=PAGE)
    note_look([participant_id], "referrals", page=PAGE)
    details = reaching(person)
    own = place_of_zip(details.zip_code) if details else None
    place = wished_place(actor=actor, near=near)[0] if near.strip() else own
    if need in OF_FAMILIES:
        wishes = Wishes(need=need)
    else:
        busy = _busy(participant_id) if "schedule" in openings.may_read else ()
        suits = preferences_of(participant_id, page=PAGE)
        avoided = avoided_by(participant_id, page=PAGE)
        wishes = wishes_of(need, suits, avoided, busy, clock.today(actor.zone))
        wishes = replace(wishes, tried=did_not_help(participant_id, need))
    return Looking(
        person=person,
        openings=openings,
        wishes=wishes,
        place=place or house_place(actor=actor),
        is_near_them=own is not None and not near.strip(),
    )


def wishes_of(
    need: str,
    suits: Preferences | None,
    avoided: list[AvoidedPlace],
    busy: tuple[tuple[dt.datetime, dt.datetime], ...],
    today: dt.date,
) -> Wishes:
    keeps_away = tuple(_avoided(one) for one in avoided)
    if suits is None:
        return Wishes(need=need, avoided=keeps_away, busy=busy)
    return Wishes(
        need=need,
        spirit=suits.spirit,
        fellowships=frozenset(suits.fellowships),
        no_fellowship=suits.no_fellowship,
        company=suits.company if need in AMONG_OTHERS else "",
        gender=suits.gender,
        ages=ages_in(suits.birth_year, today),
        children=suits.children,
        step_free=suits.step_free,
        no_cost=suits.no_cost,
        languages=frozenset(suits.languages),
        language=suits.language_wish,
        reach=reach_of(suits.ways, suits.far, suits.far_in),
        avoided=keeps_away,
        busy=busy,
        never=frozenset(suits.never),
    )


def _avoided(one: AvoidedPlace) -> Avoided:
    return Avoided(
        kind=one.kind,
        words=avoided_words(one),
        agency_id=one.agency_id,
        fellowship=one.fellowship,
        latitude=one.latitude,
        longitude=one.longitude,
        around=one.around,
    )


def plain_words(*words: str) -> str:
    """Small letters without accents, a space between words, streets short, and nothing else."""
    return " ".join(alike(PLAIN_WORD.findall(folded(" ".join(words)))))


def avoided_words(one: AvoidedPlace) -> str:
    """By which words it is left out: where a street is named, by that."""
    words = plain_words(one.words)
    is_place = one.kind == AvoidedPlace.Kinds.PLACE
    return " ".join(street_in(words.split())) or words if is_place else words


def _busy(participant_id: UUID) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
    """What stands in their week already."""
    note_look([participant_id], "schedule", page=PAGE)
    now = clock.now()
    found = _planned(
        person=participant_id,
        since=now - dt.timedelta(hours=12),
        until=now + dt.timedelta(days=DAYS_AHEAD),
    )
    return tuple((one.starts_at, one.ends_at) for one in found)


@prepared
def _planned(*, person: Any, since: Any, until: Any) -> QuerySet[Appointment]:
    found = Appointment.objects.filter(participant_id=person, state=Appointment.States.PLANNED)
    ahead = found.filter(starts_at__gt=since, starts_at__lt=until)
    return ahead.order_by("starts_at", "id")[:MOST_BUSY]
