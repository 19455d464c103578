"""The named cast, a database of our own, and the house rules of every rendered page.

Rosa walks with Dee. Lorraine supervises Rosa. Marcus is the worker next door, Pat the
administrator, Kit a peer specialist of another organization: they must see nothing of Dee.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.management import call_command
from django.db import connections
from django.db.models.functions import Now
from django.test import Client
from django.utils import translation

from tests.embedded import copied, made_once
from walkwith.access.commands import (
    begin_side_by_side,
    begin_supervision,
    end_side_by_side,
    welcome_participant,
)
from walkwith.access.models import SideBySide
from walkwith.accounts.commands import add_member, add_program, found_organization
from walkwith.accounts.models import Account, Membership
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.server import make_app_role, make_database, owner_url
from walkwith.people.commands import add_strengths
from walkwith.people.models import Participant

PASSWORD = "walk-with-me-2026"
# The same hash as in earnest, at a cost that lets a thousand tests make a cast each.
Argon2PasswordHasher.time_cost = 1
Argon2PasswordHasher.memory_cost = 64
Argon2PasswordHasher.parallelism = 1
DEE = {
    "preferred_name": "Dee",
    "full_name": "Deirdre Quill",
    "pronouns": "she/her",
    "safely": "Text only, 9 to 3. Say “Rosa from the library”. No voicemail.",
    "phone": "412-555-0143",
    "may_text": True,
    "zip_code": "15201",
    "agreed_days": 7,
}


@pytest.fixture(autouse=True)
def english() -> None:
    """A page asked for in Spanish leaves its language with the thread: each test begins anew."""
    translation.deactivate()


def use_database(name: str) -> None:
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
        settings.DATABASES[alias]["NAME"] = name


@pytest.fixture(scope="session")
def migrated(django_db_blocker: Any) -> str:
    """The empty database all others are copied from: migrated as its owner, once for a run."""

    def migrate() -> None:
        make_app_role(owner_url())
        make_database(owner_url(), "migrated", afresh=True)
        use_database("migrated")
        call_command("migrate", verbosity=0)
        connections["owner"].close()

    with django_db_blocker.unblock():
        return made_once("migrated", migrate)


@pytest.fixture(scope="session")
def django_db_setup(migrated: str) -> Iterator[None]:
    """A database for each worker, used as walkwith_app."""
    name = "test_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    copied(migrated, name)
    use_database(name)
    yield
    for connection in connections.all():
        connection.close()


@dataclass(frozen=True)
class Cast:
    """Everybody in the tests. Each is an `Actor`; `dee` is the participant Rosa walks with."""

    pat: Actor
    rosa: Actor
    lorraine: Actor
    marcus: Actor
    kit: Actor
    dee: Participant

    def strangers(self) -> tuple[Actor, ...]:
        return (self.marcus, self.pat, self.kit)


def actor_of(membership: Membership) -> Actor:
    return Actor(
        id=membership.pk,
        account_id=membership.account_id,
        organization_id=membership.organization_id,
        role=membership.role,  # type: ignore[arg-type]
        name=membership.name,
        program_id=membership.program_id,
    )


def sit_beside(worker: Actor, participant_id: UUID) -> None:
    """They said yes: for two hours the worker writes in their plan, together with them."""
    begin_side_by_side(actor=worker, participant_id=participant_id)


def end_the_moment(cast: Cast) -> None:
    """From here on Rosa writes alone again."""
    with acting_as(cast.rosa):
        moment = SideBySide.objects.get(worker_id=cast.rosa.id, ends_at__gt=Now())
    end_side_by_side(actor=cast.rosa, moment_id=moment.pk)


def an_organization(name: str, username: str) -> Actor:
    return found_organization(
        name=name,
        zone="America/New_York",
        zip_code="15201",
        administrator="Pat",
        username=username,
        password=PASSWORD,
    )


@pytest.fixture
def cast(db: None) -> Cast:
    pat = an_organization("Harbor Peers", "pat")
    river = add_program(actor=pat, name="River")
    hill = add_program(actor=pat, name="Hill")

    def worker(role: Any, name: str, program: Any) -> Actor:
        return actor_of(
            add_member(
                actor=pat,
                role=role,
                name=name,
                username=name.lower(),
                password=PASSWORD,
                program=program,
                credential="CPS",
            )
        )

    rosa = worker("peer_specialist", "Rosa", river)
    lorraine = worker("supervisor", "Lorraine", river)
    marcus = worker("peer_specialist", "Marcus", hill)
    begin_supervision(actor=pat, supervisor_id=lorraine.id, worker_id=rosa.id)
    other = an_organization("Elsewhere", "ops")
    kit = actor_of(
        add_member(
            actor=other, role="peer_specialist", name="Kit", username="kit", password=PASSWORD
        )
    )
    dee = welcome_participant(actor=rosa, worker_id=rosa.id, details=DEE)
    add_strengths(actor=rosa, participant_id=dee.pk, words=["Funny", "Never late"])
    return Cast(pat=pat, rosa=rosa, lorraine=lorraine, marcus=marcus, kit=kit, dee=dee)


@pytest.fixture
def beside(cast: Cast) -> None:
    """Rosa and Dee sit side by side, and write in Dee's plan together."""
    sit_beside(cast.rosa, cast.dee.pk)


@pytest.fixture
def browse(cast: Cast) -> Callable[[Actor], Client]:
    """`browse(actor)` is a client signed in as that member of the cast."""

    def signed_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id))
        return client

    return signed_in
