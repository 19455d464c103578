"""Which law a program stands under, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from walkwith.access.models import Regime
from walkwith.access.queries import Standing
from walkwith.access.sentences.parts import Words

MEANS: dict[str, Words] = {
    "part_2": gettext_lazy(
        "It gives or arranges help for substance use: 42 CFR Part 2 holds, and HIPAA with it."
    ),
    "lawful_holder": gettext_lazy(
        "It was given such records by consent: 42 CFR Part 2 goes with what it was given."
    ),
    "service": gettext_lazy(
        "It works for a Part 2 program by a written agreement, and is bound as the program is."
    ),
    "hipaa": gettext_lazy("It is bound by HIPAA. What leaves says so, and not more."),
    "none": gettext_lazy(
        "No law of these holds. What leaves still goes with a request to keep it private."
    ),
}


@dataclass(frozen=True, slots=True)
class ToldStanding:
    """A program and its law today; `is_said` is false for the strict one nobody had to choose."""

    name: str
    kind: str
    means: Words
    is_said: bool
    history: list[Regime]


def told_standings(standings: list[Standing]) -> list[ToldStanding]:
    return [
        ToldStanding(
            name=one.program.name,
            kind=str(Regime.Kinds(one.kind).label),
            means=MEANS[one.kind],
            is_said=bool(one.history),
            history=one.history,
        )
        for one in standings
    ]


def kinds_of_law() -> list[tuple[str, Words]]:
    """Each law a program can stand under, and what that means in a line."""
    return [(str(kind.label), MEANS[kind.value]) for kind in Regime.Kinds]
