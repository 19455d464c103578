"""Load the demo organization: a year of Harbor Peers, through the real commands, from a seed."""

import datetime as dt
import random
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db import transaction

from walkwith.access.commands import assign
from walkwith.accounts.models import Organization
from walkwith.contacts.commands import log_indirect_work
from walkwith.demo.cast import cast_person, since_march, walk_with_cast
from walkwith.demo.consents import let_others_in
from walkwith.demo.covers import agree, arrange_cover, open_one
from walkwith.demo.day import log_the_days_before, plan_todays_demo
from walkwith.demo.house import House, demo_workers, found_elsewhere, found_house
from walkwith.demo.invitations import suggest_one
from walkwith.demo.listings import list_town
from walkwith.demo.meetings import spots_near
from walkwith.demo.people import MadePerson, cast_facts, made_people, texts
from walkwith.demo.seeking import seek
from walkwith.demo.stories import a_story, moment_on
from walkwith.demo.town import check_some, import_town
from walkwith.demo.walks import Walk, take
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import Refused
from walkwith.foundation.identifiers import new_id

SEED = 2026
MEETINGS = 320
ZIP_CODE = "15201"
LENGTHS = (8, 25, 60, 120, 180, 240, 300, 330, 360)
DRIFTING_IN_A_HUNDRED = 12
INVITED_IN_A_HUNDRED = 10
TEAM_WORK = (
    ("team", 25, 9, "Team huddle"),
    ("administration", 40, 15, "Hours and mileage"),
    ("training", 60, 13, "Talked with my supervisor about a hard week"),
    ("group_planning", 45, 16, "Planned the artists’ group: paint is in the closet"),
    ("information", 30, 11, "Called five numbers on our list; two were old"),
)


def load_demo(*, seed: int = SEED, meetings: int = MEETINGS, say: Callable[[str], None]) -> None:
    """Fill an empty database with the demo: all of it, or nothing."""
    if Organization.objects.exists():
        raise Refused("There is an organization here already. The demo needs an empty house.")
    now = clock.now()
    with transaction.atomic():
        house = found_house(now)
        import_town(house.founder, spots_near(ZIP_CODE), meetings, seed=seed, say=say, is_odd=True)
        list_town(house.workers, seed=seed)
        _fill(house, random.Random(seed), now, say)
        _fill_elsewhere(found_elsewhere(now), random.Random(seed), now)


def wake_demo(*, seed: int = SEED) -> int:
    """Give every worker of the demo a day today, if they have none. Answers how many stops."""
    if Organization.objects.exclude(is_demo=True).exists():
        return 0
    chance = random.Random(f"{seed} {clock.now():%Y-%m-%d}")
    with transaction.atomic():
        stops = 0
        for worker in demo_workers():
            log_the_days_before(worker, chance)
            stops += plan_todays_demo(worker, chance)
        arrange_cover({worker.name: worker for worker in demo_workers()})
    return stops


def _fill(
    house: House, chance: random.Random, now: dt.datetime, say: Callable[[str], None]
) -> None:
    today = now.astimezone(ZoneInfo(house.founder.zone)).date()
    strangers = made_people(chance)
    for facts in texts("cast")["workers"]:
        worker, left = house.workers[facts["name"]], facts["people"]
        for known in cast_facts() if worker.name == "Rosa" else []:
            began = since_march(today)
            walk = Walk(chance, worker, cast_person(known), began, today)
            agree(walk, walk_with_cast(house, walk, known))
            left -= 1
        for number in range(left):
            _walk_with(house, _a_walk(chance, worker, next(strangers), today), number)
        if worker.role == "supervisor":
            check_some(worker, chance, days_ago=chance.randint(3, 12))
        _log_team_work(worker, chance, today)
        plan_todays_demo(worker, chance)
        say(f"{worker.name} walks with {facts['people']} people")
    let_others_in(house.workers["Rosa"], house.workers["Lorraine"])
    arrange_cover(house.workers)
    open_one(house.workers)


def _a_walk(chance: random.Random, worker: Actor, person: MadePerson, today: dt.date) -> Walk:
    """Most have walked for many months; some came in the last weeks."""
    days = chance.choice(LENGTHS) - chance.randrange(6)
    return Walk(chance, worker, person, today - dt.timedelta(days=days), today)


def _walk_with(house: House, walk: Walk, number: int) -> None:
    # With Rosa only Joanne and Terrence have been silent for long: they are told by hand.
    is_drifting = walk.chance.randrange(100) < DRIFTING_IN_A_HUNDRED and walk.worker.name != "Rosa"
    agreed = walk.person.agreed_days
    story = a_story(
        walk.chance,
        language=walk.person.language,
        worker=walk.worker.name,
        days=walk.days,
        pace=agreed * 0.8,
        silent=agreed + walk.chance.randint(2, 9) if is_drifting else 0,
    )
    participant_id = take(walk, story)
    agree(walk, participant_id)
    if walk.days and walk.chance.randrange(100) < INVITED_IN_A_HUNDRED:
        suggest_one(walk, participant_id)
    seek(walk, participant_id, seed=SEED)
    if number == 0:
        others = [
            worker
            for worker in house.workers.values()
            if worker.program_id == walk.worker.program_id and worker != walk.worker
        ]
        with clock.stopped_at(walk.at(walk.today - dt.timedelta(days=3), 17)):
            assign(
                actor=walk.worker,
                participant_id=participant_id,
                worker_id=walk.chance.choice(others).id,
                kind="backup",
            )


def _log_team_work(worker: Actor, chance: random.Random, today: dt.date) -> None:
    """The work around the work, on the working days of the last two weeks."""
    days = [today - dt.timedelta(days=ago) for ago in range(1, 14)]
    for day in [day for day in days if day.weekday() < 5]:
        kind, minutes, hour, words = (
            TEAM_WORK[0] if day.weekday() == 0 else chance.choice(TEAM_WORK)
        )
        start = moment_on(day, hour, 0, ZoneInfo(worker.zone))
        with clock.stopped_at(start + dt.timedelta(minutes=minutes)):
            log_indirect_work(
                actor=worker,
                entry_id=new_id(),
                started_at=start,
                minutes=minutes,
                work=[kind],
                words=words,
            )


def _fill_elsewhere(house: House, chance: random.Random, now: dt.datetime) -> None:
    kit = house.workers["Kit"]
    today = now.astimezone(ZoneInfo(kit.zone)).date()
    for facts, person in zip(texts("cast")["strangers"], made_people(chance), strict=False):
        stranger = person.called(facts["preferred_name"])
        walk = Walk(chance, kit, stranger, today - dt.timedelta(days=40), today)
        story = a_story(chance, language="en", worker="Kit", days=40, pace=9)
        take(walk, story.wanting(facts["want"]))
    plan_todays_demo(kit, chance)
