"""What people look for in the demo, where they were brought, and whether it helped."""

import datetime as dt
import random
from typing import Any
from uuid import UUID

from walkwith.demo.people import texts
from walkwith.demo.walks import Walk, at_moment
from walkwith.directory.models import Service
from walkwith.foundation.actor import Actor
from walkwith.referrals.commands import (
    Asked,
    add_need,
    avoid_place,
    count_unmet,
    meet_need,
    refer,
    say_if_it_helped,
    say_preferences,
    tell_referral,
)

LOOKING_IN_A_HUNDRED = 45
SUITS_DEE: dict[str, Any] = {
    "company": "women",
    "gender": "woman",
    "children": "like",
    "ways": ["walk", "bus"],
    "far": 45,
    "far_in": "minutes",
}


def seek_with_dee(walk: Walk, dee: Actor, participant_id: UUID) -> None:
    """A home with her kids. Two weeks ago Rosa went with her for the ID: that helped."""
    about: dict[str, Any] = {"actor": walk.worker, "participant_id": participant_id}
    with at_moment(walk.worker, _ago(walk, 16, 11)):
        say_preferences(**about, said=SUITS_DEE)
        add_need(**about, need="sober_housing", words="A room where my kids can visit")
        papers = add_need(**about, need="id_papers", words="My ID, for the housing list")
        avoid_place(**about, words="The bar on Butler Street", why="People I used to know")
        brought = refer(
            **about,
            asked=_asked(walk, "Help with IDs and birth certificates", "id_papers", 16, how="went"),
        )
    with at_moment(walk.worker, _ago(walk, 8, 15)):
        tell_referral(actor=walk.worker, referral_id=brought.pk, happened="got_help")
        meet_need(actor=walk.worker, need_id=papers.pk)
    with at_moment(dee, _ago(walk, 7, 18)):
        words = "They were kind. The form is long, go with somebody."
        say_if_it_helped(actor=dee, referral_id=brought.pk, answer="yes", words=words)


def seek_with_luis(walk: Walk, participant_id: UUID) -> None:
    """Luis was told of a place that finds work. Today Rosa asks how it went."""
    with at_moment(walk.worker, _ago(walk, 4, 16)):
        about: dict[str, Any] = {"actor": walk.worker, "participant_id": participant_id}
        add_need(**about, need="work", words="Fijo, y con los domingos libres")
        asked = _asked(walk, "Work with a fair chance", "work", 0, next_action="Preguntar si llamó")
        refer(**about, asked=asked)


def seek(walk: Walk, participant_id: UUID, *, seed: int) -> None:
    """What one of the others looks for, if anything; some of it the town does not have."""
    chance = random.Random(f"{seed} {walk.person.full_name}")
    if walk.days < 1 or chance.randrange(100) >= LOOKING_IN_A_HUNDRED:
        return
    known = texts("needs")
    need = chance.choice(known["often"])
    with at_moment(walk.worker, _ago(walk, min(walk.days, chance.randint(1, 12)), 14)):
        about: dict[str, Any] = {"actor": walk.worker, "participant_id": participant_id}
        add_need(**about, need=need, words=known["words"][need][walk.person.language])
        if need in known["unmet"]:
            count_unmet(**about, need=need)


def _asked(
    walk: Walk, service: str, need: str, days: int, *, how: str = "told", next_action: str = ""
) -> Asked:
    """A referral of which somebody looks again, or goes there, so many days ago."""
    found = Service.objects.get(organization_id=walk.worker.organization_id, name=service)
    return Asked(
        words=texts("needs")["asked"][need][walk.person.language],
        how=how,
        service_id=found.pk,
        need=need,
        next_action=next_action,
        next_on=walk.today - dt.timedelta(days=days),
    )


def _ago(walk: Walk, days: int, hour: int) -> dt.datetime:
    return walk.at(walk.today - dt.timedelta(days=days), hour)
