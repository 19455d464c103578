"""Routines and rituals: all of somebody, and those of the week of who is signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.queries import openings_of
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Routine
from walkwith.plans.queries.lines import line_to_change
from walkwith.plans.queries.plan import participant_named, stands_at_once
from walkwith.plans.queries.suggestions import WRITER

MOST = 200
PAGE = "routines"
# Where a part of the day stands among the hours; what has none comes last.
HOURS = {"": 24, "morning": 8, "midday": 12, "afternoon": 15, "evening": 19}


@dataclass(frozen=True, slots=True, kw_only=True)
class Routines:
    """All routines, in the order of the day. With `stands` the viewer writes what stands at once,
    with `may_write` what waits for a yes.
    """

    participant: Participant
    routines: Sequence[Routine]
    may_write: bool
    stands: bool


def routines_of(participant_id: UUID) -> Routines:
    openings = openings_of(participant_id).to_read("identity", "plan")
    participant = participant_named(participant_id, page=PAGE)
    note_look([participant_id], "plan", page=PAGE)
    found = Routine.objects.filter(participant_id=participant_id).annotate(writer=WRITER)
    return Routines(
        participant=participant,
        routines=sorted(found.order_by("place", "made_at", "id")[:MOST], key=in_the_day),
        may_write="plan" in openings.may_write,
        stands=openings.is_own or stands_at_once(participant_id),
    )


def own_routines(viewer: Actor) -> list[Routine]:
    """What a participant does on the days of a week, in the order of the day; of nobody else."""
    if viewer.role != "participant":
        return []
    standing = Routine.objects.filter(
        participant__membership_id=viewer.id, is_suggestion=False, let_go_at=None
    )
    found = list(standing.order_by("place", "made_at", "id")[:MOST])
    note_look({one.participant_id for one in found}, "plan", how="listed", page="week")
    return sorted(found, key=in_the_day)


def routine_to_edit(viewer: Actor, routine_id: UUID) -> Routine:
    """One routine with its participant, for who may change it. Raises `NotFound`."""
    found = line_to_change(viewer, Routine, routine_id)
    note_look([found.participant_id], "identity", "plan", page=PAGE)
    return found


def in_the_day(routine: Routine) -> tuple[int, int]:
    if routine.at:
        return routine.at.hour, routine.at.minute
    return HOURS[routine.part_of_day], 0
