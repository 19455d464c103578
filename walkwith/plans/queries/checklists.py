"""The checklists of the library as they stand with one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.queries import openings_of
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.library import queries as library
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.plans.models import Tick
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.queries.plan import participant_named, stands_at_once

MOST = 600
PAGE = "checklist"


@dataclass(frozen=True, slots=True, kw_only=True)
class MyLists:
    """The lists by area, and what the person said of their lines, by the code of the line."""

    participant: Participant
    areas: list[library.ListsOfAnArea]
    ticks: Mapping[str, Tick]
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyList:
    """One list with the person; who may suggest a step has `may_write`."""

    participant: Participant
    checklist: library.Checklist
    ticks: Mapping[str, Tick]
    may_write: bool
    stands: bool


def checklists_with(viewer: Actor, participant_id: UUID) -> MyLists:
    openings = openings_of(participant_id).to_read("identity", "plan")
    return MyLists(
        participant=participant_named(participant_id, page=PAGE),
        areas=library.checklists_by_area(actor=viewer),
        ticks=_ticks(participant_id),
        stands=openings.is_own or stands_at_once(participant_id),
    )


def checklist_with(viewer: Actor, participant_id: UUID, code: str) -> MyList:
    openings = openings_of(participant_id).to_read("identity", "plan")
    return MyList(
        participant=participant_named(participant_id, page=PAGE),
        checklist=library.checklist(actor=viewer, code=code),
        ticks=_ticks(participant_id),
        may_write="plan" in openings.may_write,
        stands=openings.is_own or stands_at_once(participant_id),
    )


def line_to_note(
    viewer: Actor, participant_id: UUID, code: str
) -> tuple[Participant, library.Checklist, library.ListLine]:
    """The line a note is written beside, for who writes in the plan."""
    check_may_write_line(viewer, participant_id=participant_id)
    found = library.checklist(actor=viewer, code=library.checklist_of(code))
    if (line := found.line(code)) is None:
        raise NotFound
    return participant_named(participant_id, page=PAGE), found, line


def tick_of(participant_id: UUID, code: str) -> Tick | None:
    """What they said of a line, if anything."""
    note_look([participant_id], "plan", page=PAGE)
    return Tick.objects.filter(participant_id=participant_id, code=code).first()


def _ticks(participant_id: UUID) -> dict[str, Tick]:
    note_look([participant_id], "plan", page=PAGE)
    found = Tick.objects.filter(participant_id=participant_id, let_go_at=None)
    return {one.code: one for one in found.order_by("code")[:MOST]}
