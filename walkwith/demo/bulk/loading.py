"""Load the big organization: `walkwith demo --participants 20000 --notes 1000000`."""

import random
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connections, transaction

from walkwith.accounts.commands import add_program, found_organization
from walkwith.accounts.models import Organization
from walkwith.demo.bulk.copying import trust_the_rows
from walkwith.demo.bulk.lines import copy_lines
from walkwith.demo.bulk.listings import copy_services, make_offers
from walkwith.demo.bulk.members import copy_people, copy_workers
from walkwith.demo.bulk.notes import copy_days_ahead, copy_notes
from walkwith.demo.bulk.world import PEOPLE_A_WORKER, WORKERS_A_PROGRAM, ZONE, World
from walkwith.demo.house import give_card
from walkwith.demo.meetings import spots_of_the_country
from walkwith.demo.town import import_town
from walkwith.foundation import clock
from walkwith.foundation.errors import Refused

FEWEST = 50
MEETINGS_A_SERVICE = 4


@dataclass(frozen=True, slots=True)
class Size:
    """How big an organization is wanted."""

    participants: int
    notes: int
    meetings: int = 0


def load_big(size: Size, *, seed: int, say: Callable[[str], None]) -> World:
    """Fill an empty database, as its owner. Refused where anybody's records are kept."""
    if Organization.objects.exists():
        raise Refused("The big demo needs a database of its own, and this one is in use.")
    if size.participants < FEWEST:
        raise Refused("The big demo begins at 50 participants.")
    began = time.monotonic()
    world = _found(size, seed)
    owner = connections["owner"]
    trust_the_rows(owner)
    with transaction.atomic(using="owner"), owner.cursor() as cursor:
        copy_workers(cursor, world, size.participants)
        copy_people(cursor, world, size.participants)
        say(f"{size.participants:,} people with {len(world.workers):,} workers")
        copy_notes(cursor, world, size.notes, say)
        copy_days_ahead(cursor, world)
        copy_lines(cursor, world)
    if size.meetings:
        spots = spots_of_the_country()
        import_town(world.founder, spots, size.meetings, seed=seed, say=say)
        services = size.meetings // MEETINGS_A_SERVICE
        with transaction.atomic(using="owner"), owner.cursor() as cursor:
            copy_services(cursor, world, spots, services)
        make_offers(world)
        say(f"{services:,} services")
    with owner.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    owner.close()
    say(f"loaded in {time.monotonic() - began:.0f} seconds")
    return world


def _found(size: Size, seed: int) -> World:
    now = clock.now()
    founder = found_organization(
        name="Walking Together, Statewide",
        zone=ZONE,
        zip_code="15201",
        administrator="Pat Dombrowski",
        username="pat",
        password=secrets.token_urlsafe(24),
        is_demo=True,
    )
    programs = [
        str(add_program(actor=founder, name=f"Program {number + 1}").pk)
        for number in range(1 + size.participants // (PEOPLE_A_WORKER * WORKERS_A_PROGRAM))
    ]
    give_card(founder, "pat")
    return World(chance=random.Random(seed), founder=founder, now=now, programs=programs)
