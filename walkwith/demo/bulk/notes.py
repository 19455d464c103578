"""A year of notes, and what comes with them: steps, appointments, looks, the history."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models
from django.db.backends.utils import CursorWrapper

from walkwith.access.models import Look
from walkwith.contacts.models import ContactNote, NoteStep
from walkwith.demo.bulk.copying import NULL, copied, copy_in
from walkwith.demo.bulk.world import ZONE, Person, World, key
from walkwith.demo.people import Tongue
from walkwith.demo.stories import Told, a_story, a_visit
from walkwith.foundation.models import Change
from walkwith.plans.models import Step
from walkwith.schedule.models import Appointment

CHUNK = 40_000
STORIES = 60
HOURS = (9, 10, 10, 11, 13, 14, 14, 15, 16, 17)
PLANNED_DAYS = 7

COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Appointment: ("id", "made_at", "participant_id", "worker_id", "starts_at", "way", "place",
                  "purpose", "plan_b", "state"),
    ContactNote: ("id", "made_at", "participant_id", "author_id", "appointment_id", "started_at",
                  "minutes", "way", "place", "work", "goal", "together", "felt"),
    Step: ("id", "made_at", "participant_id", "written_by_id", "words", "day", "done_at",
           "let_go_at"),
    NoteStep: ("id", "made_at", "participant_id", "note_id", "step_id"),
    Look: ("id", "made_at", "participant_id", "viewer_id", "sections", "how", "page", "fact_id",
           "day"),
    Change: ("id", "actor_id", "subject_id", "section", "record_id", "event", "at"),
}  # fmt: skip


@dataclass(slots=True)
class Heap:
    """Rows waiting to be copied, by model."""

    rows: dict[type[models.Model], list[tuple[str, ...]]] = field(
        default_factory=lambda: {model: [] for model in COLUMNS}
    )

    def copy_out(self, cursor: CursorWrapper, world: World) -> None:
        always = {"organization_id": world.organization}
        more: dict[type[models.Model], dict[str, str]] = {
            Appointment: {"zone": ZONE},
            ContactNote: {"zone": ZONE, "credential": "CPS"},
            Look: {"why": "assigned"},
        }
        for model, columns in COLUMNS.items():
            copy_in(cursor, model, columns, self.rows[model], **always, **more.get(model, {}))
            self.rows[model].clear()


@dataclass(slots=True)
class _Words:
    """Words told before, ready to copy, so that a million notes need no million stories."""

    told: dict[Tongue, list[tuple[Told, tuple[str, ...]]]]

    @classmethod
    def of(cls, world: World) -> "_Words":
        told: dict[Tongue, list[tuple[Told, tuple[str, ...]]]] = {"en": [], "es": []}
        for language, ready in told.items():
            for _ in range(STORIES):
                story = a_story(world.chance, language=language, worker="Rosa", days=90, pace=5)
                ready.extend((one, _as_columns(one)) for one in story.told)
        return cls(told)


def _as_columns(told: Told) -> tuple[str, ...]:
    values = (told.minutes, told.way, told.place, told.work, told.goal, told.together, told.felt)
    return tuple(copied(value) for value in values)


def copy_notes(cursor: CursorWrapper, world: World, notes: int, say: Callable[[str], None]) -> None:
    """`notes` notes spread over the year in the order they happened, as a real year would."""
    words, heap, done = _Words.of(world), Heap(), 0
    for day in range(365):
        walking = [person for person in world.people if person.since <= day]
        until = notes * (day + 1) // 365
        for person in world.chance.choices(walking, k=until - done):
            _add_note(world, heap, words, person, day)
        done = until
        if len(heap.rows[ContactNote]) >= CHUNK or day == 364:
            heap.copy_out(cursor, world)
            say(f"{done:,} of {notes:,} notes")


def copy_days_ahead(cursor: CursorWrapper, world: World) -> None:
    """About five appointments a day for every worker, from today on."""
    heap = Heap()
    for number, person in enumerate(world.people):
        day = 365 + number // len(world.workers) % PLANNED_DAYS
        for later in (0, PLANNED_DAYS):
            starts = world.on_day(day + later, 9 + world.chance.randrange(9))
            _add_appointment(world, heap, person, starts, "planned")
    heap.copy_out(cursor, world)


def _add_note(world: World, heap: Heap, words: _Words, person: Person, day: int) -> None:
    chance = world.chance
    told, columns = chance.choice(words.told[person.language])
    started = world.on_day(day, chance.choice(HOURS), chance.choice((0, 15, 30, 45)))
    note, at = key(), (started + dt.timedelta(hours=1)).isoformat()
    appointment = NULL
    if chance.random() < 0.4:
        appointment = _add_appointment(world, heap, person, started, "kept")
    heap.rows[ContactNote].append(
        (note, at, person.key, person.worker, appointment, started.isoformat(), *columns)
    )
    heap.rows[Change].append(
        (key(), person.worker, person.key, "contact_notes", note, "NoteWritten", at)
    )
    if chance.random() < 0.5:
        page = ('{"contact_notes"}', "wrote", "log")
        heap.rows[Look].append(
            (key(), at, person.key, person.worker, *page, person.assignment, at[:10])
        )
    if chance.random() < 0.25:
        _add_step(world, heap, person, note, told, started, at)


def _add_step(
    world: World, heap: Heap, person: Person, note: str, told: Told, started: dt.datetime, at: str
) -> None:
    """Most steps of the past are done or let go; the newest are open."""
    step, due = key(), started + dt.timedelta(days=told.step_in_days)
    lot = world.chance.random()
    is_past = due < world.now - dt.timedelta(days=5)
    done = due.isoformat() if is_past and lot < 0.8 else NULL
    let_go = due.isoformat() if is_past and 0.8 <= lot < 0.98 else NULL
    day = due.date().isoformat()
    heap.rows[Step].append(
        (step, at, person.key, person.worker, copied(told.step), day, done, let_go)
    )
    heap.rows[NoteStep].append((key(), at, person.key, note, step))


def _add_appointment(
    world: World, heap: Heap, person: Person, starts: dt.datetime, state: str
) -> str:
    visit = a_visit(world.chance, person.language)
    appointment, made = key(), (starts - dt.timedelta(days=7)).isoformat()
    words = (visit.way, visit.place, visit.purpose, visit.plan_b)
    heap.rows[Appointment].append(
        (appointment, made, person.key, person.worker, starts.isoformat(), *words, state)
    )
    return appointment
