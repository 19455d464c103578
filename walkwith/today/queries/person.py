"""One participant's page."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localtime

from walkwith.access.models import Assignment
from walkwith.access.queries import Openings, assignments_of, is_here, openings_of, seen_lately
from walkwith.access.sentences import Reader, in_short
from walkwith.contacts.models import ContactNote
from walkwith.contacts.queries import newest_notes_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import ContactDetails, Participant, Strength
from walkwith.people.queries import participant_and_reaching, reaching, strengths_of
from walkwith.plans.models import Step, Want
from walkwith.plans.queries import current_want, open_steps_of
from walkwith.schedule.models import Appointment
from walkwith.schedule.queries import appointments_ahead
from walkwith.schedule.rules import day_bounds
from walkwith.today import words

PAGE = "participant"
NEWEST_NOTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Everything on one participant's page."""

    today: dt.date
    person: Participant
    openings: Openings
    details: ContactDetails | None
    want: Want | None
    steps: list[Step]
    suggestions: list[Step]
    notes: list[ContactNote]
    strengths: list[Strength]
    ahead: list[Appointment]
    walking: list[Assignment]
    mine: Assignment | None
    seen: list[str]

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
    def is_own(self) -> bool:
        return self.openings.is_own

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
    """Eleven statements. Raises `NotFound` for somebody out of reach, as for nobody."""
    person = participant_and_reaching(participant_id, page=PAGE)
    openings = openings_of(participant_id)
    today = clock.today(viewer.zone)
    midnight, _ = day_bounds(today, viewer.zone)
    steps = open_steps_of(participant_id, done_since=midnight, page=PAGE)
    walking = assignments_of(participant_id, page=PAGE)
    reader = Reader(id=viewer.id, owns=openings.is_own, person=person.preferred_name)
    return PersonPage(
        today=today,
        person=person,
        openings=openings,
        details=reaching(person),
        want=current_want(participant_id, page=PAGE),
        steps=[step for step in steps if step.done_at or not step.is_suggestion],
        suggestions=[step for step in steps if step.is_suggestion and not step.done_at],
        notes=newest_notes_of(participant_id, NEWEST_NOTES, page=PAGE),
        strengths=strengths_of(participant_id, page=PAGE),
        ahead=appointments_ahead(participant_id, page=PAGE),
        walking=walking,
        mine=next((one for one in walking if one.worker_id == viewer.id), None),
        seen=in_short(seen_lately(participant_id, page=PAGE), reader, today),
    )
