"""The workers of the big organization, who leads them, and the people they walk with."""

import random
from collections.abc import Iterable, Iterator

from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.backends.utils import CursorWrapper

from walkwith.access.models import Assignment, Supervision
from walkwith.accounts.models import Account, Membership
from walkwith.demo.bulk.copying import copied, copy_in
from walkwith.demo.bulk.world import (
    PEOPLE_A_WORKER,
    WORKERS_A_PROGRAM,
    WORKERS_A_SUPERVISOR,
    Person,
    World,
    key,
)
from walkwith.demo.people import MadePerson, made_people
from walkwith.demo.stories import a_story
from walkwith.people.models import ContactDetails, Participant, Strength
from walkwith.people.rules import folded
from walkwith.plans.models import Want

STRANGERS_SEED = 77


def copy_workers(cursor: CursorWrapper, world: World, participants: int) -> None:
    """One worker for 25 people, one supervisor for ten workers; nobody has a password."""
    workers = max(2, participants // PEOPLE_A_WORKER)
    supervisors = max(1, workers // WORKERS_A_SUPERVISOR)
    names = made_people(random.Random(STRANGERS_SEED))
    began = copied(world.began.isoformat())
    accounts: list[tuple[str, ...]] = []
    members: list[tuple[str, ...]] = []
    for number in range(workers + supervisors):
        is_worker = number < workers
        role = "peer_specialist" if is_worker else "supervisor"
        card = {0: "rosa", workers: "lorraine"}.get(number, "")
        full_name = {0: "Rosa Medrano", workers: "Lorraine Pettway"}.get(
            number, next(names).full_name
        )
        account, member = key(), key()
        program = world.programs[number // WORKERS_A_PROGRAM % len(world.programs)]
        accounts.append((account, began, f"worker{number}", card, make_password(None)))
        members.append((member, began, account, program, role, full_name, "CPS", began))
        (world.workers if is_worker else world.supervisors).append(member)
    copy_in(cursor, Account, ("id", "made_at", "username", "demo_card", "password"), accounts)
    columns = ("id", "made_at", "account_id", "program_id", "role", "name", "credential",
               "starts_at")  # fmt: skip
    _copy(cursor, world, Membership, columns, members)
    _copy(
        cursor,
        world,
        Supervision,
        ("id", "made_at", "starts_at", "worker_id", "supervisor_id"),
        [
            (key(), began, began, worker, world.supervisors[number % supervisors])
            for number, worker in enumerate(world.workers)
        ],
    )


def copy_people(cursor: CursorWrapper, world: World, participants: int) -> None:
    """The participants, how to reach them, their strengths, what they want, who walks along."""
    names = made_people(world.chance)
    made = [next(names) for _ in range(participants)]
    for number in range(participants):
        since = 0 if world.chance.random() < 0.7 else world.chance.randrange(340)
        worker = world.workers[number % len(world.workers)]
        world.people.append(Person(key(), worker, key(), made[number].language, since))
    both = list(zip(world.people, made, strict=True))
    copy_identities(cursor, world, both)
    columns: tuple[str, ...] = ("id", "made_at", "participant_id", "words")
    _copy(cursor, world, Strength, columns, _strengths(world, both))
    columns = ("id", "made_at", "participant_id", "written_by_id", "words")
    _copy(cursor, world, Want, columns, _wants(world))
    columns = ("id", "made_at", "participant_id", "worker_id", "kind", "starts_at")
    _copy(cursor, world, Assignment, columns, _assignments(world))
    _open_a_door(cursor, world)


def _open_a_door(cursor: CursorWrapper, world: World) -> None:
    """The first of the people signs in to their own record, with the card of Dee."""
    person, account, member, began = world.people[0], key(), key(), world.began.isoformat()
    columns = ("id", "made_at", "username", "demo_card", "password")
    row = (account, began, "dee", "dee", make_password(None))
    copy_in(cursor, Account, columns, [row])
    names = ("id", "made_at", "account_id", "role", "name", "starts_at")
    _copy(cursor, world, Membership, names, [(member, began, account, "participant", "Dee", began)])
    cursor.execute(
        "UPDATE people_participant SET membership_id = %s WHERE id = %s", [member, person.key]
    )


def copy_identities(
    cursor: CursorWrapper, world: World, both: list[tuple[Person, MadePerson]]
) -> None:
    who = ("preferred_name", "full_name", "pronouns", "language", "language_words")
    reaching = ("safely", "phone", "may_text", "may_call", "may_leave_voicemail", "zip_code",
                "agreed_days")  # fmt: skip
    people: list[tuple[str, ...]] = []
    details: list[tuple[str, ...]] = []
    for person, made in both:
        since, facts = world.on_day(person.since, 10), made.details()
        at, day = since.isoformat(), since.date().isoformat()
        names = folded(f"{made.preferred_name} {made.full_name}")
        people.append((person.key, at, day, names, *(copied(facts[name]) for name in who)))
        details.append((key(), at, person.key, *(copied(facts[name]) for name in reaching)))
    _copy(cursor, world, Participant, ("id", "made_at", "walking_since", "names", *who), people)
    _copy(cursor, world, ContactDetails, ("id", "made_at", "participant_id", *reaching), details)


def _strengths(world: World, both: list[tuple[Person, MadePerson]]) -> Iterator[tuple[str, ...]]:
    for person, made in both:
        at = world.on_day(person.since, 11).isoformat()
        for words in made.strengths:
            yield (key(), at, person.key, copied(words))


def _wants(world: World) -> Iterator[tuple[str, ...]]:
    for person in world.people:
        story = a_story(world.chance, language=person.language, worker="", days=1, pace=1)
        at = world.on_day(person.since, 12).isoformat()
        yield (key(), at, person.key, person.worker, copied(story.want))


def _assignments(world: World) -> Iterator[tuple[str, ...]]:
    """Everybody has one worker who walks with them; one in twenty has a backup too."""
    for number, person in enumerate(world.people):
        at = world.on_day(person.since, 10).isoformat()
        yield (person.assignment, at, person.key, person.worker, "primary", at)
        if number % 20 == 0:
            backup = world.workers[(number + 1) % len(world.workers)]
            yield (key(), at, person.key, backup, "backup", at)


def _copy(
    cursor: CursorWrapper,
    world: World,
    model: type[models.Model],
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
) -> None:
    """Copy rows of this organization."""
    copy_in(cursor, model, columns, rows, organization_id=world.organization)
