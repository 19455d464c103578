"""What happened on the way with each person: told from a seed, in plain words."""

import datetime as dt
import random
from dataclasses import dataclass, replace
from typing import Any

from walkwith.demo.people import Tongue, texts

MINUTES = (15, 20, 30, 30, 40, 45, 45, 60, 60, 90)
FRIENDS = ("Ana", "Benny", "Cora", "Teo", "Nell", "Gus", "Lidia", "Ray")
QUICK_WAYS = ("phone", "text", "phone", "video")


@dataclass(frozen=True, slots=True)
class Told:
    """One time together, as its note will tell it. `day` counts from the first day of the walk."""

    day: int
    hour: int
    minutes: int
    way: str
    place: str
    work: tuple[str, ...]
    goal: str
    together: str
    felt: str
    step: str
    step_in_days: int


@dataclass(frozen=True, slots=True)
class Story:
    """A person's year: what they want, and what was done together."""

    want: str
    told: tuple[Told, ...]

    def wanting(self, want: str) -> "Story":
        """The same story of somebody who wants something else."""
        return replace(self, want=want)


@dataclass(frozen=True, slots=True)
class Visit:
    """Where two people can meet, and what they do when that falls through."""

    purpose: str
    place: str
    way: str
    plan_b: str


def a_story(
    chance: random.Random,
    *,
    language: Tongue,
    worker: str,
    days: int,
    pace: float,
    silent: int = 0,
) -> Story:
    """A story of `days` days: the first day is 0, and `silent` days ago they last talked.

    People are seen every `pace` days now; the further back, the fewer notes are kept.
    """
    known = texts(f"stories.{language}")
    journeys = chance.sample(known["journeys"], 2)
    beats = [beat for journey in journeys for beat in journey["beats"]]
    told = []
    for number, day in enumerate(_days(chance, days, pace, silent)):
        is_beat = bool(beats) and number % 3 != 2
        scene = beats.pop(0) if is_beat else chance.choice(known["moments"])
        told.append(_tell(chance, scene, day=day, worker=worker, language=language))
    want = journeys[1 if len(told) > 6 else 0]["want"]
    return Story(want=want, told=tuple(told))


def _days(chance: random.Random, days: int, pace: float, silent: int) -> list[int]:
    """The days they met, from the first on: close together now, further apart long ago."""
    met = []
    ago: float = silent or 1 + chance.random() * pace
    while ago < days - 1:
        met.append(days - round(ago))
        ago += max(2, chance.gauss(1, 0.25) * pace * (1 + ago / 25))
    return [0, *reversed(met)]


def _tell(
    chance: random.Random, scene: dict[str, Any], *, day: int, worker: str, language: Tongue
) -> Told:
    visit = a_visit(chance, language)
    friend = chance.choice(FRIENDS)
    is_short = scene["work"] == ["skills", "relationship"]

    def filled(words: str) -> str:
        return words.replace("{worker}", worker).replace("{friend}", friend)

    return Told(
        day=day,
        hour=chance.choice((9, 10, 10, 11, 13, 14, 14, 15, 16, 17)),
        minutes=10 if is_short else chance.choice(MINUTES),
        way=chance.choice(QUICK_WAYS) if is_short else "in_person",
        place="" if is_short or visit.way != "in_person" else visit.place,
        work=tuple(scene["work"]),
        goal=scene["goal"],
        together=filled(chance.choice(scene["together"])),
        felt=filled(chance.choice(scene["felt"])),
        step=filled(scene["step"]),
        step_in_days=chance.choice((1, 2, 3, 3, 5, 7, 7)),
    )


def a_visit(chance: random.Random, language: Tongue, *, way: str | None = None) -> Visit:
    """A reason to meet, with its place and its plan B."""
    visits = texts("places")["visits"]
    chosen = chance.choice([visit for visit in visits if way in (None, visit["way"])])
    purpose, place = chosen[language]
    return Visit(
        purpose=purpose,
        place=place,
        way=chosen["way"],
        plan_b=chance.choice(chosen[f"plan_b_{language}"]),
    )


def moment_on(day: dt.date, hour: int, minute: int, zone: dt.tzinfo) -> dt.datetime:
    """A wall-clock time of a day, where the people are."""
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=zone)
