"""What the makers of rows share: who is there, and by which keys."""

import datetime as dt
import random
from dataclasses import dataclass, field

import uuid_utils

from walkwith.demo.people import Tongue
from walkwith.foundation.actor import Actor

ZONE = "America/New_York"
PEOPLE_A_WORKER = 25
WORKERS_A_SUPERVISOR = 10
WORKERS_A_PROGRAM = 50


def key() -> str:
    """A new key, as COPY writes it."""
    return str(uuid_utils.uuid7())


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    worker: str
    assignment: str
    language: Tongue
    since: int
    """The day of the year the walk began."""


@dataclass(slots=True)
class World:
    """One big organization in the making. `now` is its last moment; its year ends there."""

    chance: random.Random
    founder: Actor
    now: dt.datetime
    programs: list[str]
    workers: list[str] = field(default_factory=list)
    supervisors: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    @property
    def organization(self) -> str:
        return str(self.founder.organization_id)

    @property
    def began(self) -> dt.datetime:
        return self.now - dt.timedelta(days=365)

    def on_day(self, day: int, hour: int, minute: int = 0) -> dt.datetime:
        """A moment of the year's day `day`, roughly in local daytime."""
        midnight = self.began.replace(hour=5, minute=0, second=0, microsecond=0)
        return midnight + dt.timedelta(days=day, hours=hour, minutes=minute)
