"""One participant's page: what the viewer may see of it, and no more."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.utils.timezone import localtime

from walkwith.access.models import Assignment, SideBySide
from walkwith.access.queries import (
    Openings,
    assignments_of,
    covers_now,
    is_here,
    openings_of,
    seen_lately,
)
from walkwith.access.queries.side_by_side import moment_now
from walkwith.access.queries.standing import Why, why_open
from walkwith.access.sentences import Reader, in_short
from walkwith.access.sentences.covers import stand_in_words
from walkwith.access.sentences.standing import why_words
from walkwith.checkins.queries import Marked, marked_today
from walkwith.contacts.models import ContactNote
from walkwith.contacts.queries import newest_notes_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import ContactDetails, Participant, Strength
from walkwith.people.queries import participant_and_reaching, reaching, strengths_of
from walkwith.people.sections import Section
from walkwith.plans.models import Step
from walkwith.plans.queries import Waiting, open_steps_of, want_and_suggestions_of
from walkwith.plans.telling import ToldWaiting, told_waiting
from walkwith.referrals.models import Referral
from walkwith.referrals.queries import asked_today
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import appointments_ahead
from walkwith.schedule.rules import day_bounds
from walkwith.today import words

PAGE = "participant"
NEWEST_NOTES = 2
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Everything on one participant's page; what is out of reach is empty, and not `shown`."""

    today: dt.date
    person: Participant
    openings: Openings
    why: Why
    details: ContactDetails | None
    want: str
    marked: Marked | None
    steps: list[Step]
    suggestions: list[ToldWaiting]
    notes: list[ContactNote]
    strengths: list[Strength]
    ahead: list[Appointment]
    walking: list[Assignment]
    standing_in: list[str]
    mine: Assignment | None
    seen: list[str]
    stands: bool
    beside_now: SideBySide | None
    asked: Sequence[Referral]

    @property
    def since(self) -> str:
        begun = localtime(self.mine.starts_at).date() if self.mine else self.person.walking_since
        return words.since_words(
            is_own=self.is_own,
            is_mine=self.mine is not None,
            workers=[one.worker.name for one in self.walking if is_here(one.worker)],
            since=words.month_words(begun, self.today),
        )

    @property
    def why_words(self) -> str:
        """Why the viewer sees this, where the page does not say it anyway."""
        return why_words(self.why, self.person.preferred_name, self.today)

    @property
    def shown(self) -> frozenset[str]:
        return self.openings.may_read

    @property
    def is_little(self) -> bool:
        """Neither plan nor notes are open: what is shown beside them takes their place."""
        return self.shown.isdisjoint({"plan", "contact_notes"})

    @property
    def is_own(self) -> bool:
        return self.openings.is_own

    @property
    def may_edit(self) -> bool:
        return self.openings.may_write.issuperset({"identity", "contact_details"})

    @property
    def may_plan(self) -> bool:
        return "plan" in self.openings.may_write

    @property
    def may_log(self) -> bool:
        return "contact_notes" in self.openings.may_write

    @property
    def may_schedule(self) -> bool:
        return "schedule" in self.openings.may_write

    @property
    def may_strengthen(self) -> bool:
        return "strengths" in self.openings.may_write

    @property
    def may_assign(self) -> bool:
        return "relationships" in self.openings.may_write


def person_page(viewer: Actor, participant_id: UUID) -> PersonPage:
    """Ten statements, one more for themselves, a stand-in, or who sits beside them; fewer where
    less is open. Raises `NotFound` for somebody whose name is out of reach, as for nobody.
    """
    openings = openings_of(participant_id).to_read("identity")

    def part(section: Section, read: Callable[[], list[Part]]) -> list[Part]:
        return read() if section in openings.may_read else []

    person = participant_and_reaching(participant_id, page=PAGE)
    today = clock.today(viewer.zone)
    midnight, _ = day_bounds(today, viewer.zone)
    steps = part("plan", lambda: open_steps_of(participant_id, done_since=midnight, page=PAGE))
    want, waiting = _want_and_waiting(participant_id, openings)
    walking = part("relationships", lambda: _walking(participant_id, is_own=openings.is_own))
    covers = covers_now(participant_id, page=PAGE) if openings.has_stand_in else []
    reader = Reader(id=viewer.id, owns=openings.is_own, person=person.preferred_name)
    return PersonPage(
        today=today,
        person=person,
        openings=openings,
        why=why_open(viewer, participant_id, openings, page=PAGE),
        details=reaching(person),
        want=want,
        marked=_marked(participant_id, today, openings),
        steps=[step for step in steps if step.done_at or not step.is_suggestion],
        suggestions=told_waiting(waiting, viewer, today),
        notes=part(
            "contact_notes", lambda: newest_notes_of(participant_id, NEWEST_NOTES, page=PAGE)
        ),
        strengths=part("strengths", lambda: strengths_of(participant_id, page=PAGE)),
        ahead=part("schedule", lambda: appointments_ahead(participant_id, page=PAGE)),
        walking=walking,
        standing_in=[stand_in_words(one, zone=viewer.zone, today=today) for one in covers],
        mine=next((one for one in walking if one.worker_id == viewer.id), None),
        seen=in_short(part("looks", lambda: seen_lately(participant_id, page=PAGE)), reader, today),
        stands=openings.writes_theirs,
        beside_now=_beside_now(viewer, participant_id, openings),
        asked=asked_today(participant_id, today, page=PAGE) if openings.is_own else [],
    )


def _want_and_waiting(participant_id: UUID, openings: Openings) -> tuple[str, list[Waiting]]:
    if "plan" not in openings.may_read:
        return "", []
    return want_and_suggestions_of(participant_id, page=PAGE)


def _marked(participant_id: UUID, today: dt.date, openings: Openings) -> Marked | None:
    """What they mark today, for themselves and who walks with them."""
    is_open = "plan" in openings.may_write
    return marked_today(participant_id, today, page=PAGE) if is_open else None


def _beside_now(viewer: Actor, participant_id: UUID, openings: Openings) -> SideBySide | None:
    if not openings.writes_theirs:
        return None
    return moment_now(viewer, participant_id, is_own=openings.is_own, page=PAGE)


def _walking(participant_id: UUID, *, is_own: bool) -> list[Assignment]:
    """Who walks with them; for themselves without whom they keep out."""
    walking = assignments_of(participant_id, page=PAGE)
    return [
        one
        for one in walking
        if not (is_own and getattr(one, "is_kept_out"))  # noqa: B009 (an annotation)
    ]
