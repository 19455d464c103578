"""The demo's two organizations: who belongs to them, and who leads whom."""

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction

from walkwith.access.commands import (
    begin_privacy_contact,
    begin_supervision,
    say_whom_they_know,
)
from walkwith.accounts.commands import (
    add_member,
    add_program,
    found_organization,
    renew_membership,
)
from walkwith.accounts.models import Account, Membership, Program
from walkwith.accounts.queries import enter
from walkwith.demo.people import texts
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.library.commands import write_report_card

CARDS = ("rosa", "dee", "lorraine", "marcus", "pat", "house", "ana", "kit")
OPEN_FOR_DAYS = 480
RENEWED_BEFORE = 20
# Whose place nobody has renewed yet, and how many days are left of it.
NOT_RENEWED, DAYS_LEFT = "Oleksa", 24
PRIVACY_CONTACTS = ("Lorraine", "Inés")
NOT_ANSWERED = "Marcus"


@dataclass(slots=True)
class House:
    """An organization with its founder and its workers, by their names."""

    founder: Actor
    workers: dict[str, Actor] = field(default_factory=dict)


def found_house(now: dt.datetime) -> House:
    """Harbor Peers: two programs, eleven workers and Pat, who runs the house."""
    cast = texts("cast")
    with clock.stopped_at(now - dt.timedelta(days=OPEN_FOR_DAYS)):
        house = House(_found(cast["organization"], administrator="Pat", username="pat"))
        programs: dict[str, Program] = {}
        for worker in cast["workers"]:
            name = worker["program"]
            if name not in programs:
                programs[name] = add_program(actor=house.founder, name=name)
            house.workers[worker["name"]] = _add_worker(house, worker, programs[name])
        for leader in cast["workers"]:
            if leader["role"] == "supervisor":
                _lead(house, leader)
        card = cast["report_card"]
        today = clock.today(house.founder.zone)
        write_report_card(actor=house.founder, checked_on=today, **card)
    _renew(house, now)
    _ask_the_house(house)
    return house


def found_elsewhere(now: dt.datetime) -> House:
    """The other organization, where Kit works: nothing of it is ever seen from the first."""
    with clock.stopped_at(now - dt.timedelta(days=OPEN_FOR_DAYS)):
        house = House(_found(texts("cast")["elsewhere"], administrator="Olu", username="olu"))
        house.workers["Kit"] = _add_worker(house, {"name": "Kit", "role": "peer_specialist"}, None)
    _renew(house, now)
    return house


def _ask_the_house(house: House) -> None:
    """Two are asked about privacy; whom they know, all have answered but one."""
    for name in PRIVACY_CONTACTS:
        begin_privacy_contact(actor=house.founder, member_id=house.workers[name].id)
    for name, worker in house.workers.items():
        if name != NOT_ANSWERED:
            say_whom_they_know(actor=worker, names=[])


def _renew(house: House, now: dt.datetime) -> None:
    """The first year of everybody's place is over; one is about to end again."""
    for worker in house.workers.values():
        left = settings.PLACE_DAYS - DAYS_LEFT
        ago = left if worker.name == NOT_RENEWED else RENEWED_BEFORE
        with clock.stopped_at(now - dt.timedelta(days=ago)):
            renew_membership(actor=house.founder, membership_id=worker.id)


def give_card(actor: Actor, name: str) -> None:
    """Let a tap on a card of the sign-in page open the door of this person, without a password."""
    opened = Account.objects.filter(pk=actor.account_id)
    opened.update(demo_card=name, password_is_temporary=False)


def no_password() -> str:
    """A password nobody knows: the cards open the doors of the demo."""
    return secrets.token_urlsafe(24)


def demo_workers() -> list[Actor]:
    """Everybody who works in the demo's organizations, whoever asks."""
    found = []
    for account_id in Account.objects.order_by("made_at", "id").values_list("pk", flat=True):
        with transaction.atomic():
            actor = enter(account_id=account_id)
        if actor and actor.role in ("peer_specialist", "supervisor"):
            found.append(actor)
    return found


def actor_of(membership: Membership, zone: str) -> Actor:
    return Actor(
        id=membership.pk,
        account_id=membership.account_id,
        organization_id=membership.organization_id,
        role=membership.role,  # type: ignore[arg-type]
        name=membership.name,
        zone=zone,
        program_id=membership.program_id,
    )


def _found(facts: dict[str, Any], *, administrator: str, username: str) -> Actor:
    founder = found_organization(
        name=facts["name"],
        zone=facts["zone"],
        zip_code=facts["zip_code"],
        administrator=administrator,
        username=username,
        password=no_password(),
        is_demo=True,
    )
    if username in CARDS:
        give_card(founder, username)
    return founder


def _add_worker(house: House, facts: dict[str, Any], program: Program | None) -> Actor:
    name = facts["name"]
    membership = add_member(
        actor=house.founder,
        role=facts["role"],
        name=name,
        username=name.lower().replace("é", "e"),
        password=no_password(),
        program=program,
        credential="CPS",
        language=facts.get("language", "en"),
    )
    worker = actor_of(membership, house.founder.zone)
    if name.lower() in CARDS:
        give_card(worker, name.lower())
    return worker


def _lead(house: House, leader: dict[str, Any]) -> None:
    for worker in texts("cast")["workers"]:
        if worker["program"] == leader["program"] and worker["role"] == "peer_specialist":
            begin_supervision(
                actor=house.founder,
                supervisor_id=house.workers[leader["name"]].id,
                worker_id=house.workers[worker["name"]].id,
            )
