"""Walk a year with somebody, through the commands that a peer specialist uses."""

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from walkwith.access.commands import (
    begin_side_by_side,
    end_side_by_side,
    welcome_participant,
)
from walkwith.access.queries.side_by_side import moment_with
from walkwith.contacts.commands import save_note
from walkwith.contacts.rules import NextStep, NoteWords
from walkwith.demo.people import MadePerson
from walkwith.demo.stories import Story, Told, a_visit, moment_on
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.people.commands import add_strengths
from walkwith.people.looks import write_looks_now
from walkwith.plans.commands import finish_step, let_go_line, set_want
from walkwith.plans.models import Step
from walkwith.schedule.commands import add_appointment, mark_missed

IN_THE_WAY = ("ride", "sick", "work", "forgot", "too_much", "our_side")
STEPS_COME_OUT = 0.5
WHO = ("together", "together", "participant", "participant", "worker")


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody's time with one worker. `today` is the day on which the story has to end."""

    chance: random.Random
    worker: Actor
    person: MadePerson
    began: dt.date
    today: dt.date

    @property
    def days(self) -> int:
        return (self.today - self.began).days

    def at(self, day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
        return moment_on(day, hour, minute, ZoneInfo(self.worker.zone))

    def start_of(self, told: Told) -> dt.datetime:
        return self.at(self.began + dt.timedelta(days=told.day), told.hour)


@contextmanager
def at_moment(worker: Actor, moment: dt.datetime) -> Iterator[None]:
    """What is inside is done by `worker` at `moment`, and so are its looks."""
    with clock.stopped_at(moment), acting_as(worker):
        yield
        write_looks_now()


def take(walk: Walk, story: Story) -> UUID:
    """Welcome the person and live through the story; answers who they became.

    The worker acts all the time, and need not step in anew at each moment of it.
    """
    with acting_as(walk.worker):
        return _live_through(walk, story)


def _live_through(walk: Walk, story: Story) -> UUID:
    with at_moment(walk.worker, walk.at(walk.began, 10)):
        participant_id = welcome(walk)
        set_want(actor=walk.worker, participant_id=participant_id, words=story.want)
    has_step = False
    for told in story.told:
        is_last = told is story.told[-1]
        if has_step:
            _look_back(walk, participant_id, told)
        has_step = is_last or walk.chance.random() < STEPS_COME_OUT
        _meet(walk, participant_id, told, has_step=has_step, is_last=is_last)
    if walk.chance.random() < 0.15 and walk.days > 10:
        _miss_one(walk, participant_id)
    if walk.chance.random() < 0.45:
        day = walk.today + dt.timedelta(days=walk.chance.randint(1, 6))
        _plan(walk, participant_id, walk.at(day, walk.chance.choice((9, 10, 11, 13, 14, 15, 16))))
    get_up(walk, participant_id)
    return participant_id


def welcome(walk: Walk) -> UUID:
    participant_id = welcome_participant(
        actor=walk.worker, worker_id=walk.worker.id, details=walk.person.details()
    ).pk
    add_strengths(actor=walk.worker, participant_id=participant_id, words=walk.person.strengths)
    sit_down(walk, participant_id)
    return participant_id


def sit_down(walk: Walk, participant_id: UUID) -> None:
    """What the story tells of the plan, the two write side by side."""
    begin_side_by_side(actor=walk.worker, participant_id=participant_id)


def get_up(walk: Walk, participant_id: UUID) -> None:
    """From now on the plan is theirs alone."""
    with at_moment(walk.worker, walk.at(walk.today, 7)):
        if moment := moment_with(walk.worker, participant_id):
            end_side_by_side(actor=walk.worker, moment_id=moment.pk)


def _meet(walk: Walk, participant_id: UUID, told: Told, *, has_step: bool, is_last: bool) -> None:
    """Write the note of one time together, and the step that comes out of it."""
    start = walk.start_of(told)
    day = start.date() + dt.timedelta(days=told.step_in_days)
    if is_last and day < walk.today:
        day = walk.today + dt.timedelta(days=walk.chance.choice((-1, 0, 1, 2, 4, 6)))
    step = NextStep(words=told.step, who=walk.chance.choice(WHO), day=day, agreed=True)
    is_recent = walk.today - start.date() <= dt.timedelta(days=7)
    planned = _plan(walk, participant_id, start) if is_last and is_recent else None
    with at_moment(walk.worker, start + dt.timedelta(minutes=told.minutes + 10)):
        write(
            walk.worker,
            participant_id,
            told,
            start,
            next_step=step if has_step else None,
            appointment_id=planned,
        )


def write(
    worker: Actor,
    participant_id: UUID,
    told: Told,
    start: dt.datetime,
    *,
    next_step: NextStep | None = None,
    appointment_id: UUID | None = None,
) -> None:
    """Save the note of one time together."""
    save_note(
        actor=worker,
        note_id=new_id(),
        participant_id=participant_id,
        note=NoteWords(
            started_at=start,
            minutes=told.minutes,
            way=told.way,
            place=told.place,
            work=told.work,
            goal=told.goal,
            together=told.together,
            felt=told.felt,
        ),
        next_steps=[next_step] if next_step else [],
        appointment_id=appointment_id,
        explained=True,
    )


def _look_back(walk: Walk, participant_id: UUID, told: Told) -> None:
    """What was planned before is done by the next time, or let go."""
    with at_moment(walk.worker, walk.start_of(told)):
        steps = Step.objects.filter(participant_id=participant_id, done_at=None, let_go_at=None)
        for step in steps.order_by("made_at", "id"):
            lot = walk.chance.random()
            if lot < 0.75:
                finish_step(actor=walk.worker, step_id=step.pk)
            elif lot < 0.95:
                let_go_line(actor=walk.worker, kind="step", line_id=step.pk)


def _miss_one(walk: Walk, participant_id: UUID) -> None:
    """One of the last days something got in the way."""
    start = walk.at(walk.today - dt.timedelta(days=walk.chance.randint(4, 9)), 11)
    missed = _plan(walk, participant_id, start)
    with at_moment(walk.worker, start + dt.timedelta(hours=1)):
        mark_missed(
            actor=walk.worker,
            appointment_id=missed,
            in_the_way=walk.chance.choice(IN_THE_WAY),
        )


def _plan(walk: Walk, participant_id: UUID, start: dt.datetime) -> UUID:
    """Arrange to meet, a few days before: why, where, and plan B."""
    visit = a_visit(walk.chance, walk.person.language)
    before = min(start - dt.timedelta(days=2), walk.at(walk.today - dt.timedelta(days=1), 17))
    with at_moment(walk.worker, before):
        return add_appointment(
            actor=walk.worker,
            participant_id=participant_id,
            starts_at=start,
            way=visit.way,
            place=visit.place,
            purpose=visit.purpose,
            plan_b=visit.plan_b,
        ).pk
